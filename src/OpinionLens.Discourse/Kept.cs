namespace OpinionLens.Discourse;

/// <summary>What the store keeps: an id made by the application, and a version that a save must know (optimistic concurrency).</summary>
public abstract class Kept
{
    public long Id { get; init; } = LensId.New();

    /// <summary>Counts the saves of this row, from 1. A save that was based on an older version is refused.</summary>
    public int Version { get; set; } = 1;
}
