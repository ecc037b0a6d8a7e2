using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Claims;

/// <summary>Keeps claims: lists by filter, one with its relations, and new ones, each landing on its passage or refused.</summary>
public sealed class ClaimLedger
{
    private readonly LensContexts contexts;
    private readonly WriteDoor door;
    private readonly TimeProvider clock;

    internal ClaimLedger(LensContexts contexts, WriteDoor door, TimeProvider clock) => (this.contexts, this.door, this.clock) = (contexts, door, clock);

    /// <summary>Published claims, newest article first. Two statements.</summary>
    /// <param name="filter">All parts must hold. A slug that names nothing gives an empty list.</param>
    /// <param name="sees">What the viewer may see.</param>
    /// <param name="after">Cursor, or null; one that cannot be read is the first page.</param>
    /// <param name="size">Rows a page; null for all.</param>
    /// <param name="revision">Revision of the passages; null for the one the viewer reads.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<Page<ClaimReading>> ListAsync(
        ClaimFilter filter, Visibility sees, string? after = null, int? size = 50, int? revision = null, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var which = new ClaimFilters(context, sees, revision).Ordered(filter, Cursor.TryRead(after, out DateOnly day, out var id) ? (day, id) : null);
        if (size is { } most) which = which.Take(most + 1);
        var (claims, _) = await ClaimLoader.LoadAsync(context, which, sees, revision, cancel);
        return Cursor.Page([.. claims.OrderByDescending(c => c.Claim.SortDate).ThenByDescending(c => c.Claim.Id)], size, c => (c.Claim.SortDate, c.Claim.Id));
    }

    /// <summary>How many claims a filter leaves, counted to <paramref name="most"/> and no further.</summary>
    public async Task<int> CountAsync(ClaimFilter filter, Visibility sees, int most = 1001, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await new ClaimFilters(context, sees, null).Ordered(filter, null).Take(most).CountAsync(cancel);
    }

    /// <summary>One claim of any status, with its relations; null where there is none.</summary>
    public async Task<(ClaimReading Claim, IReadOnlyList<RelatedClaim> Related)?> FindAsync(long id, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var which = context.Claims.Where(c => c.Id == id);
        var (claims, _) = await ClaimLoader.LoadAsync(context, which, sees, null, cancel);
        return claims.Count == 0 ? null : (claims[0], await RelationLoader.LoadAsync(context, which, sees, cancel));
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
            var ids = await new ClaimWriter(context, who, clock.GetUtcNow()).AssertAsync(article, drafts, cancel);
            var verb = ids.Count == 1 ? "claim.add" : "claim.add-many";
            return (ids, ids.Count == 0 ? null : new Entry(verb, $"{ids.Count} claim(s) added to {article}", After: new { article, claims = ids.Select(LensId.Format), drafts },
                SubjectId: ids.Count == 1 ? ids[0] : null, Batch: ids.Count > 1 ? LensId.Format(LensId.New()) : null));
        }, cancel);
}
