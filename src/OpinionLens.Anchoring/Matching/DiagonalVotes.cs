using System.Buffers;
using System.Numerics;
using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Matching;

/// <summary>
/// Finds stretches of a text that may hold a changed quote without reading the text: every run of five characters of the
/// quote votes for the places where it would begin; places with many votes are worth an alignment.
/// </summary>
internal static class DiagonalVotes
{
    // A band takes the drift of small insertions and deletions; neighbouring bands are counted together.
    private const int BandBits = 5;

    // Runs that stand everywhere ("of the") cost time and tell little.
    private const int Common = 512;

    // Where only such runs are known, this many places next to the hint are still asked.
    private const int NearHint = 64;

    private const int MostRuns = 1024;

    // Neighbours testify, but less than the words themselves.
    private const float OfContext = 0.6f;

    /// <summary>Where the quote would begin in the folded text, best first; at most <paramref name="most"/>, may be negative.</summary>
    public static List<(int Start, float Votes)> Find(QuotePattern quote, TextIndex index, int most)
    {
        var grams = index.Grams;
        var best = quote.Bands;
        best.Clear();
        if (grams.Count == 0 || quote.Whole.Length < GramIndex.Size) return best;
        var offset = quote.Whole.Length;
        var bands = (index.Folded.Length + offset >> BandBits) + 2;
        var votes = ArrayPool<float>.Shared.Rent(bands);
        votes.AsSpan(0, bands).Clear();
        var any = Cast(quote, grams, votes, offset, common: false) || Cast(quote, grams, votes, offset, common: true);
        if (any) Best(votes.AsSpan(0, bands), most, best);
        ArrayPool<float>.Shared.Return(votes);
        for (var i = 0; i < best.Count; i++) best[i] = ((best[i].Band << BandBits) - offset + quote.Start, best[i].Votes);
        return best;
    }

    /// <summary>How far beyond <c>Start</c> the quote may begin.</summary>
    public const int Width = 2 << BandBits;

    private static bool Cast(QuotePattern quote, GramIndex grams, float[] votes, int offset, bool common)
    {
        var any = false;
        var whole = quote.Whole;
        var runs = whole.Length - GramIndex.Size + 1;
        var step = 1 + runs / MostRuns;
        for (var i = 0; i < runs; i += step)
        {
            var places = grams.Places(whole, i);
            if (places.Length == 0 || (places.Length > Common != common)) continue;
            if (common) places = Nearest(places, (quote.Hint ?? 0) + i - quote.Start);
            var weight = BitOperations.Log2((uint)(grams.Count / places.Length) + 2) * (i + GramIndex.Size > quote.Start && i < quote.End ? 1 : OfContext);
            foreach (var place in places) votes[place - i + offset >> BandBits] += weight;
            any = true;
        }

        return any;
    }

    private static ReadOnlySpan<int> Nearest(ReadOnlySpan<int> places, int expected)
    {
        var at = places.BinarySearch(expected);
        if (at < 0) at = ~at;
        var from = Math.Clamp(at - NearHint / 2, 0, Math.Max(0, places.Length - NearHint));
        return places.Slice(from, Math.Min(NearHint, places.Length - from));
    }

    private static void Best(ReadOnlySpan<float> votes, int most, List<(int Band, float Votes)> best)
    {
        var floor = 0f;
        for (var b = 0; b + 1 < votes.Length; b++)
        {
            var both = votes[b] + votes[b + 1];
            if (both <= floor || (b > 0 && votes[b - 1] + votes[b] > both) || (b + 2 < votes.Length && votes[b + 1] + votes[b + 2] >= both && votes[b] == 0)) continue;
            var rank = best.Count;
            while (rank > 0 && best[rank - 1].Votes < both) rank--;
            best.Insert(rank, (b, both));
            if (best.Count > most) best.RemoveAt(most);
            if (best.Count == most) floor = best[^1].Votes;
        }
    }
}
