namespace OpinionLens.Anchoring;

/// <summary>What became of a paragraph from one text to the next.</summary>
public enum ParagraphFate
{
    /// <summary>The same words, among the same neighbours; case, typography and punctuation may differ.</summary>
    Same,

    /// <summary>Other words, at the same place.</summary>
    Edited,

    /// <summary>At another place of the reading order; the row tells whether its words differ as well.</summary>
    Moved,

    /// <summary>One became several.</summary>
    Split,

    /// <summary>Several became one.</summary>
    Merged,

    /// <summary>In the new text only.</summary>
    New,

    /// <summary>In the old text only.</summary>
    Cut,
}

/// <summary>Paragraphs of two texts that belong together.</summary>
/// <param name="Fate">What became of them.</param>
/// <param name="Old">The old ones, in order: none exactly for New, several exactly for Merged.</param>
/// <param name="New">The new ones, in order: none exactly for Cut, several exactly for Split.</param>
/// <param name="Reworded">The words differ, put together; false for New and Cut.</param>
/// <param name="Elsewhere">They stand at another place of the reading order: always for Moved, perhaps for Split and Merged, else never.</param>
public sealed record AlignedRow(ParagraphFate Fate, IReadOnlyList<TextSpan> Old, IReadOnlyList<TextSpan> New, bool Reworded, bool Elsewhere);
