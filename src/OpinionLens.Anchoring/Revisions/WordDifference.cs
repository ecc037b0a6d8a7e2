namespace OpinionLens.Anchoring;

/// <summary>What became of a run of words.</summary>
public enum WordDifferenceKind
{
    /// <summary>In both quotes; case, typography and punctuation may differ.</summary>
    Same,

    /// <summary>In the old quote only.</summary>
    Removed,

    /// <summary>In the new quote only.</summary>
    Added,
}

/// <summary>A run of words of one kind, with the blanks and marks that follow them.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Old">Its slice of the old quote; "" for Added.</param>
/// <param name="New">Its slice of the new quote; "" for Removed.</param>
public readonly record struct WordDifference(WordDifferenceKind Kind, string Old, string New);
