namespace OpinionLens.Anchoring.Text;

/// <summary>For every folded character the stretch that it came from, ascending. Text that folds character by character needs no list.</summary>
internal readonly struct FoldMap
{
    private readonly ReadOnlyMemory<int> _starts;
    private readonly ReadOnlyMemory<int> _ends;
    private readonly int _from;
    private readonly bool _isPlain;

    /// <summary>Folded character i came from [starts[i], ends[i]).</summary>
    public FoldMap(ReadOnlyMemory<int> starts, ReadOnlyMemory<int> ends) => (_starts, _ends, Count) = (starts, ends, starts.Length);

    /// <summary>Folded character i came from the one at <paramref name="from"/> + i.</summary>
    public FoldMap(int from, int count) => (_from, Count, _isPlain) = (from, count, true);

    /// <summary>Number of folded characters.</summary>
    public int Count { get; }

    public int Start(int folded) => _isPlain ? _from + folded : _starts.Span[folded];

    public int End(int folded) => _isPlain ? _from + folded + 1 : _ends.Span[folded];

    /// <summary>The first folded character that came from <paramref name="position"/> or later; <see cref="Count"/> past the end.</summary>
    public int FromOriginal(int position) =>
        _isPlain ? (int)Math.Clamp((long)position - _from, 0, Count) : First(_ends.Span, position + 1L);

    /// <summary>The folded characters of an original span, without outer blanks.</summary>
    public (int Start, int End) FromOriginal(ReadOnlySpan<char> folded, TextSpan span)
    {
        var start = FromOriginal(span.Start);
        var end = start;
        if (span.End > span.Start) end = Math.Max(start, _isPlain ? FromOriginal(span.End) : First(_starts.Span, span.End));
        while (start < end && FoldedText.IsBlank(folded[start])) start++;
        while (end > start && FoldedText.IsBlank(folded[end - 1])) end--;
        return (start, end);
    }

    /// <summary>Index of the first number that is not below <paramref name="least"/>.</summary>
    private static int First(ReadOnlySpan<int> rising, long least)
    {
        int low = 0, high = rising.Length;
        while (low < high)
        {
            var mid = (low + high) >>> 1;
            if (rising[mid] < least) low = mid + 1;
            else high = mid;
        }

        return low;
    }
}
