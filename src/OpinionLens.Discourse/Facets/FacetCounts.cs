using OpinionLens.Anchoring;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Facets;

/// <summary>
/// How many claims each value of each facet has. A facet's own part of the filter is left out of its counts, so that they tell what choosing another value would
/// give; all other parts hold. A facet of which a claim has one value at most sums to the claims; sources, actors spoken of, topics and states may count a claim more than once.
/// </summary>
public sealed class FacetCounts
{
    /// <summary>Claims that fit the whole filter.</summary>
    public int Claims { get; internal set; }
    public Dictionary<long, int> Sources { get; } = [];

    /// <summary>By actor, how often it is portrayed in which <see cref="Stance"/>: four numbers in the order of the enum.</summary>
    public Dictionary<long, int[]> About { get; } = [];
    public Dictionary<Voice, int> Voices { get; } = [];

    /// <summary>Claims without a type are in none.</summary>
    public Dictionary<ClaimType, int> Types { get; } = [];
    public Dictionary<long, int> Topics { get; } = [];
    public Dictionary<long, int> Propositions { get; } = [];

    /// <summary>Claims without a proposition are in none.</summary>
    public Dictionary<Polarity, int> Polarities { get; } = [];
    public Dictionary<long, int> Articles { get; } = [];
    public Dictionary<long, int> Outlets { get; } = [];

    /// <summary>By first day of the month; <see cref="DateOnly.MinValue"/> for claims without a date.</summary>
    public Dictionary<DateOnly, int> Months { get; } = [];
    public Dictionary<AnchorState, int> States { get; } = [];

    /// <summary>Claims that fit all but the status, for members; nothing for strangers.</summary>
    public Dictionary<ClaimStatus, int> Statuses { get; } = [];

    internal static void Add<T>(Dictionary<T, int> counts, T value, int more) where T : notnull => counts[value] = counts.GetValueOrDefault(value) + more;
}
