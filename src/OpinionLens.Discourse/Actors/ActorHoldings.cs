using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Actors;

/// <summary>What a split can choose from.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Articles">Articles it wrote or published, each with the number of claims in its own voice, which go with it.</param>
/// <param name="Claims">Claims that name it themselves, newest first, at most as many as were asked for.</param>
/// <param name="Total">How many there are.</param>
public sealed record ActorHoldings(Actor Actor, IReadOnlyList<(long Id, string Title, int OwnVoice)> Articles, IReadOnlyList<ClaimReading> Claims, int Total);
