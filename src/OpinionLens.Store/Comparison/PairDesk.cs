using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Discourse.Suggestions;
using OpinionLens.Language;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Claims;

namespace OpinionLens.Store.Comparison;

/// <summary>Proposes which claims of two articles meet, and keeps what an editor decides: so that no pair is asked about twice.</summary>
public sealed class PairDesk
{
    /// <summary>Pairs proposed at once: the further down the list, the less often they meet.</summary>
    public const int Most = 60;

    private readonly LensContexts contexts;
    private readonly WriteDoor door;
    private readonly ComparisonTable table;

    internal PairDesk(LensContexts contexts, WriteDoor door, ComparisonTable table) => (this.contexts, this.door, this.table) = (contexts, door, table);

    /// <summary>The pairs that nobody has decided yet, most likely first, and how many between these two articles were decided before. One statement.</summary>
    /// <param name="comparison">The two articles, as the viewer reads them.</param>
    /// <param name="narrowed">Only pairs on its topic and with its actor; null for all.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancel">Stops before the statement.</param>
    public Task<(IReadOnlyList<PairProposal> Pairs, int Decided)> ProposeAsync(ComparisonReading comparison, RowFilter? narrowed = null, int most = Most, CancellationToken cancel = default) =>
        ProposeAsync(comparison, (x, y) => narrowed?.IsAbout([x, y]) != false, most, cancel);

    private async Task<(IReadOnlyList<PairProposal> Pairs, int Decided)> ProposeAsync(ComparisonReading comparison, Func<ClaimReading, ClaimReading, bool> wanted, int most, CancellationToken cancel)
    {
        await using var context = contexts.Create();
        var (a, b) = (comparison.A.Entry.Article.Id, comparison.B.Entry.Article.Id);
        var settled = (await (from s in context.Suggestions join c in context.Claims on s.FromId equals c.Id where c.ArticleId == a || c.ArticleId == b select new { s.FromId, s.ToId }).ToListAsync(cancel))
            .Select(s => (s.FromId, s.ToId)).ToHashSet();
        var (ofA, ofB) = (comparison.A.Claims.Select(c => c.Claim.Id).ToHashSet(), comparison.B.Claims.Select(c => c.Claim.Id).ToHashSet());
        var decided = settled.Count(s => (ofA.Contains(s.FromId) && ofB.Contains(s.ToId)) || (ofA.Contains(s.ToId) && ofB.Contains(s.FromId)));
        foreach (var row in comparison.Rows)
            foreach (var left in row.A)
                foreach (var right in row.B) settled.Add(Pair(left, right));
        return (PairProposals.Of(comparison.A.Claims, comparison.B.Claims, (x, y) => !wanted(x, y) || settled.Contains(Pair(x.Claim.Id, y.Claim.Id)), most), decided);
    }

