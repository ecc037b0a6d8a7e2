using OpinionLens.Discourse.Comparison;

namespace OpinionLens.Discourse.Suggestions;

/// <summary>A pair of claims that the program has proposed, and what an editor made of it. Open ones are not kept: they are made anew whenever somebody looks.</summary>
public sealed class Suggestion : Kept
{
    /// <summary>The older claim of the two.</summary>
    public long FromId { get; init; }
    public long ToId { get; init; }

    /// <summary>As what the pair was proposed: <see cref="Bucket.Agree"/> or <see cref="Bucket.Contradict"/>.</summary>
    public Bucket Proposed { get; init; }

    /// <summary>What it was accepted as; null where it was rejected.</summary>
    public Bucket? Decided { get; init; }

    /// <summary>Strength of the grounds, as it was then: <see cref="PairProposal.Score"/>.</summary>
    public double Score { get; init; }
}
