using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Matching;

/// <summary>Decides where a quote stands: every kind of candidate is weighed by words, neighbours and position before one is chosen.</summary>
internal static class Resolver
{
    public static Anchor Gone { get; } = new(AnchorState.Orphaned, null, 0, "none", 0);

    // Some hundred characters of drift, more further down in a text.
    private const double Near = 1.4;

    /// <summary>Where the position still holds quote and neighbours letter by letter there is nothing to search.</summary>
    public static Anchor? AtPosition(string text, TextSelectors selectors)
    {
        var (exact, prefix, suffix) = (selectors.Quote.Exact, selectors.Quote.Prefix, selectors.Quote.Suffix);
        if (selectors.Position is not { } position || exact.Length == 0) return null;
        if (position.Start < 0 || position.End > text.Length || position.End - (long)position.Start != exact.Length) return null;
        var agrees = text.AsSpan(position.Start, exact.Length).SequenceEqual(exact)
            && text.AsSpan(0, position.Start).EndsWith(prefix) && text.AsSpan(position.End).StartsWith(suffix);
        return agrees ? new(AnchorState.Exact, new(position.Start, position.End), 1, "position", 1) : null;
    }

    public static Anchor Resolve(TextIndex index, TextSelectors selectors)
    {
        var hint = selectors.Position is { } p ? index.Folded.FromOriginal(p.Start) : (int?)null;
        var quote = new QuotePattern(selectors.Quote, hint);
        if (quote.Length == 0) return Blank(index.Text, selectors.Quote);
        var places = Ranked(quote, index);
        places.RemoveAll(place => !Judgement.Found(place, quote.Length));
        if (places.Count == 0) return Gone;
        var best = places[0];
        var margin = places.Count > 1 ? Math.Clamp(best.Score - places[1].Score, 0, 1) : 1;
        var same = WordOrder.Same(quote.Quote, index.Folded.Text.AsSpan(best.Start, best.End - best.Start));
        var span = index.Folded.ToOriginal(best.Start, best.End);
        return new(Judgement.State(best, same, margin), span, best.Similarity, Method(best, index.Text, span, selectors.Quote.Exact), margin);
    }

    public static string Method(Place place, string text, TextSpan span, ReadOnlySpan<char> quote) =>
        place.Similarity < 1 ? "fuzzy" : text.AsSpan(span.Start, span.Length).SequenceEqual(quote.Trim()) ? "exact" : "typographic";

    public static IReadOnlyList<Candidate> Candidates(TextIndex index, TextQuoteSelector selector, int most)
    {
        var quote = new QuotePattern(selector);
        var places = Ranked(quote, index);
        return [.. places.Where(p => p.Similarity >= Judgement.LeastSimilarity).Take(most)
            .Select(p => new Candidate(index.Folded.ToOriginal(p.Start, p.End), p.Similarity, p.Score))];
    }

    /// <summary>Disjoint places, best first.</summary>
    public static List<Place> Ranked(QuotePattern quote, TextIndex index)
    {
        var places = new List<Place>();
        if (quote.Length == 0) return places;
        ExactHits.Find(quote, index, places);
        // An exact hit among the right neighbours near its place cannot be beaten; any other may be a copy of an edited original.
        if (!(places.Count == 1 && places[0].Context is >= 0.9 && Odds.Distance(places[0].Start, quote.Hint) <= Near)) FuzzyHits.Find(quote, index, places);
        places.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Start.CompareTo(b.Start));
        var disjoint = new List<Place>(places.Count);
        foreach (var place in places)
            if (!disjoint.Exists(d => d.Overlaps(place))) disjoint.Add(place);
        return disjoint;
    }

    // A quote of blanks or dropped marks only has no words to look for: it is found with its neighbours or not at all.
    private static Anchor Blank(string text, TextQuoteSelector quote)
    {
        var whole = quote.Prefix + quote.Exact + quote.Suffix;
        var at = quote.Exact.Length == 0 ? -1 : text.IndexOf(whole, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(whole, at + 1, StringComparison.Ordinal) >= 0) return Gone;
        var start = at + quote.Prefix.Length;
        return new(AnchorState.Exact, new(start, start + quote.Exact.Length), 1, "exact", 1);
    }
}
