using System.Buffers;

namespace OpinionLens.Anchoring.Revisions;

/// <summary>Which words of two paragraphs stay in the same order (longest common row), to tell a sentence that moved inside its paragraph.</summary>
internal sealed class WordRow
{
    // Beyond this many cells the neighbours of the passage decide instead.
    private const int MostCells = 1_500_000;

    private readonly List<(int Start, int End)> _old;
    private readonly List<(int Start, int End)> _fresh;
    private readonly int[] _partner;

    private WordRow(string old, string fresh)
    {
        (_old, _fresh) = (Words(old), Words(fresh));
        _partner = new int[_old.Count];
        Array.Fill(_partner, -1);
        if ((long)(_old.Count + 1) * (_fresh.Count + 1) <= MostCells) Fill(old, fresh);
        else IsTooLong = true;
    }

    public bool IsTooLong { get; }

    public static WordRow Of(string old, string fresh) => new(old, fresh);

    /// <summary>Whether most of the words of an old stretch have their partners within a new stretch.</summary>
    public bool Leads((int Start, int End) old, (int Start, int End) fresh)
    {
        int all = 0, led = 0;
        for (var i = 0; i < _old.Count; i++)
        {
            if (_old[i].Start < old.Start || _old[i].End > old.End) continue;
            var weight = _old[i].End - _old[i].Start;
            all += weight;
            if (_partner[i] >= 0 && _fresh[_partner[i]].Start >= fresh.Start && _fresh[_partner[i]].End <= fresh.End) led += weight;
        }

        return led * 2 >= all;
    }

    private void Fill(string old, string fresh)
    {
        var width = _fresh.Count + 1;
        var best = ArrayPool<int>.Shared.Rent((_old.Count + 1) * width);
        best.AsSpan(_old.Count * width, width).Clear();
        for (var i = 0; i < _old.Count; i++) best[i * width + width - 1] = 0;
        for (var i = _old.Count - 1; i >= 0; i--)
            for (var j = _fresh.Count - 1; j >= 0; j--)
                best[i * width + j] = Same(old, _old[i], fresh, _fresh[j])
                    ? best[(i + 1) * width + j + 1] + _old[i].End - _old[i].Start
                    : Math.Max(best[(i + 1) * width + j], best[i * width + j + 1]);
        for (int i = 0, j = 0; i < _old.Count && j < _fresh.Count;)
        {
            if (Same(old, _old[i], fresh, _fresh[j])) _partner[i++] = j++;
            else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i++;
            else j++;
        }

        ArrayPool<int>.Shared.Return(best);
    }

    private static bool Same(string a, (int Start, int End) x, string b, (int Start, int End) y) =>
        a.AsSpan(x.Start, x.End - x.Start).SequenceEqual(b.AsSpan(y.Start, y.End - y.Start));

    private static List<(int Start, int End)> Words(string text)
    {
        var words = new List<(int, int)>();
        for (var i = 0; i < text.Length;)
        {
            while (i < text.Length && !char.IsLetterOrDigit(text[i])) i++;
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i])) i++;
            if (i > start) words.Add((start, i));
        }

        return words;
    }
}
