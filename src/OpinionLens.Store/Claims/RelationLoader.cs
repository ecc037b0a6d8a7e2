using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.Claims;

/// <summary>Loads the relations of claims, seen from each of them, in one statement.</summary>
internal static class RelationLoader
{
    private sealed record Row(Relation Relation, long From, long Other, ClaimStatus Status, string Statement, Echo Echo, ArticleTag Article, long? HolderOrder, string? Holder, int? Paragraph, AnchorState? State);

    public static async Task<List<RelatedClaim>> LoadAsync(LensContext context, IQueryable<Claim> which, Visibility sees, CancellationToken cancel)
    {
        var members = sees == Visibility.Members;
        var ends = (from c in which join r in context.Relations on c.Id equals r.FromId select new { RelationId = r.Id, From = c.Id, Other = r.ToId })
            .Concat(from c in which join r in context.Relations on c.Id equals r.ToId select new { RelationId = r.Id, From = c.Id, Other = r.FromId });
        var rows = await (
            from e in ends
            join r in context.Relations on e.RelationId equals r.Id
            join o in context.Claims on e.Other equals o.Id
            join a in context.Articles on o.ArticleId equals a.Id
            join l in context.ClaimActors on new { ClaimId = o.Id, Role = ActorRole.Holds } equals new { l.ClaimId, l.Role } into ls
            from l in ls.DefaultIfEmpty()
            join h in context.Actors on l.ActorId equals h.Id into hs
            from h in hs.DefaultIfEmpty()
            join x in context.Anchors on new { ClaimId = o.Id, Revision = members ? a.CurrentRevision : a.PublicRevision } equals new { x.ClaimId, x.Revision } into xs
            from x in xs.DefaultIfEmpty()
            select new Row(r, e.From, e.Other, o.Status, o.Statement, o.Echo,
                new ArticleTag(a.Id, a.Slug, a.Title, a.Date, a.DatePrecision, null, members ? a.CurrentRevision : a.PublicRevision), l.Id, h.Name, x.Paragraph, x.State)).AsNoTracking().ToListAsync(cancel);
        // Not asked of the database: before it has counted its rows, PostgreSQL takes all published claims to be fewer than one article's relations and walks them all.
        return [.. rows.Where(r => r.Status == ClaimStatus.Published).GroupBy(r => (r.Relation.Id, r.From)).Select(g => Related([.. g], sees)).OrderBy(r => r.Relation.Kind).ThenBy(r => r.Relation.Id)];
    }

    private static RelatedClaim Related(List<Row> rows, Visibility sees)
    {
        var row = rows[0];
        var stranger = sees == Visibility.Public;
        return new(row.Relation, stranger && row.Relation.Echo ? null : row.Relation.Reason, row.From, row.Other,
            stranger && row.Echo.HasFlag(Echo.Statement) ? MembersEcho.Abridge(row.Statement) : row.Statement,
            row.Article,
            [.. rows.Where(r => r.Holder is not null).OrderBy(r => r.HolderOrder).Select(r => r.Holder!).Distinct()],
            rows.Select(r => r.Paragraph).FirstOrDefault(p => p is not null), rows.Select(r => r.State).FirstOrDefault(s => s is AnchorState.Changed or AnchorState.Orphaned));
    }
}
