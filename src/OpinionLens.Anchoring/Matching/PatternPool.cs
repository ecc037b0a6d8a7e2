namespace OpinionLens.Anchoring.Matching;

/// <summary>Keeps one pattern's memory for the next quote; quotes asked at the same time get memory of their own. Thread-safe.</summary>
internal sealed class PatternPool
{
    // A very long quote is not worth the memory that it would hold as long as the index lives.
    private const int LongestKept = 1 << 16;

    private QuotePattern? _spare;

    public QuotePattern Rent(TextQuoteSelector quote, int? hint = null)
    {
        var pattern = Interlocked.Exchange(ref _spare, null) ?? new QuotePattern();
        pattern.Set(quote, hint);
        return pattern;
    }

    public void Return(QuotePattern pattern)
    {
        if (pattern.Whole.Length <= LongestKept) Volatile.Write(ref _spare, pattern);
    }
}
