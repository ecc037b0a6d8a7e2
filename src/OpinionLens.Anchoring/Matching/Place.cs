namespace OpinionLens.Anchoring.Matching;

/// <summary>A place of the folded text that was compared with a quote.</summary>
/// <param name="Start">First folded character.</param>
/// <param name="End">One past the last.</param>
/// <param name="Similarity">Of the words, 0 to 1.</param>
/// <param name="Before">Likeness of what stands before, 0 to 1; null when the quote came without it.</param>
/// <param name="After">Likeness of what stands after.</param>
internal readonly record struct Place(int Start, int End, double Similarity, double? Before, double? After)
{
    // Turns log odds into a score that still tells good places from better ones.
    private const double Softness = 4;

    /// <summary>Which words survive there.</summary>
    public Survival Left { get; init; }

    /// <summary>Logarithm of the odds that this is the passage.</summary>
    public double Odds { get; init; }

    /// <summary>All together, 0 to 1; rises with the odds.</summary>
    public double Score => 1 / (1 + Math.Exp(-Odds / Softness));

    /// <summary>The better of the two testimonies, letters and words.</summary>
    public double Evidence => Math.Max(Similarity, Left.OfQuote * 0.95);

    /// <summary>Mean likeness of the sides that are known; null when none is.</summary>
    public double? Context => (Before, After) switch
    {
        (null, null) => null,
        ({ } before, null) => before,
        (null, { } after) => after,
        var (before, after) => (before + after) / 2,
    };

    public bool Overlaps(Place other) => Math.Max(Start, other.Start) < Math.Min(End, other.End);
}
