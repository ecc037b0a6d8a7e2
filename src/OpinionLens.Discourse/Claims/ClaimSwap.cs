using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Discourse.Claims;

/// <summary>Puts one actor or topic in the place of another, in whatever names it by id. Nothing is named twice afterwards.</summary>
public static class ClaimSwap
{
    /// <summary>Whether a claim itself names an actor, as a source or as spoken of. An author's own claims do not: their article does.</summary>
    public static bool Names(Claim claim, long actor) => claim.Attribution.Any(l => l.Sources.Contains(actor)) || claim.About.Any(a => a.ActorId == actor);

    /// <summary>Puts <paramref name="into"/> in the place of <paramref name="from"/>. Where a claim was about both, the stance toward <paramref name="into"/> stays.</summary>
    public static void Actor(Claim claim, long from, long into)
    {
        // New lists, not changed ones: only a claim that names the actor is written anew.
        if (claim.Attribution.Any(l => l.Sources.Contains(from))) claim.Attribution = [.. claim.Attribution.Select(l => l with { Sources = Ids(l.Sources, from, into) })];
        if (claim.About.All(a => a.ActorId != from)) return;
        var kept = claim.About.Any(a => a.ActorId == into);
        claim.About = [.. claim.About.Where(a => a.ActorId != from || !kept).Select(a => a.ActorId == from ? a with { ActorId = into } : a)];
    }

    /// <summary>The same for the by-line and the outlet of an article.</summary>
    public static void Actor(Article article, long from, long into)
    {
        if (article.Authors.Contains(from)) article.Authors = Ids(article.Authors, from, into);
        if (article.Outlet == from) article.Outlet = into;
    }

    /// <summary>The same for the states and organizations of an actor's offices.</summary>
    public static void Actor(Actor actor, long from, long into)
    {
        if (actor.Offices.Any(o => o.Of == from)) actor.Offices = [.. actor.Offices.Select(o => o.Of == from ? o with { Of = into } : o).Distinct()];
    }

    /// <summary>Whether an article names an actor as author or outlet.</summary>
    public static bool Names(Article article, long actor) => article.Outlet == actor || article.Authors.Contains(actor);

    /// <summary>Puts one topic in the place of another.</summary>
    public static void Topic(Claim claim, long from, long into)
    {
        if (claim.Topics.Contains(from)) claim.Topics = Ids(claim.Topics, from, into);
    }

    /// <summary>The polarity toward the opposite wording.</summary>
    public static Polarity? Turned(Polarity? polarity) => polarity switch { Polarity.Asserts => Polarity.Denies, Polarity.Denies => Polarity.Asserts, _ => null };

    private static List<long> Ids(List<long> ids, long from, long into) => [.. ids.Select(id => id == from ? into : id).Distinct()];
}