    /// <summary>
    /// Decides a proposed pair. Claims that are the same take up one proposition on the same side: that of either, else a new one in the shorter statement's words; where each has its
    /// own, the one supports the other. All other kinds become a relation that keeps the score and what both have in common.
    /// </summary>
    /// <param name="a">Slug of the first article.</param>
    /// <param name="b">Slug of the second.</param>
    /// <param name="of">Id of the claim of the first.</param>
    /// <param name="to">Id of the claim of the second.</param>
    /// <param name="seen">The versions of the two claims that the editor has seen; null for those that are there.</param>
    /// <param name="decision">Agree for the same claim, Contradict, Qualify (the first the second) or Related; null where the pair does not meet.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <returns>What was done, as one sentence.</returns>
    /// <exception cref="Refusal">No such articles, or the pair is not proposed (any more).</exception>
    public async Task<string> DecideAsync(string a, string b, long of, long to, (int Of, int To)? seen, Bucket? decision, string who, CancellationToken cancel = default)
    {
        if (decision is Bucket.OnlyA or Bucket.OnlyB) throw new Refusal("A pair agrees, contradicts, qualifies or is related; or it is none.");
        var comparison = await table.CompareAsync(a, b, Visibility.Members, cancel) ?? throw new Refusal("One of the articles is not there any more; choose two of the list.");
        var proposal = (await ProposeAsync(comparison, (x, y) => x.Claim.Id == of && y.Claim.Id == to, 1, cancel)).Pairs.FirstOrDefault()
            ?? throw new Refusal("This pair is not proposed any more: somebody has decided it, or one of its claims has changed. Look at what is proposed now.");
        return await door.WriteAsync(who, async context =>
        {
            var (from, other) = Pair(of, to);
            if (await context.Suggestions.AnyAsync(s => s.FromId == from && s.ToId == other, cancel)) throw new Refusal("Somebody has just decided this pair. Look at what is proposed now.");
            var claims = await context.Claims.Where(c => (c.Id == of || c.Id == to) && c.Status == ClaimStatus.Published).ToDictionaryAsync(c => c.Id, cancel);
            if (claims.Count < 2) throw new Refusal("One of the claims has just been retired. Look at what is proposed now.");
            Stale.Check(claims[of], seen?.Of ?? proposal.A.Claim.Version, "the first claim");
            Stale.Check(claims[to], seen?.To ?? proposal.B.Claim.Version, "the other claim");
            context.Suggestions.Add(new() { FromId = from, ToId = other, Proposed = proposal.Bucket, Decided = decision, Score = proposal.Score });
            var told = decision switch
            {
                null => $"“{TextAnalysis.Beginning(claims[of].Statement, RelationKeeper.MostTold)}” and “{TextAnalysis.Beginning(claims[to].Statement, RelationKeeper.MostTold)}” do not meet",
                Bucket.Agree => await JoinAsync(context, proposal, claims[of], claims[to], cancel),
                { } bucket => await RelateAsync(context, proposal, bucket, claims[of], claims[to], cancel),
            };
            return (told, (Entry?)new Entry(decision is null ? "suggestion.reject" : "suggestion.accept", told, claims[of].ArticleId, of,
                After: new { from = LensId.Format(of), to = LensId.Format(to), proposed = Words.Of(proposal.Bucket), decided = decision is { } d ? Words.Of(d) : null, proposal.Score }));
        }, cancel);
    }

    private static async Task<string> JoinAsync(LensContext context, PairProposal proposal, Claim a, Claim b, CancellationToken cancel)
    {
        if (a.PropositionId is not null && b.PropositionId is not null) return await RelateAsync(context, proposal, Bucket.Agree, a, b, cancel);
        if ((a.PropositionId ?? b.PropositionId) is { } known)
        {
            var wording = (await context.Propositions.FirstAsync(p => p.Id == known, cancel)).Wording;
            var polarity = a.Polarity ?? b.Polarity;
            (a.PropositionId, a.Polarity, b.PropositionId, b.Polarity) = (known, polarity, known, polarity);
            return $"Two claims are the same: both {(polarity == Polarity.Denies ? "deny" : "assert")} “{wording}”";
        }

        // A proposition is everybody's to read; a statement that repeats a Members text is not.
        var worded = new[] { a, b }.Where(c => !c.Echo.HasFlag(Echo.Statement) && c.Statement.Length <= ConceptDesk.LongestName).OrderBy(c => c.Statement.Length).FirstOrDefault();
        if (worded is null) return await RelateAsync(context, proposal, Bucket.Agree, a, b, cancel);
        var desk = new ConceptDesk(context);
        // A slug is cut: only the same wording is the same proposition.
        var point = await desk.PropositionAsync(worded.Statement, cancel) is { } same && string.Equals(same.Wording, worded.Statement.Trim(), StringComparison.OrdinalIgnoreCase) ? same
            : await desk.MakePropositionAsync(worded.Statement, a.Topics.Where(b.Topics.Contains).Select(t => (long?)t).FirstOrDefault(), null, cancel);
        (a.PropositionId, a.Polarity, b.PropositionId, b.Polarity) = (point.Id, Polarity.Asserts, point.Id, Polarity.Asserts);
        return $"Two claims are the same: both assert “{point.Wording}”";
    }

    private static async Task<string> RelateAsync(LensContext context, PairProposal proposal, Bucket bucket, Claim a, Claim b, CancellationToken cancel)
    {
        var kind = Enum.GetValues<RelationKind>().First(k => ArticleComparison.BucketOf(k) == bucket);
        await RelationKeeper.MakeAsync(context, new() { FromId = proposal.A.Claim.Id, ToId = proposal.B.Claim.Id, Kind = kind, Reason = bucket == Bucket.Contradict ? proposal.Why : proposal.Common, DecidedBy = DecidedBy.Editor, Score = proposal.Score, Confirmed = true }, cancel);
        return RelationKeeper.Told(a, kind, b);
    }

    private static (long, long) Pair(long one, long other) => (Math.Min(one, other), Math.Max(one, other));
}
