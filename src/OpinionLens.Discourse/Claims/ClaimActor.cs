namespace OpinionLens.Discourse.Claims;

public enum ActorRole { Holds, Reports, About }

/// <summary>A row that leads to a claim in the order of the lists: by <see cref="SortDate"/>, then by <see cref="ClaimId"/>.</summary>
public interface IClaimLink
{
    long ClaimId { get; }
    DateOnly SortDate { get; }
}

/// <summary>Which actor meets which claim, and how. A read model of <see cref="Claim"/> that serves lists by actor in one index; it can be rebuilt.</summary>
public sealed class ClaimActor : Kept, IClaimLink
{
    public long ClaimId { get; init; }
    public long ActorId { get; set; }
    public long ArticleId { get; init; }
    public ActorRole Role { get; init; }
    public DateOnly SortDate { get; set; }
    public ClaimType? Type { get; set; }
    public Voice Voice { get; set; }

    /// <summary>Only where the role is About.</summary>
    public Stance? Stance { get; set; }
}

/// <summary>Which topic meets which claim. A read model, as <see cref="ClaimActor"/>.</summary>
public sealed class ClaimTopic : Kept, IClaimLink
{
    public long ClaimId { get; init; }
    public long TopicId { get; init; }
    public DateOnly SortDate { get; set; }
}
