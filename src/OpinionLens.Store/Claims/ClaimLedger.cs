using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Facets;

namespace OpinionLens.Store.Claims;

/// <summary>Keeps claims: lists by filter, one with its relations, and new ones, each landing on its passage or refused.</summary>
public sealed class ClaimLedger
{
    private readonly LensContexts contexts;
    private readonly WriteDoor door;
    private readonly TimeProvider clock;
    private readonly FacetTable facets;

    internal ClaimLedger(LensContexts contexts, WriteDoor door, TimeProvider clock, FacetTable facets) => (this.contexts, this.door, this.clock, this.facets) = (contexts, door, clock, facets);

    /// <summary>Claims, published ones unless the filter asks for others. Two statements, one more where the filter has slugs; six for others.</summary>
    /// <param name="filter">All parts must hold. A slug that names nothing gives an empty list.</param>
    /// <param name="sees">What the viewer may see.</param>
    /// <param name="after">Cursor, or null; one that cannot be read is the first page.</param>
    /// <param name="size">Rows a page; null for all.</param>
    /// <param name="revision">Revision of the passages; null for the one the viewer reads.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <param name="order">Which end of the list comes first.</param>
    public async Task<Page<ClaimReading>> ListAsync(
        ClaimFilter filter, Visibility sees, string? after = null, int? size = 50, int? revision = null, CancellationToken cancel = default, ClaimOrder order = ClaimOrder.Newest)
    {
        await using var context = contexts.Create();
        var which = await new ClaimPages(context, facets, sees).PageAsync(filter, Cursor.TryRead(after, out DateOnly day, out var id) ? (day, id) : null, size is { } most ? most + 1 : null, order, cancel, revision);
        var (claims, _) = await ClaimLoader.LoadAsync(context, which, sees, revision, cancel);
        var rows = order == ClaimOrder.Newest ? claims.OrderByDescending(c => c.Claim.SortDate).ThenByDescending(c => c.Claim.Id) : claims.OrderBy(c => c.Claim.SortDate).ThenBy(c => c.Claim.Id);
        return Cursor.Page([.. rows], size, c => (c.Claim.SortDate, c.Claim.Id), after);
    }

    /// <summary>How many claims a filter leaves, counted to <paramref name="most"/> and no further.</summary>
    public async Task<int> CountAsync(ClaimFilter filter, Visibility sees, int most = 1001, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await new ClaimPages(context, facets, sees).CountAsync(filter, most, cancel);
    }

    /// <summary>One claim of any status, with its relations; null where there is none.</summary>
    public async Task<(ClaimReading Claim, IReadOnlyList<RelatedClaim> Related)?> FindAsync(long id, Visibility sees, CancellationToken cancel = default) =>
        await FindAsync(id, [], sees, cancel) is { } found ? (found.Claim, found.Related) : null;

