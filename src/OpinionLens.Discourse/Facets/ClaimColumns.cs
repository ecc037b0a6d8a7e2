using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Facets;

/// <summary>A claim as it is counted: what is told of it by itself. Its actors, topics and states follow by the id.</summary>
public readonly record struct CountedClaim(long Id, long Article, long? Outlet, DateOnly Day, Voice Voice, ClaimType? Type, long? Proposition, Polarity? Polarity = null);

/// <summary>
/// Claims in columns: some 75 bytes each, whatever their words. To count every facet of any filter is one walk over them, about 20 ns a claim; in a database the same
/// question is a dozen groupings of joins, and no index helps. Immutable.
/// </summary>
public sealed partial class ClaimColumns
{
    private const byte None = byte.MaxValue;
    private const byte Holds = 0;

    private readonly long[] ids;
    private readonly int[] articles, outlets, propositions, days, actorsFrom, actors, topicsFrom, topics;
    private readonly byte[] voices, types, roles, states, polarities;
    private readonly Codes articleCodes, actorCodes, propositionCodes, topicCodes;
    private readonly Postings byActor, byProposition;

    private ClaimColumns(Builder b)
    {
        (ids, articles, outlets, propositions, days) = ([.. b.Ids], [.. b.Articles], [.. b.Outlets], [.. b.Propositions], [.. b.Days]);
        (voices, types, states, polarities) = ([.. b.Voices], [.. b.Types], b.States, [.. b.Polarities]);
        (actorsFrom, actors, roles) = (b.ActorsFrom, [.. b.Actors], [.. b.Roles]);
        (topicsFrom, topics) = (b.TopicsFrom, [.. b.Topics]);
        (articleCodes, actorCodes, propositionCodes, topicCodes) = (b.ArticleCodes, b.ActorCodes, b.PropositionCodes, b.TopicCodes);
        (byActor, byProposition) = (new(actorCodes.Count, actors, actorsFrom), new(propositionCodes.Count, propositions, null));
    }

    public static ClaimColumns Empty { get; } = new Builder().Build();

    public int Count => ids.Length;

    /// <summary>Where a claim is, or a negative number where it is not.</summary>
    public int IndexOf(long id) => Array.BinarySearch(ids, id);

    /// <summary>Adds the counts of these claims.</summary>
    /// <param name="filter">All parts must hold, but for a facet's own in its own counts.</param>
    /// <param name="counts">What is added to.</param>
    /// <param name="whole">True to count only claims that fit the whole filter, in every facet: for views of the claims listed.</param>
    /// <param name="gone">Claims not to be counted, by index; null for none.</param>
    public void CountInto(FacetFilter filter, FacetCounts counts, bool whole = false, bool[]? gone = null)
    {
        var tally = new Tally(this);
        var test = new Test(this, filter);
        for (var i = 0; i < ids.Length; i++)
        {
            if (gone is not null && gone[i]) continue;
            var failed = test.Of(i);
            if (failed == Parts.None) { counts.Claims++; tally.All(i, test); }
            else if (!whole && (failed & (failed - 1)) == 0) tally.One(i, failed, test);
        }

        tally.AddTo(counts);
    }

    /// <summary>The claims that fit the whole filter, by rising id.</summary>
    public IEnumerable<(DateOnly Day, long Id)> Fitting(FacetFilter filter, bool[]? gone = null)
    {
        var test = new Test(this, filter);
        for (var i = 0; i < ids.Length; i++)
            if (gone?[i] != true && test.Of(i) == Parts.None) yield return (DateOnly.FromDayNumber(days[i]), ids[i]);
    }

    /// <summary>The parts of a filter that a claim can fail, as bits.</summary>
    [Flags]
    private enum Parts { None = 0, Source = 1, About = 2, Voice = 4, Type = 8, Topic = 16, Proposition = 32, Article = 64, Outlet = 128, Date = 256, State = 512, Other = 1024, Polarity = 2048 }

    /// <summary>Asks a claim which parts of a filter it fails.</summary>
    private sealed class Test(ClaimColumns own, FacetFilter filter)
    {
        private readonly int article = own.articleCodes.Find(filter.Article), outlet = own.actorCodes.Find(filter.Outlet), source = own.actorCodes.Find(filter.Source),
            about = own.actorCodes.Find(filter.About), also = own.actorCodes.Find(filter.Also), topic = own.topicCodes.Find(filter.Topic), proposition = own.propositionCodes.Find(filter.Proposition);
        private readonly int voice = filter.Voice is { } v ? (int)v : -1, type = filter.Type is { } t ? (int)t : -1, state = filter.State is { } s ? (int)s : -1, polarity = filter.Polarity is { } p ? (int)p : -1;
        private readonly int from = filter.From?.DayNumber ?? int.MinValue, until = filter.Until?.DayNumber ?? int.MaxValue;
        private readonly byte stance = filter.Stance is { } toward ? (byte)(1 + (int)toward) : None;

        public int StateShift { get; } = filter.Sees == Visibility.Members ? 0 : 4;

        /// <summary>Two failed parts are enough: whoever asks needs no more.</summary>
        public Parts Of(int i)
        {
            var failed = Parts.None;
            if (voice >= 0 && own.voices[i] != voice) failed |= Parts.Voice;
            if (type >= 0 && own.types[i] != type) failed |= Parts.Type;
            if (article != -1 && own.articles[i] != article) failed |= Parts.Article;
            if (outlet != -1 && own.outlets[i] != outlet) failed |= Parts.Outlet;
            if (proposition != -1 && own.propositions[i] != proposition) failed |= Parts.Proposition;
            if (polarity >= 0 && own.polarities[i] != polarity) failed |= Parts.Polarity;
            if (own.days[i] < from || own.days[i] > until) failed |= Parts.Date;
            if (state >= 0 && ((own.states[i] >> StateShift >> state) & 1) == 0) failed |= Parts.State;
            if ((failed & (failed - 1)) != 0) return failed;
            if (source != -1 && !Has(i, source, Holds)) failed |= Parts.Source;
            if (about != -1 && !Speaks(i)) failed |= Parts.About;
            if (also != -1 && !Has(i, also, None)) failed |= Parts.Other;
            if (topic != -1 && !own.topics.AsSpan(own.topicsFrom[i]..own.topicsFrom[i + 1]).Contains(topic)) failed |= Parts.Topic;
            if (filter.Among?.Contains(own.ids[i]) == false) failed |= Parts.Other;
            return failed;
        }

        private bool Speaks(int i) => Has(i, about, stance);

        /// <param name="i">The claim.</param>
        /// <param name="actor">Code of the actor.</param>
        /// <param name="role">Role asked for; <see cref="None"/> for being spoken of in any stance.</param>
        private bool Has(int i, int actor, byte role)
        {
            for (var l = own.actorsFrom[i]; l < own.actorsFrom[i + 1]; l++)
                if (own.actors[l] == actor && (role == None ? own.roles[l] != Holds : own.roles[l] == role)) return true;
            return false;
        }
    }
}
