using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Matching;

/// <summary>Places where the words of a quote stand changed: voted for, then aligned.</summary>
internal static class FuzzyHits
{
    private const int MostAligned = 5;

    // Places with fewer votes than this share of the best are not worth an alignment.
    private const float WorthAligning = 0.25f;

    // Once a place is as sure as this only near copies of it may compete.
    private const double SureOdds = 9;
    private const float WorthComparing = 0.6f;

    // Above this, letters say enough.
    private const double WellAlike = 0.85;
    private const int MostReread = 2;
    private const double LeastKept = 0.3;

    // A quote longer than this is known by its head and its tail; aligning it whole would take quadratic time.
    private const int LongestAligned = 4096;

    public static void Find(QuotePattern quote, TextIndex index, List<Place> into)
    {
        if (quote.Length == 0) return;
        if (quote.Length > LongestAligned)
        {
            LongQuote.Find(quote, index, into);
            return;
        }

        var starts = DiagonalVotes.Find(quote, index, MostAligned);
        var sure = into.Exists(p => p.Odds >= SureOdds);
        foreach (var (start, votes) in starts)
        {
            if (votes < starts[0].Votes * (sure ? WorthComparing : WorthAligning)) continue;
            if (Align(quote, index, start, start + DiagonalVotes.Width) is not { } place) continue;
            Add(place, into);
            sure |= place.Odds >= SureOdds;
        }

        // Like places side by side share a band of votes; the expected one is looked at by itself.
        if (!sure && quote.Hint is { } hint && starts.Count > 0 && Align(quote, index, hint, hint) is { } expected) Add(expected, into);
        Reread(quote, index, into);
    }

    /// <summary>Reads the likeliest places again word by word, when no place is alike letter by letter.</summary>
    private static void Reread(QuotePattern quote, TextIndex index, List<Place> places)
    {
        places.Sort(static (a, b) => b.Odds.CompareTo(a.Odds));
        if (places.Count == 0 || places[0].Similarity >= WellAlike || !quote.Words.IsUsable) return;
        var text = index.Folded;
        for (var i = Math.Min(places.Count, MostReread) - 1; i >= 0; i--)
        {
            var reach = 16 + quote.Length / 2;
            var (low, high) = (Math.Max(0, places[i].Start - reach), Math.Min(text.Length, places[i].End + reach));
            var (start, end, kept) = quote.Words.Best(quote.Quote, text.Text, low, high);
            if (kept < LeastKept) continue;
            if (kept <= places[i].Similarity) (start, end) = (places[i].Start, places[i].End);
            else (start, end) = WordEdges.Snap(quote.Quote, text.Text, start, end);
            places[i] = Weighing.Weigh(quote, index, start, end, Similarity(quote, text.Text, start, end));
        }
    }

    /// <summary>A place without what reaches out of [low, high) of the folded text; null when nothing is left of it.</summary>
    public static Place? Within(QuotePattern quote, TextIndex index, Place place, int low, int high)
    {
        var text = index.Folded.Text;
        var (start, end) = (Math.Max(place.Start, low), Math.Min(place.End, high));
        while (start < end && !char.IsLetterOrDigit(text[start])) start++;
        return start < end ? Weighing.Weigh(quote, index, start, end, Similarity(quote, text, start, end)) : null;
    }

    private static void Add(Place place, List<Place> into)
    {
        foreach (var other in into)
            if (other.Start == place.Start && other.End == place.End) return;
        into.Add(place);
    }

    /// <summary>The stretch most like the quote among those that begin about [first, last] of the folded text.</summary>
    private static Place? Align(QuotePattern quote, TextIndex index, int first, int last)
    {
        var text = index.Folded.Text;
        var drift = 8 + quote.Length / 4;
        var low = (int)Math.Clamp((long)first - drift, 0, text.Length);
        var high = (int)Math.Clamp((long)last + quote.Length + drift, low, text.Length);
        var (distance, used) = quote.QuoteForward.Best(text.AsSpan(low, high - low), anchored: false);
        if (used == 0 || distance >= quote.Length) return null;
        var end = low + used;
        // A stretch at that distance is not longer than this.
        var reach = Math.Min(used, quote.Length + distance);
        var length = quote.QuoteBackward.Best(text.AsSpan(end - reach, reach), anchored: true, backwards: true).Used;
        if (length == 0) return null;
        var (start, stop) = WordEdges.Snap(quote.Quote, text, end - length, end);
        var similarity = start == end - length && stop == end ? Similarity(quote, distance, length) : Similarity(quote, text, start, stop);
        return Weighing.Weigh(quote, index, start, stop, similarity);
    }

    private static double Similarity(QuotePattern quote, string text, int start, int end) =>
        Similarity(quote, quote.QuoteForward.Whole(text.AsSpan(start, end - start)), end - start);

    private static double Similarity(QuotePattern quote, int distance, int length) => 1 - (double)distance / Math.Max(quote.Length, length);
}
