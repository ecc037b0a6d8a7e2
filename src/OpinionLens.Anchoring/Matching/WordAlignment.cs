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

    private readonly string _quote;
    private readonly List<(int Start, int End)> _words;
    private readonly float _total;

    public WordAlignment(ReadOnlySpan<char> quote)
    {
        _quote = quote.ToString();
        _words = Words(_quote, 0, _quote.Length);
        foreach (var word in _words) _total += Weight(word);
    }

    public bool IsUsable => _words.Count is >= 3 and <= MostWords;

    /// <summary>First and last surviving word in [low, high) and the share of the quote (by letters) that survives there, 0 to 1.</summary>
    public (int Start, int End, double Kept) Best(string text, int low, int high)
    {
        var there = Words(text, low, high);
        var (score, from, kept) = (new float[_words.Count + 1], new int[_words.Count + 1], new float[_words.Count + 1]);
        var best = (Score: 0f, From: 0, To: 0, Kept: 0f);
        for (var j = 0; j < there.Count; j++)
        {
            var (diagonal, diagonalFrom, diagonalKept) = (0f, j, 0f);
            var inserted = OfInserted * Weight(there[j]);
            for (var i = 1; i <= _words.Count; i++)
            {
                var (up, upFrom, upKept) = (score[i], from[i], kept[i]);
                var same = Same(_words[i - 1], text, there[j]) * Weight(_words[i - 1]);
                var (s, f, k) = (up - inserted, upFrom, upKept);
                var lost = score[i - 1] - OfLost * Weight(_words[i - 1]);
                if (lost > s) (s, f, k) = (lost, from[i - 1], kept[i - 1]);
                if (same > 0 && diagonal + same > s) (s, f, k) = (diagonal + same, diagonal > 0 ? diagonalFrom : j, diagonalKept + same);
                if (s <= 0) (s, f, k) = (0, j + 1, 0);
                (score[i], from[i], kept[i]) = (s, f, k);
                if (s > best.Score) best = (s, f, j, k);
                (diagonal, diagonalFrom, diagonalKept) = (up, upFrom, upKept);
            }
        }

        return best.Score > 0 ? (there[best.From].Start, there[best.To].End, best.Kept / _total) : (low, low, 0);
    }

    private float Same((int Start, int End) word, string text, (int Start, int End) other)
    {
        var a = _quote.AsSpan(word.Start, word.End - word.Start);
        var b = text.AsSpan(other.Start, other.End - other.Start);
        if (a[0] != b[0]) return 0;
        if (a.SequenceEqual(b)) return 1;
        return a.Length >= StemLength && b.Length >= StemLength && a[..StemLength].SequenceEqual(b[..StemLength]) ? SameStem : 0;
    }

    // Short words stand everywhere; a long one says more.
    private static float Weight((int Start, int End) word) => word.End - word.Start + 1;

    private static List<(int Start, int End)> Words(string text, int low, int high)
    {
        var words = new List<(int, int)>();
        for (var i = low; i < high;)
        {
            while (i < high && !char.IsLetterOrDigit(text[i])) i++;
            var start = i;
            while (i < high && char.IsLetterOrDigit(text[i])) i++;
            if (i > start) words.Add((start, i));
        }

        return words;
    }
}
