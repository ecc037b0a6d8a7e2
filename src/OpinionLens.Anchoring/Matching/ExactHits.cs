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
        quote.Hits.Clear();
        if (quote.Length >= GramIndex.Size && Rarest(quote, index) is { Count: <= MostSeen } rarest) Verify(quote, index, rarest.At);
        else Scan(quote, index.Folded.Text);
        foreach (var (at, _, _) in quote.Hits) into.Add(Weighing.Weigh(quote, index, at, at + quote.Length, 1));
    }

    private static void Keep(QuotePattern quote, string text, int at)
    {
        var kept = quote.Hits;
        var (agreeing, distance) = (Agreeing(quote, text, at), quote.Hint is { } hint ? Math.Abs(at - hint) : at);
        var rank = kept.Count;
        while (rank > 0 && (kept[rank - 1].Agreeing < agreeing || (kept[rank - 1].Agreeing == agreeing && kept[rank - 1].Distance > distance))) rank--;
        if (rank >= MostWeighed) return;
        kept.Insert(rank, (at, agreeing, distance));
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

    private static (int At, int Count) Rarest(QuotePattern quote, TextIndex index)
    {
        var (best, count) = (0, int.MaxValue);
        var step = 1 + quote.Length / 256;
        for (var i = 0; i + GramIndex.Size <= quote.Length && count > 1; i += step)
        {
            var places = index.Grams.Places(quote.Quote, i).Length;
            if (places < count) (best, count) = (i, places);
        }

        return (best, count);
    }

    private static void Verify(QuotePattern quote, TextIndex index, int at)
    {
        var text = index.Folded.Text;
        foreach (var place in index.Grams.Places(quote.Quote, at))
        {
            var start = place - at;
            if (start >= 0 && start + quote.Length <= text.Length && quote.Quote.SequenceEqual(text.AsSpan(start, quote.Length))) Keep(quote, text, start);
        }
    }

    // Forward and backward from the hint, half of the bound each.
    private static void Scan(QuotePattern quote, string text)
    {
        var from = Math.Clamp(quote.Hint ?? 0, 0, text.Length);
        var most = quote.Hint is null ? MostSeen : MostSeen / 2;
        var at = from;
        for (var seen = 0; seen < most; seen++, at++)
        {
            var next = text.AsSpan(at).IndexOf(quote.Quote);
            if (next < 0) break;
            Keep(quote, text, at += next);
        }

        var limit = Math.Min(text.Length, from + quote.Length - 1);
        for (var seen = 0; seen < most; seen++)
        {
            var previous = text.AsSpan(0, limit).LastIndexOf(quote.Quote);
            if (previous < 0) break;
            Keep(quote, text, previous);
            limit = previous + quote.Length - 1;
        }
    }
}
