using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Facets;

/// <summary>
/// What is said about one actor and what it says itself, counted by id. Every number is the length of the list of claims that its own filter gives; by stance means four numbers
/// in the order of <see cref="Stance"/>.
/// </summary>
public sealed class ActorFigures
{
    /// <summary>Claims that it holds.</summary>
    public int Holds { get; internal set; }

    /// <summary>Claims about it, by stance toward it.</summary>
    public int[] About { get; } = new int[Kinds];

    /// <summary>Claims about it by article and stance.</summary>
    public Dictionary<long, int[]> Articles { get; } = [];

    /// <summary>Claims about it by month and stance: first days, <see cref="DateOnly.MinValue"/> for claims without a date.</summary>
    public Dictionary<DateOnly, int[]> Months { get; } = [];

    /// <summary>Who holds the claims about it, by stance toward it.</summary>
    public Dictionary<long, int[]> Speakers { get; } = [];

    /// <summary>Who else the claims about it are about.</summary>
    public Dictionary<long, int> Company { get; } = [];

    /// <summary>Propositions of the claims that it holds: how many assert them, how many deny them.</summary>
    public Dictionary<long, (int Asserts, int Denies)> Positions { get; } = [];

    /// <summary>Propositions that it has asserted and denied.</summary>
    public IEnumerable<long> Turned => Positions.Where(p => p.Value is { Asserts: > 0, Denies: > 0 }).Select(p => p.Key);

    internal static readonly int Kinds = Enum.GetValues<Stance>().Length;

    /// <summary>Adds to the counts of a key, which has none until something is counted of it.</summary>
    internal static void Add<T>(Dictionary<T, int[]> counts, T key, int stance, int claims = 1) where T : notnull
    {
        if (claims == 0) return;
        if (!counts.TryGetValue(key, out var kinds)) counts[key] = kinds = new int[Kinds];
        kinds[stance] += claims;
    }
}
