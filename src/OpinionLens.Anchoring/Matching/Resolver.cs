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
        var quote = index.Patterns.Rent(selectors.Quote, hint);
        var anchor = quote.Length == 0 ? Blank(index.Text, selectors.Quote) : Best(quote, index, selectors.Quote.Exact);
        index.Patterns.Return(quote);
        return anchor;
    }

    private static Anchor Best(QuotePattern quote, TextIndex index, string exact)
    {
        Place? found = null;
        var margin = 1.0;
        foreach (var place in Ranked(quote, index))
        {
            if (!Judgement.Found(place, quote.Length)) continue;
            if (found is not null)
            {
                margin = Math.Clamp(found.Value.Score - place.Score, 0, 1);
                break;
            }

            found = place;
        }

        if (found is not { } best) return Gone;
        var same = WordOrder.Same(quote.Quote, index.Folded.Text.AsSpan(best.Start, best.End - best.Start));
        var span = index.Folded.ToOriginal(best.Start, best.End);
        return new(Judgement.State(best, same, margin), span, best.Similarity, Method(best, index.Text, span, exact), margin);
    }

    public static string Method(Place place, string text, TextSpan span, ReadOnlySpan<char> quote) =>
        place.Similarity < 1 ? "fuzzy" : text.AsSpan(span.Start, span.Length).SequenceEqual(quote.Trim()) ? "exact" : "typographic";

    public static IReadOnlyList<Candidate> Candidates(TextIndex index, TextQuoteSelector selector, int most)
    {
        var quote = index.Patterns.Rent(selector);
        var candidates = Ranked(quote, index).Where(p => p.Similarity >= Judgement.LeastSimilarity).Take(most)
            .Select(p => new Candidate(index.Folded.ToOriginal(p.Start, p.End), p.Similarity, p.Score)).ToList();
        index.Patterns.Return(quote);
        return candidates;
    }

    /// <summary>Disjoint places, best first; the list is the pattern's own and holds until its next quote.</summary>
    public static List<Place> Ranked(QuotePattern quote, TextIndex index)
    {
        var (places, ranked) = (quote.Places, quote.Ranked);
        places.Clear();
        ranked.Clear();
        if (quote.Length == 0) return ranked;
        ExactHits.Find(quote, index, places);
        // An exact hit among the right neighbours near its place cannot be beaten; any other may be a copy of an edited original.
        if (!(places.Count == 1 && places[0].Context is >= 0.9 && Odds.Distance(places[0].Start, quote.Hint) <= Near)) FuzzyHits.Find(quote, index, places);
        places.Sort(static (a, b) => a.Odds != b.Odds ? b.Odds.CompareTo(a.Odds) : a.Start.CompareTo(b.Start));
        foreach (var place in places)
            if (!Overlaps(ranked, place)) ranked.Add(place);
        return ranked;
    }

    private static bool Overlaps(List<Place> places, Place place)
    {
        foreach (var other in places)
            if (other.Overlaps(place)) return true;
        return false;
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
