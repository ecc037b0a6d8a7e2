using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Discourse.Actors;

/// <summary>Who is spoken of together with an actor, and in how many claims.</summary>
public sealed record CoOccurrence(ActorTag Actor, int Claims);

/// <summary>How often claims portray an actor in which way, by something that tells them apart: their article, their month, who holds them.</summary>
/// <param name="Of">What they have in common.</param>
/// <param name="Counts">Claims by stance, in the order of <see cref="Stance"/>.</param>
public sealed record StanceCounts<T>(T Of, IReadOnlyList<int> Counts)
{
    public int Claims => Counts.Sum();
}

/// <summary>How one article portrays an actor.</summary>
/// <param name="Article">The article.</param>
/// <param name="Claims">Some of its claims about the actor: those that are not neutral first.</param>
/// <param name="All">How many it makes about the actor.</param>
public sealed record Portrait(ArticleTag Article, IReadOnlyList<ClaimReading> Claims, int All);

/// <summary>A proposition that an actor has asserted and denied.</summary>
/// <param name="Proposition">The proposition.</param>
/// <param name="Asserts">How many of its claims assert it.</param>
/// <param name="Denies">How many deny it.</param>
/// <param name="Claims">Some of them, those of each side that were made last: the oldest article first, claims of undated articles before them.</param>
public sealed record Turn(PropositionTag Proposition, int Asserts, int Denies, IReadOnlyList<ClaimReading> Claims);

/// <summary>What an actor says of a proposition in one time and in the next, by number of claims.</summary>
public sealed record PositionChange(PropositionTag Proposition, (int Asserts, int Denies) Before, (int Asserts, int Denies) After)
{
    /// <summary>True where it said something else before; false where it had not spoken of it.</summary>
    public bool IsTurn => Before != default;
}

/// <summary>What there is of an actor in some span of time.</summary>
/// <param name="Holds">Claims that it holds.</param>
/// <param name="About">Claims about it, by stance.</param>
public sealed record ActorSpan(int Holds, IReadOnlyList<int> About);

/// <summary>What a later time brought.</summary>
/// <param name="First">Last day of the earlier time, which has no beginning and holds claims of undated articles too.</param>
/// <param name="Last">Last day of the later time; null for no end.</param>
/// <param name="Before">The earlier time.</param>
/// <param name="After">The later time.</param>
/// <param name="Speakers">Who speaks of the actor for the first time, most claims first.</param>
/// <param name="Company">Who is spoken of together with it for the first time.</param>
/// <param name="Positions">Propositions that it takes up for the first time or turns on.</param>
public sealed record ActorChange(
    DateOnly First, DateOnly? Last, ActorSpan Before, ActorSpan After, IReadOnlyList<StanceCounts<ActorTag>> Speakers, IReadOnlyList<CoOccurrence> Company,
    IReadOnlyList<PositionChange> Positions);

/// <summary>What is asked of an actor's page beside the actor.</summary>
/// <param name="A">Slug of the article set on the left; null for the one that says most.</param>
/// <param name="B">Slug of the article set on the right; null for the next.</param>
/// <param name="First">Last day of the earlier time; null for the end of the last month but one of which there are claims.</param>
/// <param name="Last">Last day of the later time; null for no end.</param>
public sealed record ActorQuestion(string? A = null, string? B = null, DateOnly? First = null, DateOnly? Last = null);

/// <summary>An actor's page.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Offices">With the names of their states and organizations.</param>
/// <param name="Holds">Claims it holds, newest article first, in reading order.</param>
/// <param name="SaidAbout">Claims about it.</param>
/// <param name="Articles">How it is portrayed by article: those with most claims, newest first.</param>
/// <param name="Months">By month, newest first; <see cref="DateOnly.MinValue"/>, the last, for claims without a date.</param>
/// <param name="Speakers">By who holds the claims, most first.</param>
/// <param name="Company">Actors of whom the same claims speak, most first.</param>
/// <param name="Sides">Two articles side by side; fewer where there are no two.</param>
/// <param name="Turns">What it has asserted and denied.</param>
/// <param name="Change">What a later time brought; null where no dated claim is about it and no day was asked for.</param>
public sealed record ActorReading(
    Actor Actor, IReadOnlyList<OfficeLine> Offices, Page<ClaimReading> Holds, Page<ClaimReading> SaidAbout, IReadOnlyList<StanceCounts<ArticleTag>> Articles,
    IReadOnlyList<StanceCounts<DateOnly>> Months, IReadOnlyList<StanceCounts<ActorTag>> Speakers, IReadOnlyList<CoOccurrence> Company, IReadOnlyList<Portrait> Sides,
    IReadOnlyList<Turn> Turns, ActorChange? Change)
{
    /// <summary>Articles with claims about the actor, shown or not.</summary>
    public int AllArticles { get; init; }

    /// <summary>Actors who hold claims about it, shown or not.</summary>
    public int AllSpeakers { get; init; }
}
