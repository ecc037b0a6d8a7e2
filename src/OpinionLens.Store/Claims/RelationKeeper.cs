using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Language;
using OpinionLens.Store.Articles;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Claims;

/// <summary>Says how claims stand to each other: adds relations, changes, confirms and removes them, and finds the claims that may answer one.</summary>
public sealed class RelationKeeper
{
    public const int LongestReason = 4000;

    /// <summary>Of a statement, in a line of the log.</summary>
    internal const int MostTold = 60;
    private readonly LensContexts contexts;
    private readonly WriteDoor door;

    internal RelationKeeper(LensContexts contexts, WriteDoor door) => (this.contexts, this.door) = (contexts, door);

    /// <summary>Relates one claim to another, as an editor: confirmed from the beginning.</summary>
    /// <param name="from">Id of the claim that supports, contradicts or qualifies.</param>
    /// <param name="to">Id of the other.</param>
    /// <param name="kind">How.</param>
    /// <param name="reason">Why, Markdown; null or empty for none.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <returns>Id of the relation.</returns>
    /// <exception cref="Refusal">A claim to itself, a claim that is not there or retired, a relation that is there already, a reason that is too long.</exception>
    public Task<long> AddAsync(long from, long to, RelationKind kind, string? reason, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        if (from == to) throw new Refusal("A claim cannot be related to itself; choose another.");
        var claims = await context.Claims.Where(c => c.Id == from || c.Id == to).ToDictionaryAsync(c => c.Id, cancel);
        if (claims.Count < 2) throw new Refusal("The claim you chose is not there any more; choose another.");
        if (claims.Values.Any(c => c.Status == ClaimStatus.Retired)) throw new Refusal("A retired claim is no longer related to others.");
        var relation = new Relation { FromId = from, ToId = to, Kind = kind, Reason = Checked(reason), DecidedBy = DecidedBy.Editor, Confirmed = true };
        await MakeAsync(context, relation, cancel);
        return (relation.Id, (Entry?)new Entry("relation.add", Told(claims[from], kind, claims[to]), claims[from].ArticleId, from, After: Told(relation)));
    }, cancel);

    /// <summary>Takes a relation in, unless it is there already.</summary>
    /// <exception cref="Refusal">It is.</exception>
    internal static async Task MakeAsync(LensContext context, Relation relation, CancellationToken cancel)
    {
        await RefuseTwiceAsync(context, relation.FromId, relation.ToId, relation.Kind, null, cancel);
        relation.Echo = await EchoesAsync(context, relation, cancel);
        context.Relations.Add(relation);
    }

    /// <summary>Changes kind and reason. What an editor has changed is the editor's, and confirmed.</summary>
    /// <param name="id">Of the relation.</param>
    /// <param name="version">The version the editor has seen; null for the one that is there.</param>
    /// <param name="kind">How they stand.</param>
    /// <param name="reason">Why, Markdown; null or empty for none.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <returns>False where nothing differs: then nothing is written.</returns>
    /// <exception cref="Refusal">No such relation, an older version, or the same one twice.</exception>
    public Task<bool> ChangeAsync(long id, int? version, RelationKind kind, string? reason, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var (relation, said) = (await GetAsync(context, id, version, cancel), Checked(reason));
        if (relation.Kind == kind && relation.Reason == said && relation.Confirmed) return (false, null);
        if (relation.Kind != kind) await RefuseTwiceAsync(context, relation.FromId, relation.ToId, kind, id, cancel);
        var before = Told(relation);
        (relation.Kind, relation.Reason, relation.DecidedBy, relation.Confirmed) = (kind, said, DecidedBy.Editor, true);
        relation.Echo = await EchoesAsync(context, relation, cancel);
        var (told, article) = await ToldAsync(context, relation, cancel);
        return (true, new Entry("relation.edit", $"Relation changed: {told}", article, relation.FromId, Before: before, After: Told(relation)));
    }, cancel);

    /// <summary>Confirms what a rule has proposed. False where it was confirmed already.</summary>
    /// <exception cref="Refusal">No such relation, or an older version.</exception>
    public Task<bool> ConfirmAsync(long id, int? version, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var relation = await GetAsync(context, id, version, cancel);
        if (relation.Confirmed) return (false, null);
        relation.Confirmed = true;
        var (told, article) = await ToldAsync(context, relation, cancel);
        return (true, new Entry("relation.confirm", $"Relation confirmed: {told}", article, relation.FromId, After: Told(relation)));
    }, cancel);

    /// <summary>Removes a relation; its claims stay.</summary>
    /// <exception cref="Refusal">No such relation, or an older version.</exception>
    public Task<bool> RemoveAsync(long id, int? version, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var relation = await GetAsync(context, id, version, cancel);
        context.Remove(relation);
        var (told, article) = await ToldAsync(context, relation, cancel);
        return (true, (Entry?)new Entry("relation.remove", $"Relation removed: {told}", article, relation.FromId, Before: Told(relation)));
    }, cancel);

    /// <summary>One relation, or null.</summary>
    public async Task<Relation?> FindAsync(long id, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await context.Relations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel);
    }

    /// <summary>The newest published claims of other articles that share an actor or the proposition with a claim: those that may answer it. Three statements.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="sees">What the viewer may see.</param>
    /// <param name="size">Most claims.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<IReadOnlyList<ClaimReading>> NearbyAsync(Claim claim, Visibility sees, int size = 12, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        // Said here for each claim once, whichever actor it shares.
        var shared = from mine in context.ClaimActors where mine.ClaimId == claim.Id
                     join other in context.ClaimActors on mine.ActorId equals other.ActorId
                     where other.ArticleId != claim.ArticleId && other.Role != ActorRole.Reports select other.ClaimId;
        var which = context.Claims.Where(c => c.Status == ClaimStatus.Published && c.ArticleId != claim.ArticleId && ((claim.PropositionId != null && c.PropositionId == claim.PropositionId) || shared.Contains(c.Id)))
            .OrderByDescending(c => c.SortDate).ThenByDescending(c => c.Id).Take(size);
        return await LoadAsync(context, which, sees, cancel);
    }

    /// <summary>Published claims by id, in the order given: the hits of a search.</summary>
    public async Task<IReadOnlyList<ClaimReading>> ByIdAsync(IReadOnlyList<long> ids, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        // By id alone: asked for the status too, SQLite walks all that are published.
        var claims = await LoadAsync(context, context.Claims.Where(c => ids.Contains(c.Id)), sees, cancel);
        return [.. claims.Where(c => c.Claim.Status == ClaimStatus.Published).OrderBy(c => ids.ToList().IndexOf(c.Claim.Id))];
    }

    private static async Task<IReadOnlyList<ClaimReading>> LoadAsync(LensContext context, IQueryable<Claim> which, Visibility sees, CancellationToken cancel)
    {
        var (claims, _) = await ClaimLoader.LoadAsync(context, which, sees, null, cancel);
        return [.. claims.OrderByDescending(c => c.Claim.SortDate).ThenByDescending(c => c.Claim.Id)];
    }

    /// <summary>Two claims and what one is to the other, for the log: in the history of the article whose claim it is.</summary>
    internal static string Told(Claim from, RelationKind kind, Claim to) => $"“{TextAnalysis.Beginning(from.Statement, MostTold)}” {(kind == RelationKind.Related ? "is related to" : Words.Of(kind))} “{TextAnalysis.Beginning(to.Statement, MostTold)}”";

    private static async Task<(string Told, long Article)> ToldAsync(LensContext context, Relation relation, CancellationToken cancel)
    {
        var claims = await context.Claims.Where(c => c.Id == relation.FromId || c.Id == relation.ToId).ToDictionaryAsync(c => c.Id, cancel);
        return (Told(claims[relation.FromId], relation.Kind, claims[relation.ToId]), claims[relation.FromId].ArticleId);
    }

    private static async Task<Relation> GetAsync(LensContext context, long id, int? version, CancellationToken cancel)
    {
        var relation = await context.Relations.FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new Refusal("This relation is not there any more; load the page of the claim again.");
        Stale.Check(relation, version, "this relation");
        return relation;
    }

    /// <summary>Contradicting and being related go both ways; supporting and qualifying have a direction.</summary>
    private static async Task RefuseTwiceAsync(LensContext context, long from, long to, RelationKind kind, long? but, CancellationToken cancel)
    {
        var mutual = kind is RelationKind.Contradicts or RelationKind.Related;
        var same = await context.Relations.FirstOrDefaultAsync(r => r.Kind == kind && r.Id != but && ((r.FromId == from && r.ToId == to) || (mutual && r.FromId == to && r.ToId == from)), cancel);
        if (same is not null) throw new Refusal($"This relation is already there: the two claims are joined by “{Words.Of(kind)}”{(same.Reason is { Length: > 0 } why ? $", because: {TextAnalysis.Beginning(why, 80)}" : "")}. Change that one instead.");
    }

    private static async Task<bool> EchoesAsync(LensContext context, Relation relation, CancellationToken cancel)
    {
        if (relation.Reason is null) return false;
        var articles = await context.Claims.Where(c => c.Id == relation.FromId || c.Id == relation.ToId).Select(c => c.ArticleId).ToListAsync(cancel);
        return await Echoes.InAsync(context, articles, cancel) is { } echo && echo.In(relation.Reason);
    }

    private static string? Checked(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return null;
        return MarkdownLimits.Fault(reason.Trim(), LongestReason) is { } wrong ? throw new Refusal($"The reason {wrong}.") { Field = "reason" } : reason.Trim();
    }

    private static object Told(Relation r) => new { from = LensId.Format(r.FromId), to = LensId.Format(r.ToId), kind = Words.Of(r.Kind), r.Reason, r.Confirmed };
}
