using OpinionLens.Discourse.Claims;
using OpinionLens.Language.Likeness;

namespace OpinionLens.Discourse.Comparison;

/// <summary>
/// Proposes which claims of two articles meet: by the rarity of the words, actors and topics that they share among the claims of both. Pure; the weights were learnt from other
/// people's statements, so nothing of these articles is presupposed. Swapping the articles swaps each pair.
/// </summary>
public static class PairProposals
{
    /// <summary>Below it, chance.</summary>
    public const double LeastScore = 0.1;

    /// <summary>Claims of one article that are looked at, the first in reading order: time and memory grow with their square.</summary>
    public const int MostClaims = 1000;

    /// <summary>The pairs most likely to meet, best first.</summary>
    /// <param name="a">Claims of the first article.</param>
    /// <param name="b">Claims of the second.</param>
    /// <param name="settled">Whether a pair (claim of the first, claim of the second) is out of the question: it meets already, or somebody has decided. It is asked only of the likely ones.</param>
    /// <param name="most">How many.</param>
    public static IReadOnlyList<PairProposal> Of(IReadOnlyList<ClaimReading> a, IReadOnlyList<ClaimReading> b, Func<ClaimReading, ClaimReading, bool> settled, int most)
    {
        if (a.Count == 0 || b.Count == 0) return [];
        if (a.Count > MostClaims || b.Count > MostClaims) return Of([.. a.Take(MostClaims)], [.. b.Take(MostClaims)], settled, most);
        // By id, so that the same is measured whichever article comes first.
        var all = a.Concat(b).DistinctBy(c => c.Claim.Id).OrderBy(c => c.Claim.Id).ToList();
        var (likeness, place) = (new StatementLikeness(all.Select(c => c.Statement)), all.Index().ToDictionary(c => c.Item.Claim.Id, c => c.Index));
        var (placesA, placesB) = (a.Select(c => place[c.Claim.Id]).ToArray(), b.Select(c => place[c.Claim.Id]).ToArray());
        var actors = new SharedTraits<long>([.. a.Select(Actors)], [.. b.Select(Actors)]);
        var topics = new SharedTraits<string>([.. a.Select(Topics)], [.. b.Select(Topics)]);
        // To be expected: that each claim of the shorter article meets one of the longer.
        var prior = LogOdds(1.0 / (1 + Math.Max(a.Count, b.Count))) - LogOdds(LikenessWeights.Own.Prior);
        var likely = new List<(double LogOdds, int I, int J)>();
        for (var i = 0; i < a.Count; i++)
        {
            for (var j = 0; j < b.Count; j++)
            {
                var odds = prior + likeness.LogOdds(placesA[i], placesB[j]) + actors.LogOdds(i, j) + topics.LogOdds(i, j);
                if (Chance(odds) >= LeastScore) likely.Add((odds, i, j));
            }
        }

        return
        [
            .. likely.OrderByDescending(l => l.LogOdds).ThenBy(l => Math.Min(a[l.I].Claim.Id, b[l.J].Claim.Id)).ThenBy(l => Math.Max(a[l.I].Claim.Id, b[l.J].Claim.Id))
                .Where(l => IsPair(a[l.I].Claim, b[l.J].Claim) && (actors.AreShared(l.I, l.J) || topics.AreShared(l.I, l.J) || likeness.Shared(placesA[l.I], placesB[l.J]).Count > 0) && !settled(a[l.I], b[l.J]))
                .Take(most).Select(l => Told(a[l.I], b[l.J], Chance(l.LogOdds), likeness, (placesA[l.I], placesB[l.J]))),
        ];
    }

    private static PairProposal Told(ClaimReading a, ClaimReading b, double score, StatementLikeness likeness, (int A, int B) at)
    {
        var topics = a.Topics.Where(t => b.Topics.Any(u => u.Slug == t.Slug)).ToList();
        var torn = topics.Count == 0 ? null : a.About.FirstOrDefault(p => b.About.Any(q => q.Actor.Id == p.Actor.Id && (p.Stance, q.Stance) is (Stance.Critical, Stance.Supportive) or (Stance.Supportive, Stance.Critical)));
        var alike = likeness.AreAlike(at.A, at.B);
        // Without the same words a "not" denies something else.
        return new(a, b, Math.Round(score, 2), likeness.Shared(at.A, at.B), [.. a.About.Select(p => p.Actor).Where(p => b.About.Any(q => q.Actor.Id == p.Id)).DistinctBy(p => p.Id)],
            topics, alike ? Opposition.Between(a.Statement, b.Statement) : [], alike, torn?.Actor);
    }

    /// <summary>A claim makes no pair with itself, and two claims of one article only one.</summary>
    private static bool IsPair(Claim one, Claim other) => one.ArticleId != other.ArticleId ? one.Id != other.Id : one.Id < other.Id;

    private static double Chance(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private static double LogOdds(double chance) => Math.Log(chance / (1 - chance));

    private static IReadOnlyCollection<long> Actors(ClaimReading claim) => [.. claim.About.Select(p => p.Actor.Id).Distinct()];

    private static IReadOnlyCollection<string> Topics(ClaimReading claim) => [.. claim.Topics.Select(t => t.Slug).Distinct()];
}
