namespace OpinionLens.Discourse.Claims;

/// <summary>What claims are about, in the coder's terms.</summary>
public sealed class Topic : Kept
{
    public required string Slug { get; set; }
    public required string Name { get; set; }

    /// <summary>Number of published claims.</summary>
    public int Claims { get; set; }
}

/// <summary>The normalised point that claims of several articles share; each claim asserts or denies it.</summary>
public sealed class Proposition : Kept
{
    public required string Slug { get; set; }

    /// <summary>Worded so that a supporter and an opponent would both accept it.</summary>
    public required string Wording { get; set; }
    public long? TopicId { get; set; }
}

public enum RelationKind { Supports, Contradicts, Qualifies, Related }

public enum DecidedBy { Rule, Editor }

/// <summary>How one claim stands to another.</summary>
public sealed class Relation : Kept
{
    public long FromId { get; init; }
    public long ToId { get; init; }
    public RelationKind Kind { get; set; }

    /// <summary>Why, Markdown.</summary>
    public string? Reason { get; set; }
    public DecidedBy DecidedBy { get; set; }

    /// <summary>0 to 1, null where an editor decided without one.</summary>
    public double? Score { get; set; }
    public bool Confirmed { get; set; }

    /// <summary>Set where the reason repeats nine words in a row of a Members text.</summary>
    public bool Echo { get; set; }
}
