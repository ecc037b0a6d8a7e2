using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Facets;

/// <summary>A claim found by what it says of an actor, or because the actor holds it.</summary>
/// <param name="Id">Of the claim.</param>
/// <param name="Article">Where it was made.</param>
/// <param name="Toward">The stance toward the actor, in one of the articles asked for; null where the claim is not about it or stands elsewhere.</param>
/// <param name="Held">The proposition, one of those asked for, that the actor holds by it; null where there is none.</param>
/// <param name="Side">Which side of its proposition it takes, or null.</param>
public readonly record struct FoundClaim(long Id, long Article, Stance? Toward, long? Held, Polarity? Side);

/// <summary>A claim that takes up a proposition.</summary>
public readonly record struct TakingClaim(long Proposition, Polarity? Side, DateOnly Day, long Id);

/// <summary>All published claims as they are now: those loaded at once, which of them no longer hold, and those that hold in their place.</summary>
/// <param name="All">Loaded at once.</param>
/// <param name="Gone">By index in <paramref name="All"/>; null for none.</param>
/// <param name="Later">In place of those gone, and new ones.</param>
public sealed record PublishedClaims(ClaimColumns All, bool[]? Gone, ClaimColumns Later)
{
    /// <inheritdoc cref="ClaimColumns.CountInto(FacetFilter, FacetCounts, bool, bool[])"/>
    public void CountInto(FacetFilter filter, FacetCounts counts, bool whole)
    {
        All.CountInto(filter, counts, whole, Gone);
        Later.CountInto(filter, counts, whole);
    }

    /// <summary>The claims that fit the whole filter, newest first: by the day of the article, then by id.</summary>
    public IReadOnlyList<(DateOnly Day, long Id)> Fitting(FacetFilter filter)
    {
        var fitting = All.Fitting(filter, Gone).Concat(Later.Fitting(filter)).ToArray();
        Array.Sort(fitting, static (a, b) => b.CompareTo(a));
        return fitting;
    }

    /// <summary>Counts what there is of an actor, by a walk over its claims.</summary>
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

    /// <summary>Counts who takes up a proposition, by a walk over its claims.</summary>
    /// <param name="proposition">Id.</param>
    public PropositionFigures On(long proposition)
    {
        var figures = new PropositionFigures();
        All.CountInto(proposition, figures, Gone);
        Later.CountInto(proposition, figures);
        return figures;
    }

    /// <summary>How many claims assert and deny each proposition that any takes up, by its id: a walk over all claims.</summary>
    public Dictionary<long, (int Asserts, int Denies)> Sides()
    {
        var sides = new Dictionary<long, (int, int)>();
        All.CountInto(sides, Gone);
        Later.CountInto(sides);
        return sides;
    }

    /// <summary>Of every side of some propositions the claim of the newest article, then of every side the next, and so on: one that everybody speaks of leaves room for the others.</summary>
    /// <param name="propositions">Ids.</param>
    /// <param name="holder">Only claims that this actor holds; null for all.</param>
    /// <param name="notIn">No claims of this article; null for all.</param>
    /// <param name="most">How many at the most.</param>
    public IReadOnlyList<long> NewestOn(IReadOnlyCollection<long> propositions, long? holder, long? notIn, int most)
    {
        var sides = All.Taking(propositions, holder, notIn, Gone).Concat(Later.Taking(propositions, holder, notIn)).GroupBy(c => (c.Proposition, c.Side));
        return [.. sides.SelectMany(side => side.OrderByDescending(c => (c.Day, c.Id)).Take(most).Select((c, rank) => (c.Id, rank))).OrderBy(c => c.rank).Take(most).Select(c => c.Id)];
    }

    /// <summary>Claims about an actor in some articles, and claims that it holds on some propositions, ascending by id.</summary>
    public IReadOnlyList<FoundClaim> Find(long actor, IReadOnlySet<long> articles, IReadOnlySet<long> propositions) =>
        [.. All.Find(actor, articles, propositions, Gone).Concat(Later.Find(actor, articles, propositions)).OrderBy(c => c.Id)];
}
