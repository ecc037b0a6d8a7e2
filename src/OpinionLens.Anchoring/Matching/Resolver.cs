using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Matching;

/// <summary>Decides among candidates by words, neighbours and position, and says how sure that is.</summary>
internal static class Resolver
{
    // Weights of words, each neighbour, and nearness to the old position: neighbours together outvote a likeness 0.2 better.
    private const double Words = 0.68;
    private const double Neighbour = 0.15;
    private const double Nearness = 0.02;

    /// <summary>Below this a quote is called gone. Short quotes are alike by chance and must be more alike.</summary>
    private const double LeastSimilarity = 0.5;
    private const double LeastShort = 0.7;
    private const int ShortQuote = 25;

    /// <summary>Neighbours that agree less than this are other neighbours.</summary>
    private const double SameNeighbours = 0.5;
    private const double LeastMargin = 0.03;

    /// <summary>Where the position still holds quote and neighbours letter by letter there is nothing to search.</summary>
    public static Anchor? AtPosition(string text, TextSelectors selectors)
    {
        if (selectors.Position is not { } position || position.Start < 0 || position.End < position.Start || position.End > text.Length) return null;
        var (exact, prefix, suffix) = (selectors.Quote.Exact, selectors.Quote.Prefix, selectors.Quote.Suffix);
        if (exact.Length == 0 || !text.AsSpan(position.Start, position.End - position.Start).SequenceEqual(exact)) return null;
        return text.AsSpan(0, position.Start).EndsWith(prefix) && text.AsSpan(position.End).StartsWith(suffix)
            ? new(AnchorState.Exact, new(position.Start, position.End), 1, "position", 1) : null;
    }

    public static Anchor Resolve(TextIndex index, TextSelectors selectors)
    {
        var ranked = Ranked(index, selectors.Quote, selectors.Position, LeastSimilarity);
        if (ranked.Count == 0) return Gone;
        var best = ranked[0];
        var margin = ranked.Count > 1 ? Math.Clamp(best.Score - ranked[1].Score, 0, 1) : 1;
        var quote = FoldedText.Of(selectors.Quote.Exact).Text.Trim();
        if (best.Hit.Similarity < (quote.Length < ShortQuote ? LeastShort : LeastSimilarity)) return Gone;
        var span = Original(index, best.Hit, selectors.Quote.Exact);
        var same = best.Hit.Similarity >= 1;
        var verbatim = same && span.Of(index.Text) == selectors.Quote.Exact;
        var state = !same || margin < LeastMargin ? AnchorState.Changed : best.Context >= SameNeighbours ? AnchorState.Exact : AnchorState.Moved;
        return new(state, span, best.Hit.Similarity, !same ? "fuzzy" : verbatim ? "exact" : "typographic", margin);
    }

    public static IReadOnlyList<Candidate> Candidates(TextIndex index, TextQuoteSelector quote, int most) =>
        [.. Ranked(index, quote, null, LeastSimilarity).Take(most).Select(r => new Candidate(Original(index, r.Hit, quote.Exact), r.Hit.Similarity, r.Score))];

    private static Anchor Gone => new(AnchorState.Orphaned, null, 0, "none", 0);

    private readonly record struct Ranking(Hit Hit, double Context, double Score);

    private static List<Ranking> Ranked(TextIndex index, TextQuoteSelector quote, TextPositionSelector? position, double least)
    {
        var exact = FoldedText.Of(quote.Exact).Text.Trim();
        if (exact.Length == 0) return [];
        var (prefix, suffix) = (FoldedText.Of(quote.Prefix).Text, FoldedText.Of(quote.Suffix).Text);
        return [.. CandidateFinder.Find(index, exact, least).Select(hit =>
        {
            var (before, after) = (Before(index.Folded.Text, hit.Start, prefix), After(index.Folded.Text, hit.End, suffix));
            var near = position is { } p && index.Text.Length > 0 ? 1 - Math.Min(1, Math.Abs(index.Folded.ToOriginal(hit.Start, hit.End).Start - p.Start) / (double)index.Text.Length) : 1;
            var context = prefix.Length + suffix.Length == 0 ? 1 : (before * prefix.Length + after * suffix.Length) / (prefix.Length + suffix.Length);
            return new Ranking(hit, context, Words * hit.Similarity + Neighbour * before + Neighbour * after + Nearness * near);
        }).OrderByDescending(r => r.Score).ThenBy(r => r.Hit.Start)];
    }

    private static double Before(string text, int start, string prefix)
    {
        if (prefix.Length == 0) return 1;
        var seen = text[Math.Max(0, start - prefix.Length)..start];
        return Likeness(prefix, seen);
    }

    private static double After(string text, int end, string suffix)
    {
        if (suffix.Length == 0) return 1;
        return Likeness(suffix, text[end..Math.Min(text.Length, end + suffix.Length)]);
    }

    private static double Likeness(string a, string b)
    {
        var longer = Math.Max(a.Length, b.Length);
        return longer == 0 ? 1 : a == b ? 1 : 1 - (double)new EditPattern(a).Whole(b) / longer;
    }

    /// <summary>Back to the text; marks that fold to nothing at the edges belong to the passage when they did in the quote.</summary>
    private static TextSpan Original(TextIndex index, Hit hit, string exact)
    {
        var span = index.Folded.ToOriginal(hit.Start, hit.End);
        if (hit.Similarity < 1) return WholeWords(index.Text, span);
        return span.Length < exact.Length && index.Text.AsSpan(span.Start).StartsWith(exact) ? new(span.Start, span.Start + exact.Length) : span;
    }

    /// <summary>Alignment knows letters only; a passage does not begin or end inside a word.</summary>
    private static TextSpan WholeWords(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start > 0 && start < text.Length && char.IsLetterOrDigit(text[start]) && char.IsLetterOrDigit(text[start - 1])) start--;
        while (end > start && end < text.Length && char.IsLetterOrDigit(text[end]) && char.IsLetterOrDigit(text[end - 1])) end++;
        return new(start, end);
    }
}
