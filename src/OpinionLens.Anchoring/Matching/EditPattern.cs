namespace OpinionLens.Anchoring.Matching;

/// <summary>Edit distances of one pattern to stretches of text, 64 cells at a time (Myers 1999, in blocks as Hyyrö 2003). Not thread-safe.</summary>
internal sealed class EditPattern
{
    private readonly ushort[] _ascii = new ushort[128];
    private Dictionary<char, int>? _others;
    private int _blocks;
    private ulong[] _rows = [];
    private ulong[] _up = [];
    private ulong[] _down = [];

    public int Length { get; private set; }

    /// <summary>Takes another pattern, in the same memory where it fits.</summary>
    public void Set(ReadOnlySpan<char> pattern, bool backwards)
    {
        Length = pattern.Length;
        _blocks = (pattern.Length + 63) / 64;
        Array.Clear(_ascii);
        _others?.Clear();
        var distinct = 1;
        foreach (var c in pattern) distinct = Row(c) != 0 ? distinct : Add(c, distinct);
        Scratch.Fit(ref _up, _blocks);
        Scratch.Fit(ref _down, _blocks);
        Scratch.Fit(ref _rows, distinct * _blocks);
        Array.Clear(_rows, 0, distinct * _blocks);
        for (var i = 0; i < pattern.Length; i++)
        {
            var at = backwards ? pattern.Length - 1 - i : i;
            _rows[Row(pattern[at]) * _blocks + i / 64] |= 1UL << (i & 63);
        }
    }

    /// <summary>Least distance of the pattern to text[?, end) (or to text[0, end) when anchored), and the first such end.</summary>
    /// <param name="backwards">Read the text from its end; <c>Used</c> then counts from there.</param>
    public (int Distance, int Used) Best(ReadOnlySpan<char> text, bool anchored, bool backwards = false)
    {
        Reset();
        int score = Length, best = Length, used = 0;
        for (var j = 0; j < text.Length; j++)
        {
            score += Column(backwards ? text[text.Length - 1 - j] : text[j], anchored ? 1 : 0);
            if (score < best) (best, used) = (score, j + 1);
        }

        return (best, used);
    }

    /// <summary>Distance of the whole pattern to the whole text.</summary>
    public int Whole(ReadOnlySpan<char> text)
    {
        Reset();
        var score = Length;
        foreach (var c in text) score += Column(c, 1);
        return Length == 0 ? text.Length : score;
    }

    private void Reset()
    {
        _up.AsSpan(0, _blocks).Fill(ulong.MaxValue);
        _down.AsSpan(0, _blocks).Clear();
    }

    /// <summary>One character of text further: returns the change of the bottom cell, -1, 0 or 1.</summary>
    private int Column(char c, int carry)
    {
        var row = _rows.AsSpan(Row(c) * _blocks, _blocks);
        for (var b = 0; b < row.Length; b++)
        {
            ulong same = row[b], up = _up[b], down = _down[b];
            var vertical = same | down;
            if (carry < 0) same |= 1;
            var horizontal = (((same & up) + up) ^ up) | same;
            var plus = down | ~(horizontal | up);
            var minus = up & horizontal;
            var last = b == row.Length - 1 ? (Length - 1) & 63 : 63;
            var next = (int)(plus >> last & 1) - (int)(minus >> last & 1);
            plus = plus << 1 | (carry > 0 ? 1UL : 0);
            minus = minus << 1 | (carry < 0 ? 1UL : 0);
            _up[b] = minus | ~(vertical | plus);
            _down[b] = plus & vertical;
            carry = next;
        }

        return carry;
    }

    // Row 0 is the row of characters that the pattern does not have.
    private int Row(char c) => c < 128 ? _ascii[c] : _others is not null && _others.TryGetValue(c, out var row) ? row : 0;

    private int Add(char c, int row)
    {
        if (c < 128) _ascii[c] = (ushort)row;
        else (_others ??= [])[c] = row;
        return row + 1;
    }
}
