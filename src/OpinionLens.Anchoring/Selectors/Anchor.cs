namespace OpinionLens.Anchoring;

/// <summary>What became of a passage.</summary>
public enum AnchorState
{
    /// <summary>The same words (after folding), where they were read before.</summary>
    Exact,

    /// <summary>The same words, at another place of the reading order or among other neighbours.</summary>
    Moved,

    /// <summary>The passage is there but its words changed, or a second place fits nearly as well: a person should look.</summary>
    Changed,

    /// <summary>The passage is gone.</summary>
    Orphaned,
}

/// <summary>Where a passage stands in a text, or that it is gone. An orphan is a value, never an exception.</summary>
/// <param name="State">What became of the passage.</param>
/// <param name="Span">Its place, always inside the text; null exactly when <paramref name="State"/> is Orphaned.</param>
/// <param name="Similarity">Likeness of the old and new words, 0 to 1, after folding (1 - edit distance / longer length); 0 for an orphan.</param>
/// <param name="Method">How it was found: position, exact, typographic, fuzzy, paragraph, pieces or none.</param>
/// <param name="Margin">Lead of its score over the second best place, 0 (a tie) to 1 (no other place).</param>
public sealed record Anchor(AnchorState State, TextSpan? Span, double Similarity, string Method, double Margin);

/// <summary>A place that may hold a quote.</summary>
/// <param name="Span">The place, inside the text.</param>
/// <param name="Similarity">Likeness of quote and place, 0 to 1, after folding.</param>
/// <param name="Score">Likeness of the words and of the neighbours together, 0 to 1; candidates are ordered by it.</param>
public sealed record Candidate(TextSpan Span, double Similarity, double Score);
