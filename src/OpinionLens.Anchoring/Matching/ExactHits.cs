using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Matching;

/// <summary>Places where the folded words of a quote stand unchanged.</summary>
internal static class ExactHits
{
    // Bounds the work in texts that repeat themselves without end; the hits nearest to the hint are seen first.
    private const int MostSeen = 4096;

    // Only the hits whose neighbours agree longest are compared in full.
    private const int MostWeighed = 8;

    public static void Find(QuotePattern quote, TextIndex index, List<Place> into)
    {
        if (quote.Length == 0 || quote.Length > index.Folded.Length) return;
        var kept = new List<(int At, int Agreeing, int Distance)>(MostWeighed + 1);
        foreach (var at in Hits(quote, index))
        {
            var distance = quote.Hint is { } hint ? Math.Abs(at - hint) : at;
            Keep(kept, (at, Agreeing(quote, index.Folded.Text, at), distance));
        }

        foreach (var (at, _, _) in kept) into.Add(Weighing.Weigh(quote, index, at, at + quote.Length, 1));
    }

    private static void Keep(List<(int At, int Agreeing, int Distance)> kept, (int At, int Agreeing, int Distance) hit)
    {
        var rank = kept.Count;
        while (rank > 0 && (kept[rank - 1].Agreeing, -kept[rank - 1].Distance).CompareTo((hit.Agreeing, -hit.Distance)) < 0) rank--;
        if (rank >= MostWeighed) return;
        kept.Insert(rank, hit);
        if (kept.Count > MostWeighed) kept.RemoveAt(MostWeighed);
    }

    private static int Agreeing(QuotePattern quote, string text, int at)
    {
        var before = quote.AllBefore;
        var run = 0;
        while (run < before.Length && run < at && Same(before[^(run + 1)], text[at - run - 1])) run++;
        var end = at + quote.Length;
        return run + quote.AllAfter.CommonPrefixLength(text.AsSpan(end));
    }

    private static bool Same(char a, char b) => a == b || (FoldedText.IsBlank(a) && FoldedText.IsBlank(b));

    private static IEnumerable<int> Hits(QuotePattern quote, TextIndex index) =>
        quote.Length >= GramIndex.Size && Rarest(quote, index) is { Places: { } places } rarest
            ? Verified(quote, index.Folded.Text, rarest.At, places)
            : Scanned(quote, index.Folded.Text);

    private static (int At, int[]? Places) Rarest(QuotePattern quote, TextIndex index)
    {
        var (best, count) = (0, int.MaxValue);
        var step = 1 + quote.Length / 256;
        for (var i = 0; i + GramIndex.Size <= quote.Length && count > 1; i += step)
        {
            var places = index.Grams.Places(quote.Quote, i).Length;
            if (places < count) (best, count) = (i, places);
        }

        return (best, count > MostSeen ? null : index.Grams.Places(quote.Quote, best).ToArray());
    }

    private static IEnumerable<int> Verified(QuotePattern quote, string text, int at, int[] places)
    {
        foreach (var place in places)
        {
            var start = place - at;
            if (start >= 0 && start + quote.Length <= text.Length && quote.Quote.SequenceEqual(text.AsSpan(start, quote.Length)))
                yield return start;
        }
    }

    // Forward and backward from the hint, half of the bound each.
    private static IEnumerable<int> Scanned(QuotePattern quote, string text)
    {
        var from = Math.Clamp(quote.Hint ?? 0, 0, text.Length);
        var most = quote.Hint is null ? MostSeen : MostSeen / 2;
        var at = from;
        for (var seen = 0; seen < most; seen++, at++)
        {
            var next = text.AsSpan(at).IndexOf(quote.Quote);
            if (next < 0) break;
            yield return at += next;
        }

        var limit = Math.Min(text.Length, from + quote.Length - 1);
        for (var seen = 0; seen < most; seen++)
        {
            var previous = text.AsSpan(0, limit).LastIndexOf(quote.Quote);
            if (previous < 0) break;
            yield return previous;
            limit = previous + quote.Length - 1;
        }
    }
}
