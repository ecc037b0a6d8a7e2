using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Facets;

public sealed partial class ClaimColumns
{
    /// <summary>Adds what there is of an actor.</summary>
    /// <param name="actor">Id.</param>
    /// <param name="from">First day, included, or null.</param>
    /// <param name="until">Last day, included, or null.</param>
    /// <param name="figures">What is added to.</param>
    /// <param name="gone">Claims not to be counted, by index; null for none.</param>
    public void CountInto(long actor, DateOnly? from, DateOnly? until, ActorFigures figures, bool[]? gone = null)
    {
        var (code, first, last) = (actorCodes.Find(actor), from?.DayNumber ?? int.MinValue, until?.DayNumber ?? int.MaxValue);
        if (code < 0) return;
        for (var i = 0; i < ids.Length; i++)
        {
            if (days[i] < first || days[i] > last || gone?[i] == true) continue;
            var (holds, stance) = Part(i, code);
            if (holds)
            {
                figures.Holds++;
                if (propositions[i] >= 0) Take(figures.Positions, propositionCodes.Id(propositions[i]), polarities[i]);
            }

            if (stance >= 0) Portray(i, code, stance, figures);
        }
    }

    /// <inheritdoc cref="PublishedClaims.Find"/>
    public IEnumerable<FoundClaim> Find(long actor, IReadOnlySet<long> inArticles, IReadOnlySet<long> onPropositions, bool[]? gone = null)
    {
        var code = actorCodes.Find(actor);
        if (code < 0) yield break;
        var (here, there) = (inArticles.Select(a => articleCodes.Find(a)).ToHashSet(), onPropositions.Select(p => propositionCodes.Find(p)).ToHashSet());
        for (var i = 0; i < ids.Length; i++)
        {
            var (mayPortray, mayHold) = (here.Contains(articles[i]), propositions[i] >= 0 && there.Contains(propositions[i]));
            if ((!mayPortray && !mayHold) || gone?[i] == true) continue;
            var (holds, stance) = Part(i, code);
            if ((mayPortray && stance >= 0) || (mayHold && holds))
                yield return new(ids[i], articleCodes.Id(articles[i]), mayPortray && stance >= 0 ? (Stance)stance : null, mayHold && holds ? propositionCodes.Id(propositions[i]) : null);
        }
    }

    /// <summary>Whether an actor holds a claim, and the stance toward it or a negative number where the claim is not about it.</summary>
    private (bool Holds, int Stance) Part(int i, int actor)
    {
        var (holds, stance) = (false, -1);
        for (var l = actorsFrom[i]; l < actorsFrom[i + 1]; l++)
        {
            if (actors[l] != actor) continue;
            if (roles[l] == Holds) holds = true;
            else stance = roles[l] - 1;
        }

        return (holds, stance);
    }

    private void Portray(int i, int actor, int stance, ActorFigures figures)
    {
        figures.About[stance]++;
        ActorFigures.Add(figures.Articles, articleCodes.Id(articles[i]), stance);
        var day = DateOnly.FromDayNumber(days[i]);
        ActorFigures.Add(figures.Months, day.AddDays(1 - day.Day), stance);
        for (var l = actorsFrom[i]; l < actorsFrom[i + 1]; l++)
        {
            var other = actorCodes.Id(actors[l]);
            if (roles[l] == Holds) ActorFigures.Add(figures.Speakers, other, stance);
            else if (actors[l] != actor) figures.Company[other] = figures.Company.GetValueOrDefault(other) + 1;
        }
    }

    private static void Take(Dictionary<long, (int Asserts, int Denies)> positions, long proposition, byte polarity)
    {
        var (asserts, denies) = positions.GetValueOrDefault(proposition);
        positions[proposition] = polarity == (byte)Polarity.Denies ? (asserts, denies + 1) : (asserts + 1, denies);
    }
}
