using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Comparison;

/// <summary>How one article portrays an actor.</summary>
/// <param name="Counts">Its claims about the actor by stance, in the order of <see cref="Stance"/>.</param>
/// <param name="Claims">The same claims: those that are not neutral first, then in reading order.</param>
public sealed record PortraitSide(IReadOnlyList<int> Counts, IReadOnlyList<ClaimReading> Claims);

/// <summary>An actor as two articles portray it.</summary>
public sealed record ComparedActor(ActorTag Actor, PortraitSide A, PortraitSide B)
{
    /// <summary>True where both articles speak of it.</summary>
    public bool IsInBoth => A.Claims.Count > 0 && B.Claims.Count > 0;
}

/// <summary>Whom two articles speak of, and how. Pure: swapping the articles swaps the sides and nothing else.</summary>
public static class ActorsCompared
{
    /// <summary>Every actor that a claim of either article is about: those of whom both speak first, by the claims of the one that says less, then by all claims.</summary>
    /// <param name="comparison">The two articles.</param>
    /// <param name="topic">Slug of the only topic whose claims count; null for all.</param>
    public static IReadOnlyList<ComparedActor> Of(ComparisonReading comparison, string? topic = null)
    {
        IReadOnlyList<ClaimReading> On(IReadOnlyList<ClaimReading> claims) => topic is null ? claims : [.. claims.Where(c => c.Topics.Any(t => t.Slug == topic))];
        var (onA, onB) = (On(comparison.A.Claims), On(comparison.B.Claims));
        var (a, b) = (ByActor(onA), ByActor(onB));
        var tags = onA.Concat(onB).SelectMany(c => c.About).Select(p => p.Actor).DistinctBy(t => t.Id);
        return
        [
            .. tags.Select(t => new ComparedActor(t, Side(t, a[t.Id]), Side(t, b[t.Id])))
                .OrderByDescending(c => Math.Min(c.A.Claims.Count, c.B.Claims.Count)).ThenByDescending(c => c.A.Claims.Count + c.B.Claims.Count).ThenBy(c => c.Actor.Slug, StringComparer.Ordinal),
        ];
    }

    private static ILookup<long, ClaimReading> ByActor(IReadOnlyList<ClaimReading> claims) =>
        claims.SelectMany(c => c.About.Select(p => p.Actor.Id).Distinct().Select(id => (Actor: id, Claim: c))).ToLookup(p => p.Actor, p => p.Claim);

    private static PortraitSide Side(ActorTag actor, IEnumerable<ClaimReading> claims)
    {
        var (counts, told) = (new int[Enum.GetValues<Stance>().Length], new List<(Stance Stance, ClaimReading Claim)>());
        foreach (var claim in claims)
        {
            var stance = claim.About.First(p => p.Actor.Id == actor.Id).Stance;
            counts[(int)stance]++;
            told.Add((stance, claim));
        }

        return new(counts, [.. told.OrderBy(t => t.Stance == Stance.Neutral).ThenBy(t => t.Claim.Number).Select(t => t.Claim)]);
    }
}
