using OpinionLens.Anchoring;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Facets;

public sealed partial class ClaimColumns
{
    /// <summary>Counters by code.</summary>
    private sealed class Tally(ClaimColumns own)
    {
        private const int Stances = 4;
        private readonly int[] sources = new int[own.actorCodes.Count], about = new int[own.actorCodes.Count * Stances], outlets = new int[own.actorCodes.Count], articles = new int[own.articleCodes.Count],
            topics = new int[own.topicCodes.Count], propositions = new int[own.propositionCodes.Count], voices = new int[4], types = new int[6], states = new int[4], polarities = new int[2];

        private readonly Dictionary<int, int> months = [];
        private int day = -1, month;

        public void All(int i, Test test)
        {
            CountActors(i, true, true);
            CountTopics(i);
            CountStates(i, test);
            CountMonth(i);
            voices[own.voices[i]]++;
            if (own.types[i] != None) types[own.types[i]]++;
            if (own.propositions[i] >= 0) propositions[own.propositions[i]]++;
            if (own.polarities[i] != None) polarities[own.polarities[i]]++;
            articles[own.articles[i]]++;
            if (own.outlets[i] >= 0) outlets[own.outlets[i]]++;
        }

        /// <summary>A claim that fails one part counts in the facet of that part alone.</summary>
        public void One(int i, Parts failed, Test test)
        {
            switch (failed)
            {
                case Parts.Source: CountActors(i, true, false); break;
                case Parts.About: CountActors(i, false, true); break;
                case Parts.Topic: CountTopics(i); break;
                case Parts.State: CountStates(i, test); break;
                case Parts.Date: CountMonth(i); break;
                case Parts.Voice: voices[own.voices[i]]++; break;
                case Parts.Type when own.types[i] != None: types[own.types[i]]++; break;
                case Parts.Proposition when own.propositions[i] >= 0: propositions[own.propositions[i]]++; break;
                case Parts.Polarity when own.polarities[i] != None: polarities[own.polarities[i]]++; break;
                case Parts.Article: articles[own.articles[i]]++; break;
                case Parts.Outlet when own.outlets[i] >= 0: outlets[own.outlets[i]]++; break;
                default: break;
            }
        }

        public void AddTo(FacetCounts counts)
        {
            Fold(sources, own.actorCodes, counts.Sources);
            Fold(outlets, own.actorCodes, counts.Outlets);
            Fold(articles, own.articleCodes, counts.Articles);
            Fold(topics, own.topicCodes, counts.Topics);
            Fold(propositions, own.propositionCodes, counts.Propositions);
            for (var code = 0; code < own.actorCodes.Count; code++)
            {
                var toward = about.AsSpan(code * Stances, Stances);
                if (!toward.ContainsAnyExcept(0)) continue;
                if (!counts.About.TryGetValue(own.actorCodes.Id(code), out var sum)) counts.About[own.actorCodes.Id(code)] = sum = new int[Stances];
                for (var s = 0; s < Stances; s++) sum[s] += toward[s];
            }

            for (var v = 0; v < voices.Length; v++) if (voices[v] > 0) FacetCounts.Add(counts.Voices, (Voice)v, voices[v]);
            for (var t = 0; t < types.Length; t++) if (types[t] > 0) FacetCounts.Add(counts.Types, (ClaimType)t, types[t]);
            for (var p = 0; p < polarities.Length; p++) if (polarities[p] > 0) FacetCounts.Add(counts.Polarities, (Polarity)p, polarities[p]);
            for (var s = 0; s < states.Length; s++) if (states[s] > 0) FacetCounts.Add(counts.States, (AnchorState)s, states[s]);
            foreach (var (number, count) in months) FacetCounts.Add(counts.Months, new DateOnly(number / 12, number % 12 + 1, 1), count);
        }

        private static void Fold(int[] tally, Codes codes, Dictionary<long, int> counts)
        {
            for (var code = 0; code < tally.Length; code++) if (tally[code] > 0) FacetCounts.Add(counts, codes.Id(code), tally[code]);
        }

        private void CountActors(int i, bool holds, bool spoken)
        {
            for (var l = own.actorsFrom[i]; l < own.actorsFrom[i + 1]; l++)
            {
                if (own.roles[l] != Holds) { if (spoken) about[own.actors[l] * Stances + own.roles[l] - 1]++; }
                else if (holds) sources[own.actors[l]]++;
            }
        }

        private void CountTopics(int i)
        {
            for (var t = own.topicsFrom[i]; t < own.topicsFrom[i + 1]; t++) topics[own.topics[t]]++;
        }

        private void CountStates(int i, Test test)
        {
            for (int s = 0, bits = own.states[i] >> test.StateShift; s < states.Length; s++) states[s] += (bits >> s) & 1;
        }

        /// <summary>Claims of one article come one after the other: a day is turned into its month once.</summary>
        private void CountMonth(int i)
        {
            if (own.days[i] != day)
            {
                day = own.days[i];
                var date = DateOnly.FromDayNumber(day);
                month = date.Year * 12 + date.Month - 1;
            }

            months[month] = months.GetValueOrDefault(month) + 1;
        }
    }
}
