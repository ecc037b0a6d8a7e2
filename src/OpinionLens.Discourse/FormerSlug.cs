namespace OpinionLens.Discourse;

/// <summary>What a slug that is no longer in use leads to: whoever cited the old address finds what it became.</summary>
public sealed class FormerSlug : Kept
{
    /// <summary><c>actor</c>, <c>topic</c> or <c>proposition</c>.</summary>
    public required string Kind { get; init; }
    public required string Slug { get; init; }

    /// <summary>Id of what it is part of now.</summary>
    public long TargetId { get; set; }
}