    /// <summary>One claim with its relations, as <see cref="FindAsync(long, Visibility, CancellationToken)"/> reads it, and others beside it, in the same statements.</summary>
    /// <param name="id">Of the claim.</param>
    /// <param name="beside">Ids of the others; those that are not there, or no longer published, are left out.</param>
    /// <param name="sees">What the viewer may see.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<(ClaimReading Claim, IReadOnlyList<RelatedClaim> Related, IReadOnlyList<ClaimReading> Beside)?> FindAsync(long id, IReadOnlyList<long> beside, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        // By id alone: asked for the status too, SQLite walks all that are published.
        IReadOnlyList<long> all = [id, .. beside];
        var (claims, _) = await ClaimLoader.LoadAsync(context, context.Claims.Where(c => EF.Parameter(all).Contains(c.Id)), sees, null, cancel);
        if (claims.Find(c => c.Claim.Id == id) is not { } claim) return null;
        var others = claims.Where(c => c != claim && c.Claim.Status == ClaimStatus.Published).ToDictionary(c => c.Claim.Id);
        return (claim, await RelationLoader.LoadAsync(context, context.Claims.Where(c => c.Id == id), sees, cancel), [.. beside.Where(others.ContainsKey).Select(b => others[b])]);
    }

    /// <summary>One claim of any status as it stands in one revision, its passages empty where it has none there; null where there is no such claim. Two statements.</summary>
    /// <param name="id">Of the claim.</param>
    /// <param name="revision">Number of the revision; null for the one the viewer reads.</param>
    /// <param name="sees">What the viewer may see.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<ClaimReading?> ReadAsync(long id, int? revision, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var (claims, _) = await ClaimLoader.LoadAsync(context, context.Claims.Where(c => c.Id == id), sees, revision, cancel);
        return claims.Count == 0 ? null : claims[0];
    }

    /// <summary>Relations between published claims, in the order they were made; of one article where a slug is given.</summary>
    public async Task<IReadOnlyList<Relation>> RelationsAsync(string? article, RelationKind? kind, int? most, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var relations = from r in context.Relations
                        join f in context.Claims on r.FromId equals f.Id
                        join t in context.Claims on r.ToId equals t.Id
                        where f.Status == ClaimStatus.Published && t.Status == ClaimStatus.Published
                            && (article == null || context.Articles.Any(a => a.Slug == article && (a.Id == f.ArticleId || a.Id == t.ArticleId)))
                            && (kind == null || r.Kind == kind)
                        orderby r.Id
                        select r;
        return await (most is { } n ? relations.Take(n) : relations).AsNoTracking().ToListAsync(cancel);
    }

    /// <summary>All anchors of a claim's passages, by passage and revision: what happened to it.</summary>
    public async Task<IReadOnlyList<PassageAnchor>> AnchorsAsync(long claimId, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var anchors = await context.Anchors.Where(a => a.ClaimId == claimId).OrderBy(a => a.PassageId).ThenBy(a => a.Revision).AsNoTracking().ToListAsync(cancel);
        return [.. anchors.Select(a => ClaimLoader.Visible([a], sees)[0])];
    }

    /// <summary>Asserts claims on the current revision of an article: all of them or none, one entry in the change log.</summary>
    /// <returns>The new ids, in the order of the drafts.</returns>
    /// <exception cref="Refusal">No such article, or a draft is wrong: says which and why, with the candidates of its quote.</exception>
    public Task<IReadOnlyList<long>> AssertAsync(string article, IReadOnlyList<ClaimDraft> drafts, string who, CancellationToken cancel = default) =>
        door.WriteAsync<IReadOnlyList<long>>(who, async context =>
        {
            var (on, ids) = await new ClaimWriter(context, who, clock.GetUtcNow()).AssertAsync(article, drafts, cancel);
            // The answer to the first sending was lost, and it was sent again: what was kept is the answer.
            if (ids is null)
                return drafts[0] is { Id: { } sent } again && await context.Claims.AnyAsync(c => c.Id == sent && c.ArticleId == on.Id && c.Statement == (again.Statement ?? "").Trim(), cancel) ? ([sent], null)
                    : throw new Refusal($"This claim was kept already, as it was when you first sent it: change it on its page, /c/{LensId.Format(drafts[0].Id!.Value)}/edit.");
            var verb = ids.Count == 1 ? "claim.add" : "claim.add-many";
            return (ids, ids.Count == 0 ? null : new Entry(verb, ids.Count == 1 ? $"Claim added to {article}: {Short(drafts[0].Statement!.Trim())}" : $"{ids.Count} claims added to {article}", on.Id,
                After: new { article, claims = ids.Select(LensId.Format), drafts }, SubjectId: ids.Count == 1 ? ids[0] : null, Batch: ids.Count > 1 ? LensId.Format(LensId.New()) : null));
        }, cancel);

    /// <summary>Makes a claim what a draft says: its fields and its passages.</summary>
    /// <param name="id">Of the claim.</param>
    /// <param name="version">The version that the editor saw; a claim that has another by now is left alone.</param>
    /// <param name="draft">All of the claim as it shall be.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <exception cref="Refusal">No such claim, a draft that is wrong, or a version that is not the newest (<see cref="Refusal.IsStale"/>).</exception>
    public Task AmendAsync(long id, int version, ClaimDraft draft, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var (claim, article) = await new ClaimWriter(context, who, clock.GetUtcNow()).AmendAsync(id, version, draft, cancel);
        return (true, context.Written.Tell().Any() ? new Entry("claim.edit", $"Claim in {article.Slug} changed: {Short(claim.Statement)}", article.Id, id) : null);
    }, cancel);

    /// <summary>Publishes a claim, retires it, or takes it back to a draft. A retired claim keeps its page, and is neither counted nor compared.</summary>
    /// <exception cref="Refusal">No such claim, or a version that is not the newest (<see cref="Refusal.IsStale"/>).</exception>
    public Task SetStatusAsync(long id, int version, ClaimStatus status, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var (claim, article) = await new ClaimWriter(context, who, clock.GetUtcNow()).SetStatusAsync(id, version, status, cancel);
        return (true, context.Written.Tell().Any() ? new Entry("claim.status", $"Claim in {article.Slug} {(status == ClaimStatus.Draft ? "taken back to a draft" : Words.Of(status))}: {Short(claim.Statement)}", article.Id, id) : null);
    }, cancel);

    /// <summary>A statement in a log line.</summary>
    private static string Short(string statement) => Language.TextAnalysis.Beginning(statement, 90);
}
