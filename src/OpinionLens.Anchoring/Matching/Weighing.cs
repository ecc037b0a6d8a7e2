using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Matching;

/// <summary>Gathers all that speaks for a place: letters, surviving words, neighbours, distance from the expected position.</summary>
internal static class Weighing
{
    // A neighbour text may have grown or lost some characters; it is looked for within this many more.
    private const int Slack = 12;

    // Reworded neighbours grow; their words are looked for in a stretch this much longer than they were.
    private const int Growth = 24;

    public static Place Weigh(QuotePattern quote, TextIndex index, int start, int end, double similarity)
    {
        var text = index.Folded.Text;
        double? before = quote.Before.Length == 0 ? null : Side(quote.BeforeBackward, text, start, backwards: true);
        double? after = quote.After.Length == 0 ? null : Side(quote.AfterForward, text, end, backwards: false);
        var left = quote.WordsIn(index).At(index.Words, start, end, 2 * quote.Before.Length + Growth, 2 * quote.After.Length + Growth);
        var place = new Place(start, end, similarity, before, after) { Left = left };
        var odds = Odds.Of(place, quote, index);
        if (before is null && after is null && CutsWord(quote, text, start, end)) odds -= Odds.CutWord;
        return place with { Odds = odds };
    }

    private static double Side(EditPattern context, string text, int edge, bool backwards)
    {
        var reach = context.Length + Slack;
        var near = backwards
            ? text.AsSpan(Math.Max(0, edge - reach), Math.Min(edge, reach))
            : text.AsSpan(edge, Math.Min(reach, text.Length - edge));
        return 1 - (double)context.Best(near, anchored: true, backwards).Distance / context.Length;
    }

    private static bool CutsWord(QuotePattern quote, string text, int start, int end) =>
        (start > 0 && char.IsLetterOrDigit(quote.Quote[0]) && char.IsLetterOrDigit(text[start - 1]) && char.IsLetterOrDigit(text[start]))
        || (end < text.Length && char.IsLetterOrDigit(quote.Quote[^1]) && char.IsLetterOrDigit(text[end]) && char.IsLetterOrDigit(text[end - 1]));
}
