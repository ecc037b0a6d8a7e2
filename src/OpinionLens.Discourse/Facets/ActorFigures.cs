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

    internal static void Add<T>(Dictionary<T, int[]> counts, T key, int stance) where T : notnull
    {
        if (!counts.TryGetValue(key, out var kinds)) counts[key] = kinds = new int[Kinds];
        kinds[stance]++;
    }
}

/// <summary>A claim found by what it says of an actor, or because the actor holds it.</summary>
/// <param name="Id">Of the claim.</param>
/// <param name="Article">Where it was made.</param>
/// <param name="Toward">The stance toward the actor, in one of the articles asked for; null where the claim is not about it or stands elsewhere.</param>
/// <param name="Held">The proposition, one of those asked for, that the actor holds by it; null where there is none.</param>
public readonly record struct FoundClaim(long Id, long Article, Stance? Toward, long? Held);

/// <summary>All published claims as they are now: those loaded at once, which of them no longer hold, and those that hold in their place.</summary>
/// <param name="All">Loaded at once.</param>
/// <param name="Gone">By index in <paramref name="All"/>; null for none.</param>
/// <param name="Later">In place of those gone, and new ones.</param>
public sealed record PublishedClaims(ClaimColumns All, bool[]? Gone, ClaimColumns Later)
{
    /// <summary>Counts what there is of an actor: one walk over all claims.</summary>
    /// <param name="actor">Id.</param>
    /// <param name="from">First day, included; null for the beginning, with claims that have no date.</param>
    /// <param name="until">Last day, included; null for no end.</param>
    public ActorFigures Of(long actor, DateOnly? from = null, DateOnly? until = null)
    {
        var figures = new ActorFigures();
        All.CountInto(actor, from, until, figures, Gone);
        Later.CountInto(actor, from, until, figures);
        return figures;
    }

    /// <summary>Claims about an actor in some articles, and claims that it holds on some propositions, ascending by id.</summary>
    public IReadOnlyList<FoundClaim> Find(long actor, IReadOnlySet<long> articles, IReadOnlySet<long> propositions) =>
        [.. All.Find(actor, articles, propositions, Gone).Concat(Later.Find(actor, articles, propositions)).OrderBy(c => c.Id)];
}
