using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Matching;

/// <summary>How a place is scored: words, neighbours, distance from the expected position.</summary>
internal static class Weighing
{
    // The proportions follow the practice of annotation clients: the words count most, both sides together nearly as much,
    // the position only decides between equals (an insertion shifts every position after it).
    private const double OfQuote = 50, OfSide = 20, OfPosition = 2;

    // A quote without known neighbours that starts or ends within a word of the text is probably not meant.
    private const double CutWord = 0.9;

    // A neighbour text may have grown or lost some characters; it is looked for within this many more.
    private const int Slack = 12;

    public static Place Weigh(QuotePattern quote, FoldedText text, int start, int end, double similarity, double kept = 0)
    {
        double? before = quote.Before.Length == 0 ? null : Side(quote.BeforeBackward, text.Text, start, backwards: true);
        double? after = quote.After.Length == 0 ? null : Side(quote.AfterForward, text.Text, end, backwards: false);
        double sum = OfQuote * Math.Max(similarity, kept * 0.95), weight = OfQuote;
        if (before is { } b) (sum, weight) = (sum + OfSide * b, weight + OfSide);
        if (after is { } a) (sum, weight) = (sum + OfSide * a, weight + OfSide);
        if (quote.Hint is { } hint)
            (sum, weight) = (sum + OfPosition * (1 - Math.Min(1, Math.Abs(start - (double)hint) / Math.Max(1, text.Length))), weight + OfPosition);
        if (before is null && after is null && CutsWord(quote, text.Text, start, end)) sum *= CutWord;
        return new Place(start, end, similarity, before, after, sum / weight) { Kept = kept };
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
