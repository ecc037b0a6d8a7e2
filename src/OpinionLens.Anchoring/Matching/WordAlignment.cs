using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Matching;

/// <summary>
/// Finds what is left of a reworded quote: its words, in their order, in a stretch of text (local alignment of words, Smith and Waterman 1981).
/// Where every third word was replaced and others were put in, letters say little and words still tell.
/// </summary>
internal sealed class WordAlignment
{
    // Words put in between cost a little, so that the words of one passage are preferred to words scattered over many.
    private const float OfInserted = 0.3f, OfLost = 0.1f;

    // "rejects" for "rejected": long words with the same beginning are nearly the same.
    private const float SameStem = 0.8f;
    private const int StemLength = 5;

    /// <summary>A quote of more words is not aligned by words: time grows with the square.</summary>
    private const int MostWords = 256;

    private readonly List<(int Start, int End)> _words = [], _there = [];
    private (float Score, int From, float Kept)[] _row = [];
    private float _total;

    public bool IsUsable => _words.Count is >= 3 and <= MostWords;

    /// <summary>Takes another quote, in the same memory where it fits.</summary>
    public void Set(ReadOnlySpan<char> quote)
    {
        Words(quote, 0, quote.Length, _words);
        _total = 0;
        foreach (var word in _words) _total += Weight(word);
    }

    /// <summary>First and last surviving word in [low, high) and the share of the quote (by letters) that survives there, 0 to 1.</summary>
    public (int Start, int End, double Kept) Best(ReadOnlySpan<char> quote, ReadOnlySpan<char> text, int low, int high)
    {
        Words(text, low, high, _there);
        Scratch.Fit(ref _row, _words.Count + 1);
        Array.Clear(_row, 0, _words.Count + 1);
        var best = (Score: 0f, From: 0, To: 0, Kept: 0f);
        for (var j = 0; j < _there.Count; j++)
        {
            var (diagonal, diagonalFrom, diagonalKept) = (0f, j, 0f);
            var inserted = OfInserted * Weight(_there[j]);
            for (var i = 1; i <= _words.Count; i++)
            {
                var (up, upFrom, upKept) = _row[i];
                var same = Same(quote, _words[i - 1], text, _there[j]) * Weight(_words[i - 1]);
                var (s, f, k) = (up - inserted, upFrom, upKept);
                var lost = _row[i - 1].Score - OfLost * Weight(_words[i - 1]);
                if (lost > s) (s, f, k) = (lost, _row[i - 1].From, _row[i - 1].Kept);
                if (same > 0 && diagonal + same > s) (s, f, k) = (diagonal + same, diagonal > 0 ? diagonalFrom : j, diagonalKept + same);
                if (s <= 0) (s, f, k) = (0, j + 1, 0);
                _row[i] = (s, f, k);
                if (s > best.Score) best = (s, f, j, k);
                (diagonal, diagonalFrom, diagonalKept) = (up, upFrom, upKept);
            }
        }

        return best.Score > 0 ? (_there[best.From].Start, _there[best.To].End, best.Kept / _total) : (low, low, 0);
    }

    private static float Same(ReadOnlySpan<char> quote, (int Start, int End) word, ReadOnlySpan<char> text, (int Start, int End) other)
    {
        var a = quote.Slice(word.Start, word.End - word.Start);
        var b = text.Slice(other.Start, other.End - other.Start);
        if (a[0] != b[0]) return 0;
        if (a.SequenceEqual(b)) return 1;
        return a.Length >= StemLength && b.Length >= StemLength && a[..StemLength].SequenceEqual(b[..StemLength]) ? SameStem : 0;
    }

    // Short words stand everywhere; a long one says more.
    private static float Weight((int Start, int End) word) => word.End - word.Start + 1;

    private static void Words(ReadOnlySpan<char> text, int low, int high, List<(int Start, int End)> words)
    {
        words.Clear();
        for (var i = low; i < high;)
        {
            while (i < high && !char.IsLetterOrDigit(text[i])) i++;
            var start = i;
            while (i < high && char.IsLetterOrDigit(text[i])) i++;
            if (i > start) words.Add((start, i));
        }
    }
}
