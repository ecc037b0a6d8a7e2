namespace OpinionLens.Anchoring.Matching;

/// <summary>Finds a very long quote by its first and last words, so that time stays linear in its length.</summary>
internal static class LongQuote
{
    private const int Piece = 1024;

    public static void Find(QuotePattern quote, TextIndex index, List<Place> into)
    {
        var head = Pieces(quote, index, quote.Start, atEnd: false);
        var tail = Pieces(quote, index, quote.End - Piece, atEnd: true);
        foreach (var first in head)
            foreach (var last in tail)
            {
                var length = last.End - first.Start;
                if (length < quote.Length / 2 || length > quote.Length * 2L) continue;
                var lengths = (double)Math.Min(length, quote.Length) / Math.Max(length, quote.Length);
                var similarity = (first.Similarity + last.Similarity) / 2 * lengths;
                into.Add(Weighing.Weigh(quote, index, first.Start, last.End, similarity));
            }
    }

    private static List<Place> Pieces(QuotePattern quote, TextIndex index, int from, bool atEnd)
    {
        var found = new List<Place>();
        var hint = quote.Hint is { } h ? h + from - quote.Start : (int?)null;
        var piece = new QuotePattern(new TextQuoteSelector(
            quote.Whole.Slice(from, Piece).ToString(),
            atEnd ? "" : quote.Before.ToString(),
            atEnd ? quote.After.ToString() : ""), hint);
        ExactHits.Find(piece, index, found);
        FuzzyHits.Find(piece, index, found);
        found.RemoveAll(p => p.Similarity < Judgement.LeastSimilarity);
        return found.Count > 4 ? found[..4] : found;
    }
}
