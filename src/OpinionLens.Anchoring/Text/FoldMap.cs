namespace OpinionLens.Anchoring.Text;

/// <summary>Looks up places of a text in the map of its folded form: for every folded character where it came from, ascending.</summary>
internal static class FoldMap
{
    /// <summary>The first folded character that came from <paramref name="position"/> or later.</summary>
    public static int FromOriginal(ReadOnlySpan<int> ends, int position)
    {
        int low = 0, high = ends.Length;
        while (low < high)
        {
            var mid = (low + high) >>> 1;
            if (ends[mid] <= position) low = mid + 1;
            else high = mid;
        }

        return low;
    }

    /// <summary>The folded characters of an original span, without outer blanks.</summary>
    public static (int Start, int End) FromOriginal(ReadOnlySpan<char> folded, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, TextSpan span)
    {
        var start = FromOriginal(ends, span.Start);
        var end = start;
        if (span.End > span.Start) end = Math.Max(start, FirstStartingAt(starts, span.End));
        while (start < end && FoldedText.IsBlank(folded[start])) start++;
        while (end > start && FoldedText.IsBlank(folded[end - 1])) end--;
        return (start, end);
    }

    private static int FirstStartingAt(ReadOnlySpan<int> starts, int position)
    {
        int low = 0, high = starts.Length;
        while (low < high)
        {
            var mid = (low + high) >>> 1;
            if (starts[mid] < position) low = mid + 1;
            else high = mid;
        }

        return low;
    }
}
