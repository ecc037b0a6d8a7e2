using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Discourse.Actors;

/// <summary>Who is spoken of together with an actor, and in how many claims.</summary>
public sealed record CoOccurrence(ActorTag Actor, int Claims);

/// <summary>How often claims of one article portray an actor in one way.</summary>
public sealed record StanceCount(ArticleTag Article, Stance Stance, int Claims);

/// <summary>An actor's page.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Offices">With the names of their states and organizations.</param>
/// <param name="Holds">Claims it holds, newest article first, in reading order.</param>
/// <param name="SaidAbout">Claims about it.</param>
/// <param name="Stances">Counts by article and stance.</param>
/// <param name="Company">Actors of whom the same claims speak, most first.</param>
public sealed record ActorReading(
    Actor Actor, IReadOnlyList<OfficeLine> Offices, Page<ClaimReading> Holds, Page<ClaimReading> SaidAbout, IReadOnlyList<StanceCount> Stances,
    IReadOnlyList<CoOccurrence> Company);
