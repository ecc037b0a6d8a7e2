namespace OpinionLens.Anchoring;

/// <summary>A stretch of a text: half-open, <c>[Start, End)</c>, in UTF-16 code units as C#, JavaScript and the DOM count.</summary>
/// <remarks><c>default</c> is the empty span at 0. A span may begin or end inside a surrogate pair; nothing here throws on that.</remarks>
public readonly record struct TextSpan
{
    /// <param name="start">First unit, 0 or more.</param>
    /// <param name="end">One past the last unit, not before <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative start, or an end before the start.</exception>
    public TextSpan(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        Start = start;
        End = end;
    }

    /// <summary>The first unit that belongs to the span.</summary>
    public int Start { get; }

    /// <summary>One past the last unit that belongs to the span.</summary>
    public int End { get; }

    /// <summary>Number of UTF-16 units, 0 for an empty span.</summary>
    public int Length => End - Start;

    /// <summary>True when no unit belongs to the span.</summary>
    public bool IsEmpty => End == Start;

    /// <summary>True when at least one unit belongs to both; an empty span overlaps nothing.</summary>
    public bool Overlaps(TextSpan other) => Math.Max(Start, other.Start) < Math.Min(End, other.End);

    /// <summary>True when the unit at <paramref name="position"/> belongs to the span; its end does not.</summary>
    public bool Contains(int position) => position >= Start && position < End;

    /// <summary>True when every edge of <paramref name="other"/> lies within, ends included; an empty span inside counts.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>The shared stretch, or null when the two do not overlap.</summary>
    public TextSpan? Intersect(TextSpan other) =>
        Overlaps(other) ? new TextSpan(Math.Max(Start, other.Start), Math.Min(End, other.End)) : null;

    /// <summary>The same stretch <paramref name="by"/> units further on (or back, when negative).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result would begin before 0.</exception>
    public TextSpan Shift(int by) => new(Start + by, End + by);

    /// <summary>The words of the span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches past the end of <paramref name="text"/>.</exception>
    public string Of(string text) => text.Substring(Start, Length);

    public void Deconstruct(out int start, out int end) => (start, end) = (Start, End);

    public override string ToString() => $"[{Start}, {End})";
}
