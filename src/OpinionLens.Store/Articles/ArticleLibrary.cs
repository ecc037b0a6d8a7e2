using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Claims;

namespace OpinionLens.Store.Articles;

/// <summary>Reads articles: lists, one revision with its claims, its history. Strangers never get Members text from here.</summary>
public sealed class ArticleLibrary
{
    private readonly LensContexts contexts;

    internal ArticleLibrary(LensContexts contexts) => this.contexts = contexts;

    /// <summary>Articles, newest first. Two statements.</summary>
    /// <param name="sees">Which revision counts as shown.</param>
    /// <param name="after">Cursor of an earlier page, or null; one that cannot be read is the first page.</param>
    /// <param name="size">Rows a page; null for all.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<Page<ArticleEntry>> ListAsync(Visibility sees, string? after = null, int? size = 50, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var articles = context.Articles.AsQueryable();
        if (Cursor.TryRead(after, out DateOnly day, out var id)) articles = articles.Where(a => a.SortDate < day || (a.SortDate == day && a.Id < id));
        articles = articles.OrderByDescending(a => a.SortDate).ThenByDescending(a => a.Id);
        if (size is { } most) articles = articles.Take(most + 1);
        var entries = await EntriesAsync(context, articles, sees, cancel);
        return Cursor.Page(entries, size, e => (e.Article.SortDate, e.Article.Id));
    }

    /// <summary>One article, or null.</summary>
    public async Task<ArticleEntry?> FindAsync(string slug, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return (await EntriesAsync(context, context.Articles.Where(a => a.Slug == slug), sees, cancel)).FirstOrDefault();
    }

    /// <summary>One revision with its claims: at most six statements, whatever their number.</summary>
    /// <param name="slug">Of the article.</param>
    /// <param name="sees">Strangers get the newest Public revision, and no text where there is none.</param>
    /// <param name="revision">A revision by number; null for the one the viewer reads.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <returns>Null where there is no such article or revision.</returns>
    public async Task<ArticleReading?> ReadAsync(string slug, Visibility sees, int? revision = null, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var members = sees == Visibility.Members;
        var row = await (
            from a in context.Articles
            where a.Slug == slug
            join r in context.Revisions on new { ArticleId = a.Id, Number = revision ?? (members ? a.CurrentRevision : a.PublicRevision) } equals new { r.ArticleId, r.Number } into rs
            from r in rs.DefaultIfEmpty()
            select new { Article = a, Revision = r }).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (row is null || (revision is not null && row.Revision is null)) return null;
        var readable = row.Revision is not null && (members || row.Revision.Visibility == Visibility.Public);
        var paragraphs = readable
            ? await context.Paragraphs.Where(p => p.RevisionId == row.Revision!.Id).OrderBy(p => p.Ordinal).AsNoTracking().ToListAsync(cancel) : [];
        var which = context.Claims.Where(c => c.ArticleId == row.Article.Id && c.Status == ClaimStatus.Published);
        var (claims, actors) = await ClaimLoader.LoadAsync(context, which, sees, readable ? revision : null, cancel, row.Article);
        var related = await RelationLoader.LoadAsync(context, which, sees, cancel);
        var entry = (await NamedAsync(context, [(row.Article, readable ? row.Revision : null)], actors, cancel))[0];
        // A claim made after a revision has no passage in it: it is not part of that reading.
        return new(entry, paragraphs, ClaimLoader.Numbered(revision is null ? claims : claims.Where(c => c.Passages.Count > 0)), related);
    }

    /// <summary>All revisions of an article, newest first, with the states of its passages.</summary>
    public async Task<IReadOnlyList<RevisionEntry>> HistoryAsync(long articleId, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var revisions = await context.Revisions.Where(r => r.ArticleId == articleId).OrderByDescending(r => r.Number).AsNoTracking().ToListAsync(cancel);
        var states = await context.Anchors.Where(a => a.ArticleId == articleId).GroupBy(a => new { a.Revision, a.State })
            .Select(g => new { g.Key.Revision, g.Key.State, Count = g.Count() }).ToListAsync(cancel);
        return [.. revisions.Select(r => new RevisionEntry(r, states.Where(s => s.Revision == r.Number).ToDictionary(s => s.State, s => s.Count)))];
    }

    /// <summary>What a revision did to each passage: where it stood in the one before, where it stands now. Cut for strangers as everywhere.</summary>
    public async Task<IReadOnlyList<PassageHistory>> StepAsync(long articleId, int revision, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var which = context.Claims.Where(c => c.ArticleId == articleId && c.Status == ClaimStatus.Published);
        var (now, _) = await ClaimLoader.LoadAsync(context, which, sees, revision, cancel);
        var before = await context.Anchors.Where(a => a.ArticleId == articleId && a.Revision == revision - 1).AsNoTracking().ToListAsync(cancel);
        var old = ClaimLoader.Visible(before, sees).ToDictionary(a => a.PassageId);
        return [.. ClaimLoader.Numbered(now).SelectMany(c => c.Passages.Select(p => new PassageHistory(c, old.GetValueOrDefault(p.PassageId), p)))];
    }

    /// <summary>A revision's text as it is kept, or null. For rules that need it, not for pages.</summary>
    internal static async Task<RevisionText?> TextAsync(LensContext context, long articleId, int number, CancellationToken cancel)
    {
        var paragraphs = await (from r in context.Revisions where r.ArticleId == articleId && r.Number == number
                                join p in context.Paragraphs on r.Id equals p.RevisionId orderby p.Ordinal select p).ToListAsync(cancel);
        return paragraphs.Count == 0 ? null : new(paragraphs);
    }

    private static async Task<List<ArticleEntry>> EntriesAsync(LensContext context, IQueryable<Article> articles, Visibility sees, CancellationToken cancel)
    {
        var members = sees == Visibility.Members;
        var rows = await (
            from a in articles
            join r in context.Revisions on new { ArticleId = a.Id, Number = members ? a.CurrentRevision : a.PublicRevision } equals new { r.ArticleId, r.Number } into rs
            from r in rs.DefaultIfEmpty()
            select new { Article = a, Revision = r }).AsNoTracking().ToListAsync(cancel);
        return await NamedAsync(context, [.. rows.Select(r => (r.Article, (Revision?)r.Revision))], [], cancel);
    }

    /// <summary>Names authors and outlets; asks the database only for those that are not known yet.</summary>
    private static async Task<List<ArticleEntry>> NamedAsync(
        LensContext context, IReadOnlyList<(Article Article, Revision? Revision)> rows, Dictionary<long, ActorTag> known, CancellationToken cancel)
    {
        var ids = rows.SelectMany(r => r.Article.Outlet is { } o ? r.Article.Authors.Append(o) : r.Article.Authors).Distinct().ToList();
        if (ids.Any(id => !known.ContainsKey(id)))
            known = await context.Actors.Where(a => ids.Contains(a.Id)).Select(a => new ActorTag(a.Id, a.Slug, a.Name, a.Kind)).ToDictionaryAsync(a => a.Id, cancel);
        return [.. rows.Select(r => new ArticleEntry(r.Article, [.. r.Article.Authors.Where(known.ContainsKey).Select(id => known[id])],
            r.Article.Outlet is { } outlet ? known.GetValueOrDefault(outlet) : null, r.Revision))];
    }
}
