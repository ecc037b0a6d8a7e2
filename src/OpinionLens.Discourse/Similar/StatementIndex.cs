using System.Runtime.InteropServices;
using OpinionLens.Language;

namespace OpinionLens.Discourse.Similar;

/// <summary>A claim whose statement shares telling words with another's.</summary>
/// <param name="Id">Of the claim.</param>
/// <param name="Score">Cosine of the two statements, words weighted by their rarity: above 0, at most 1.</param>
/// <param name="Shared">Search tokens that both have, the rarest first, without those that tell less than half as much as the first.</param>
public sealed record SimilarClaim(long Id, double Score, IReadOnlyList<string> Shared);

/// <summary>
/// Finds the statements most like one of them, by the words they share: about 130 bytes a claim, well under a millisecond at a million. It walks the claims of the rarest
/// words first and leaves the common ones, which tell nothing, to the scoring of the best. What it answers depends on what it holds alone, not on the order in which that came.
/// Not safe for use by two at once.
/// </summary>
public sealed class StatementIndex
{
    /// <summary>Claims looked at by way of their words; a word is taken whole or not at all, the rarest always.</summary>
    private const int MostWalked = 10_000;

    /// <summary>Claims scored in full.</summary>
    private const int MostScored = 128;

    /// <summary>Below it two statements share little more than their subject.</summary>
    public const double LeastScore = 0.25;

    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly List<Term> terms = [];
    private readonly Dictionary<long, int> places = [];
    private readonly List<Entry> entries = [];

    /// <summary>Kept between questions: by entry, 0 but while one is answered; and the entries met by it.</summary>
    private float[] sums = [];
    private readonly List<int> met = [];

    private sealed class Term(string token)
    {
        public string Token { get; } = token;

        /// <summary>Entries with it, also those that are gone.</summary>
        public List<int> Entries { get; } = new(1);

        /// <summary>Claims that have it now.</summary>
        public int Count { get; set; }
    }

    private readonly record struct Entry(long Id, long Article, int[] Terms, bool MembersOnly);

    /// <summary>Claims held.</summary>
    public int Count => places.Count;

    /// <summary>Takes a claim in, in place of what was held of it.</summary>
    /// <param name="id">Of the claim.</param>
    /// <param name="article">Its article, whose own claims are not similar to it.</param>
    /// <param name="tokens">Search tokens of its statement; function words among them are passed over.</param>
    /// <param name="membersOnly">True where strangers may not read the statement.</param>
    public void Put(long id, long article, IEnumerable<string> tokens, bool membersOnly)
    {
        Remove(id);
        var own = tokens.Distinct(StringComparer.Ordinal).Where(t => !TextAnalysis.IsFunctionWord(t)).Select(Code).Order().ToArray();
        places[id] = entries.Count;
        foreach (var term in own)
        {
            terms[term].Entries.Add(entries.Count);
            terms[term].Count++;
        }

        entries.Add(new(id, article, own, membersOnly));
        if (entries.Count > 2 * places.Count + 4096) Pack();
    }

    /// <summary>Forgets a claim; nothing happens where it is not held.</summary>
    public void Remove(long id)
    {
        if (!places.Remove(id, out var at)) return;
        foreach (var term in entries[at].Terms) terms[term].Count--;
        entries[at] = default;
    }

    /// <summary>The claims of other articles most like a claim, best first, the older before the newer where they are alike. Empty where the claim is not held, or not for this reader.</summary>
    /// <param name="id">Of the claim.</param>
    /// <param name="most">How many.</param>
    /// <param name="members">False leaves out what strangers may not read.</param>
    public IReadOnlyList<SimilarClaim> Near(long id, int most, bool members)
    {
        if (!places.TryGetValue(id, out var at) || (entries[at].MembersOnly && !members)) return [];
        var own = entries[at];
        var byRarity = own.Terms.Where(t => terms[t].Count > 1).OrderBy(t => terms[t].Count).ThenBy(t => terms[t].Token, StringComparer.Ordinal).ToList();
        if (sums.Length < entries.Count) sums = new float[Math.Max(64, entries.Count * 2)];
        met.Clear();
        var walked = 0;
        foreach (var term in byRarity)
        {
            if (walked > 0 && walked + terms[term].Count > MostWalked) break;
            walked += terms[term].Count;
            var weight = (float)(Weight(term) * Weight(term));
            foreach (var other in CollectionsMarshal.AsSpan(terms[term].Entries))
            {
                if (sums[other] == 0) met.Add(other);
                sums[other] += weight;
            }
        }

        var best = new PriorityQueue<int, (float Sum, long Id)>(MostScored + 1);
        foreach (var other in met)
        {
            var (sum, entry) = (sums[other], entries[other]);
            sums[other] = 0;
            if (entry.Terms is null || entry.Article == own.Article || (entry.MembersOnly && !members)) continue;
            // For one sum, the longer statement is the less alike.
            var promise = (sum / MathF.Sqrt(entry.Terms.Length), -entry.Id);
            if (best.Count < MostScored) best.Enqueue(other, promise);
            else best.EnqueueDequeue(other, promise);
        }

        var norm = Norm(own.Terms);
        return
        [
            .. best.UnorderedItems.Select(b => (Other: entries[b.Element], Score: Score(entries[b.Element].Terms, own.Terms, norm))).Where(s => s.Score >= LeastScore)
                .OrderByDescending(s => s.Score).ThenBy(s => s.Other.Id).Take(most).Select(s => new SimilarClaim(s.Other.Id, s.Score, Shared(s.Other.Terms, own.Terms))),
        ];
    }

    private double Score(int[] other, int[] own, double norm)
    {
        var (shared, all) = (0.0, 0.0);
        foreach (var term in other)
        {
            var weight = Weight(term) * Weight(term);
            all += weight;
            if (Array.BinarySearch(own, term) >= 0) shared += weight;
        }

        return Math.Round(shared / (norm * Math.Sqrt(all)), 4);
    }

    private List<string> Shared(int[] other, int[] own)
    {
        var shared = other.Where(t => Array.BinarySearch(own, t) >= 0).OrderBy(t => terms[t].Count).ThenBy(t => terms[t].Token, StringComparer.Ordinal).ToList();
        return [.. shared.Where(t => 2 * Weight(t) >= Weight(shared[0])).Select(t => terms[t].Token)];
    }

    private double Norm(int[] of) => Math.Sqrt(of.Sum(t => Weight(t) * Weight(t)));

    private double Weight(int term) => Math.Log(1 + (double)Count / terms[term].Count);

    /// <summary>Gives up the places of claims that are gone: what is written again and again would fill the memory.</summary>
    private void Pack()
    {
        foreach (var term in terms) term.Entries.Clear();
        var to = 0;
        for (var at = 0; at < entries.Count; at++)
        {
            if (entries[at].Terms is not { } own) continue;
            places[entries[at].Id] = to;
            foreach (var term in own) terms[term].Entries.Add(to);
            entries[to++] = entries[at];
        }

        entries.RemoveRange(to, entries.Count - to);
    }

    private int Code(string token)
    {
        if (codes.TryGetValue(token, out var code)) return code;
        codes[token] = code = terms.Count;
        terms.Add(new(token));
        return code;
    }
}
