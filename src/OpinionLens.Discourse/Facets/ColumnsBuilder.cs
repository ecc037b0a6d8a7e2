using OpinionLens.Anchoring;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Facets;

public sealed partial class ClaimColumns
{
    /// <summary>Takes claims in the order of their ids, then what belongs to them in the same order. What belongs to no claim taken is passed over.</summary>
    public sealed class Builder
    {
        private int actorsOf, topicsOf;

        internal List<long> Ids { get; } = [];
        internal List<int> Articles { get; } = [];
        internal List<int> Outlets { get; } = [];
        internal List<int> Propositions { get; } = [];
        internal List<int> Days { get; } = [];
        internal List<byte> Voices { get; } = [];
        internal List<byte> Types { get; } = [];
        internal List<byte> Polarities { get; } = [];
        internal List<int> Actors { get; } = [];
        internal List<byte> Roles { get; } = [];
        internal List<int> Topics { get; } = [];
        internal int[] ActorsFrom { get; private set; } = [0];
        internal int[] TopicsFrom { get; private set; } = [0];
        internal byte[] States { get; private set; } = [];
        internal Codes ArticleCodes { get; } = new();
        internal Codes ActorCodes { get; } = new();
        internal Codes PropositionCodes { get; } = new();
        internal Codes TopicCodes { get; } = new();

        /// <summary>One claim after another, by rising id.</summary>
        public void Add(CountedClaim claim)
        {
            Ids.Add(claim.Id);
            Articles.Add(ArticleCodes.Make(claim.Article));
            Outlets.Add(claim.Outlet is { } outlet ? ActorCodes.Make(outlet) : -1);
            Propositions.Add(claim.Proposition is { } proposition ? PropositionCodes.Make(proposition) : -1);
            Days.Add(claim.Day.DayNumber);
            Voices.Add((byte)claim.Voice);
            Types.Add(claim.Type is { } type ? (byte)type : None);
            Polarities.Add(claim.Polarity is { } polarity ? (byte)polarity : None);
        }

        /// <summary>An actor of a claim, by rising claim id, after all claims: null for who holds it, a stance for who is spoken of.</summary>
        public void AddActor(long claim, long actor, Stance? toward)
        {
            if (!Reach(claim, ref actorsOf, ActorsStart(), Actors.Count)) return;
            Actors.Add(ActorCodes.Make(actor));
            Roles.Add(toward is { } stance ? (byte)(1 + (int)stance) : Holds);
        }

        /// <summary>A topic of a claim, by rising claim id, after all claims.</summary>
        public void AddTopic(long claim, long topic)
        {
            if (Reach(claim, ref topicsOf, TopicsStart(), Topics.Count)) Topics.Add(TopicCodes.Make(topic));
        }

        /// <summary>The state of a passage, in any order, after all claims.</summary>
        /// <param name="claim">Whose it is.</param>
        /// <param name="state">Its state there.</param>
        /// <param name="members">In the text that members read.</param>
        /// <param name="strangers">In the text that everybody reads.</param>
        public void AddState(long claim, AnchorState state, bool members, bool strangers)
        {
            if (States.Length == 0) States = new byte[Ids.Count];
            var at = Ids.BinarySearch(claim);
            if (at >= 0) States[at] |= (byte)(((members ? 1 : 0) | (strangers ? 16 : 0)) << (int)state);
        }

        public ClaimColumns Build()
        {
            Finish(ref actorsOf, ActorsStart(), Actors.Count);
            Finish(ref topicsOf, TopicsStart(), Topics.Count);
            if (States.Length == 0) States = new byte[Ids.Count];
            return new(this);
        }

        private int[] ActorsStart() => ActorsFrom.Length == Ids.Count + 1 ? ActorsFrom : ActorsFrom = new int[Ids.Count + 1];

        private int[] TopicsStart() => TopicsFrom.Length == Ids.Count + 1 ? TopicsFrom : TopicsFrom = new int[Ids.Count + 1];

        /// <summary>Walks on to a claim: those passed have nothing more to come.</summary>
        private bool Reach(long claim, ref int at, int[] from, int count)
        {
            while (at < Ids.Count && Ids[at] < claim) from[++at] = count;
            return at < Ids.Count && Ids[at] == claim;
        }

        private void Finish(ref int at, int[] from, int count)
        {
            while (at < Ids.Count) from[++at] = count;
        }
    }
}
