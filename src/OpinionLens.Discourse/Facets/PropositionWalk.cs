using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Facets;

public sealed partial class ClaimColumns
{
    /// <summary>Adds who takes up a proposition.</summary>
    /// <param name="proposition">Id.</param>
    /// <param name="figures">What is added to.</param>
    /// <param name="gone">Claims not to be counted, by index; null for none.</param>
    public void CountInto(long proposition, PropositionFigures figures, bool[]? gone = null)
    {
        foreach (var i in byProposition.Of(propositionCodes.Find(proposition)))
        {
            if (polarities[i] == None || gone?[i] == true) continue;
            var (side, claim, held) = ((Polarity)polarities[i], new FirstClaim(DateOnly.FromDayNumber(days[i]), ids[i]), false);
            for (var l = actorsFrom[i]; l < actorsFrom[i + 1]; l++)
            {
                if (roles[l] != Holds) continue;
                held = true;
                figures.Take(actorCodes.Id(actors[l]), side, claim);
            }

            figures.Take(side, held);
        }
    }

    /// <summary>Adds how many claims assert and deny each proposition.</summary>
    /// <param name="sides">What is added to, by id of the proposition.</param>
    /// <param name="gone">Claims not to be counted, by index; null for none.</param>
    public void CountInto(Dictionary<long, (int Asserts, int Denies)> sides, bool[]? gone = null)
    {
        for (var i = 0; i < propositions.Length; i++)
        {
            if (propositions[i] < 0 || polarities[i] == None || gone?[i] == true) continue;
            var id = propositionCodes.Id(propositions[i]);
            var (asserts, denies) = sides.GetValueOrDefault(id);
            sides[id] = (Polarity)polarities[i] == Polarity.Denies ? (asserts, denies + 1) : (asserts + 1, denies);
        }
    }

    /// <summary>The claims that take up some propositions, proposition by proposition.</summary>
    /// <param name="taken">Ids of the propositions.</param>
    /// <param name="holder">Only claims that this actor holds; null for all.</param>
    /// <param name="notIn">No claims of this article; null for all.</param>
    /// <param name="gone">Claims to be passed over, by index; null for none.</param>
    public IEnumerable<TakingClaim> Taking(IEnumerable<long> taken, long? holder, long? notIn, bool[]? gone = null)
    {
        var (actor, article) = (actorCodes.Find(holder), articleCodes.Find(notIn));
        foreach (var proposition in taken)
        {
            foreach (var i in byProposition.Of(propositionCodes.Find(proposition)))
            {
                if (gone?[i] == true || articles[i] == article || (holder is not null && !Part(i, actor).Holds)) continue;
                yield return new(proposition, polarities[i] == None ? null : (Polarity)polarities[i], DateOnly.FromDayNumber(days[i]), ids[i]);
            }
        }
    }
}
