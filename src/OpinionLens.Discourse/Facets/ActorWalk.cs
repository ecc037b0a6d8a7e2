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
        var tally = new ActorTally(this, code);
        foreach (var i in ClaimsOf(code))
        {
            if (days[i] < first || days[i] > last || gone?[i] == true) continue;
            var (holds, stance) = Part(i, code);
            if (holds)
            {
                figures.Holds++;
                if (propositions[i] >= 0) Take(figures.Positions, propositionCodes.Id(propositions[i]), polarities[i]);
            }

            if (stance >= 0) tally.Portray(i, stance);
        }

        tally.AddTo(figures);
    }

    /// <inheritdoc cref="PublishedClaims.Find"/>
    public IEnumerable<FoundClaim> Find(long actor, IReadOnlySet<long> inArticles, IReadOnlySet<long> onPropositions, bool[]? gone = null)
    {
        var code = actorCodes.Find(actor);
        var (here, there) = (inArticles.Select(a => articleCodes.Find(a)).ToHashSet(), onPropositions.Select(p => propositionCodes.Find(p)).ToHashSet());
        foreach (var i in ClaimsOf(code))
        {
            var (mayPortray, mayHold) = (here.Contains(articles[i]), propositions[i] >= 0 && there.Contains(propositions[i]));
            if ((!mayPortray && !mayHold) || gone?[i] == true) continue;
            var (holds, stance) = Part(i, code);
            if ((mayPortray && stance >= 0) || (mayHold && holds))
                yield return new(ids[i], articleCodes.Id(articles[i]), mayPortray && stance >= 0 ? (Stance)stance : null, mayHold && holds ? propositionCodes.Id(propositions[i]) : null, polarities[i] == None ? null : (Polarity)polarities[i]);
        }
    }

    /// <summary>The claims that an actor holds or that are about it, each once, by rising index.</summary>
    private IEnumerable<int> ClaimsOf(int actor)
    {
        var last = -1;
        foreach (var i in byActor.Of(actor))
        {
            if (i != last) yield return i;
            last = i;
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

    /// <summary>Counts by code what the claims about one actor have beside it.</summary>
    private sealed class ActorTally(ClaimColumns own, int actor)
    {
        private static readonly int Kinds = ActorFigures.Kinds;
        private readonly int[] about = new int[Kinds], articles = new int[own.articleCodes.Count * Kinds], speakers = new int[own.actorCodes.Count * Kinds], company = new int[own.actorCodes.Count];
        private readonly Dictionary<DateOnly, int[]> months = [];

        public void Portray(int i, int stance)
        {
            about[stance]++;
            articles[own.articles[i] * Kinds + stance]++;
            var day = DateOnly.FromDayNumber(own.days[i]);
            ActorFigures.Add(months, day.AddDays(1 - day.Day), stance);
            for (var l = own.actorsFrom[i]; l < own.actorsFrom[i + 1]; l++)
            {
                if (own.roles[l] == Holds) speakers[own.actors[l] * Kinds + stance]++;
                else if (own.actors[l] != actor) company[own.actors[l]]++;
            }
        }

        public void AddTo(ActorFigures figures)
        {
            for (var stance = 0; stance < Kinds; stance++)
            {
                figures.About[stance] += about[stance];
                foreach (var (month, counts) in months) ActorFigures.Add(figures.Months, month, stance, counts[stance]);
                for (var code = 0; code < own.articleCodes.Count; code++) ActorFigures.Add(figures.Articles, own.articleCodes.Id(code), stance, articles[code * Kinds + stance]);
                for (var code = 0; code < own.actorCodes.Count; code++) ActorFigures.Add(figures.Speakers, own.actorCodes.Id(code), stance, speakers[code * Kinds + stance]);
            }

            for (var code = 0; code < company.Length; code++)
                if (company[code] > 0) figures.Company[own.actorCodes.Id(code)] = figures.Company.GetValueOrDefault(own.actorCodes.Id(code)) + company[code];
        }
    }

    private static void Take(Dictionary<long, (int Asserts, int Denies)> positions, long proposition, byte polarity)
    {
        var (asserts, denies) = positions.GetValueOrDefault(proposition);
        positions[proposition] = polarity == (byte)Polarity.Denies ? (asserts, denies + 1) : (asserts + 1, denies);
    }
}
