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
        return Cursor.Page(entries, size, e => (e.Article.SortDate, e.Article.Id), after);
    }

    /// <summary>One article, or null.</summary>
    public async Task<ArticleEntry?> FindAsync(string slug, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return (await EntriesAsync(context, context.Articles.Where(a => a.Slug == slug), sees, cancel)).FirstOrDefault();
    }

    /// <summary>One article with one of its revisions as the one shown; null where there is no such article, no such revision, or one that the viewer may not read. Two statements.</summary>
    public async Task<ArticleEntry?> FindAsync(string slug, int revision, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var entry = (await EntriesAsync(context, context.Articles.Where(a => a.Slug == slug), sees, cancel, revision)).FirstOrDefault();
        return entry?.Shown is { } shown && (sees == Visibility.Members || shown.Visibility == Visibility.Public) ? entry : null;
    }

    /// <summary>One revision with its claims: five statements, whatever their number.</summary>
    /// <param name="slug">Of the article.</param>
    /// <param name="sees">Strangers get the newest Public revision, and no text where there is none.</param>
    /// <param name="revision">A revision by number; null for the one the viewer reads.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <returns>Null where there is no such article or revision.</returns>
    public async Task<ArticleReading?> ReadAsync(string slug, Visibility sees, int? revision = null, CancellationToken cancel = default) =>
        (await ReadAllAsync([slug], sees, revision, cancel)).SingleOrDefault();

    /// <summary>Two articles as <see cref="ReadAsync"/> reads one, in the same five statements. Null where there is no such article.</summary>
    public async Task<(ArticleReading? A, ArticleReading? B)> ReadPairAsync(string a, string b, Visibility sees, CancellationToken cancel = default)
    {
        var read = await ReadAllAsync([a, b], sees, null, cancel);
        return (read.FirstOrDefault(r => r.Entry.Article.Slug == a), read.FirstOrDefault(r => r.Entry.Article.Slug == b));
    }

    private async Task<List<ArticleReading>> ReadAllAsync(IReadOnlyList<string> slugs, Visibility sees, int? revision, CancellationToken cancel)
    {
        await using var context = contexts.Create();
        var members = sees == Visibility.Members;
        var rows = await (
            from a in context.Articles
            where EF.Parameter(slugs).Contains(a.Slug)
            join r in context.Revisions on new { ArticleId = a.Id, Number = revision ?? (members ? a.CurrentRevision : a.PublicRevision) } equals new { r.ArticleId, r.Number } into rs
            from r in rs.DefaultIfEmpty()
            where revision == null || r != null
            select new { Article = a, Revision = r }).AsNoTracking().ToListAsync(cancel);
        if (rows.Count == 0) return [];
        var found = rows.ConvertAll(r => (r.Article, Revision: members || r.Revision?.Visibility == Visibility.Public ? (Revision?)r.Revision : null));
        var (articles, revisions) = (found.ConvertAll(f => f.Article.Id), found.Where(f => f.Revision is not null).Select(f => f.Revision!.Id).ToList());
        var paragraphs = revisions.Count == 0 ? [] : await context.Paragraphs.Where(p => EF.Parameter(revisions).Contains(p.RevisionId)).OrderBy(p => p.Ordinal).AsNoTracking().ToListAsync(cancel);
        var which = context.Claims.Where(c => EF.Parameter(articles).Contains(c.ArticleId) && c.Status == ClaimStatus.Published);
        // Where the newest text is read, an old link to a claim that was retired since is answered: those come along.
        var loaded = revision is not null ? which : context.Claims.Where(c => EF.Parameter(articles).Contains(c.ArticleId) && c.Status != ClaimStatus.Draft);
        var (claims, names) = await ClaimLoader.LoadAsync(context, loaded, sees, revisions.Count == 0 ? null : revision, cancel, found.ConvertAll(f => f.Article));
        var related = (await RelationLoader.LoadAsync(context, which, sees, cancel)).ToLookup(r => r.From);
        return found.ConvertAll(f =>
        {
            // A claim made after a revision has no passage in it: it is not part of that reading.
            var all = claims.Where(c => c.Claim.ArticleId == f.Article.Id && (revision is null || c.Passages.Count > 0)).ToLookup(c => c.Claim.Status);
            var own = ClaimLoader.Numbered(all[ClaimStatus.Published]);
            return new ArticleReading(Entry(f.Article, f.Revision, names), [.. paragraphs.Where(p => p.RevisionId == f.Revision?.Id)], own, [.. own.SelectMany(c => related[c.Claim.Id])])
            {
                Retired = [.. all[ClaimStatus.Retired].OrderBy(c => c.Claim.Id)],
            };
        });
    }

    /// <summary>All revisions of an article, newest first, with the states of its passages.</summary>
    public async Task<IReadOnlyList<RevisionEntry>> HistoryAsync(long articleId, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var states = context.Anchors.Where(a => a.ArticleId == articleId).GroupBy(a => new { a.Revision, a.State }).Select(g => new { g.Key.Revision, g.Key.State, Count = g.Count() });
        var rows = await (
            from r in context.Revisions where r.ArticleId == articleId
            join s in states on r.Number equals s.Revision into ss
            from s in ss.DefaultIfEmpty()
            orderby r.Number descending
            select new { Revision = r, State = (AnchorState?)s.State, Count = (int?)s.Count }).AsNoTracking().ToListAsync(cancel);
        return [.. rows.GroupBy(r => r.Revision.Number).Select(g => new RevisionEntry(g.First().Revision, g.Where(r => r.State is not null).ToDictionary(r => r.State!.Value, r => r.Count!.Value)))];
    }

    /// <summary>The paragraph of the newest text where an editor goes on: body text with no claim on it that nobody has called empty. One statement.</summary>
    /// <param name="slug">Of the article.</param>
    /// <param name="after">Ordinal: those behind it come first, then the text from its start.</param>
    /// <param name="cancel">Stops before the statement.</param>
    /// <returns>The article's id, and an ordinal or null where no paragraph waits; null where there is no such article.</returns>
    public async Task<(long ArticleId, int? Paragraph)?> NextWaitingAsync(string slug, int after, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        // Not asked paragraph by paragraph: SQLite would walk all the passages for each.
        var claimed = from x in context.Anchors
                      join c in context.Claims on x.ClaimId equals c.Id
                      join a in context.Articles on new { Id = x.ArticleId, x.Revision } equals new { a.Id, Revision = a.CurrentRevision }
                      where a.Slug == slug && c.Status == ClaimStatus.Published
                      select x.Paragraph ?? 0;
        var waiting = from p in context.Paragraphs
                      join r in context.Revisions on p.RevisionId equals r.Id
                      join a in context.Articles on new { Id = r.ArticleId, r.Number } equals new { a.Id, Number = a.CurrentRevision }
                      where a.Slug == slug && p.Role == ParagraphRole.Body && !p.NothingToClaim && !claimed.Contains(p.Ordinal)
                      select p.Ordinal;
        var found = await context.Articles.Where(a => a.Slug == slug)
            .Select(a => new { a.Id, Behind = waiting.Where(p => p > after).Min(p => (int?)p), First = waiting.Min(p => (int?)p) }).FirstOrDefaultAsync(cancel);
        return found is null ? null : (found.Id, found.Behind ?? found.First);
    }

    /// <summary>The newest original whose text is here; null where there is none. One statement.</summary>
    public async Task<Revision?> LastOriginalAsync(long articleId, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await context.Revisions.Where(r => r.ArticleId == articleId && r.TextKind == TextKind.Original && r.TextSha256 != "").OrderByDescending(r => r.Number).AsNoTracking().FirstOrDefaultAsync(cancel);
    }

    /// <summary>Articles with more than one revision that the viewer may read, those with most first. One statement.</summary>
    public async Task<IReadOnlyList<Article>> RevisedAsync(Visibility sees, int most, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var articles = context.Articles.Where(a => (sees == Visibility.Members ? a.LastRevision : a.PublicRevision) > 1);
        return await articles.OrderByDescending(a => a.PublicRevision).ThenByDescending(a => a.Id).Take(most).AsNoTracking().ToListAsync(cancel);
    }

    /// <summary>Slugs and titles, newest article first; for choosing one. One statement.</summary>
    public async Task<IReadOnlyList<(string Slug, string Title)>> TitlesAsync(int most, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var rows = await context.Articles.OrderByDescending(a => a.SortDate).ThenByDescending(a => a.Id).Take(most).Select(a => new { a.Slug, a.Title }).ToListAsync(cancel);
        return rows.ConvertAll(r => (r.Slug, r.Title));
    }

    /// <summary>Each passage of a revision with where it stood in another one. Cut for strangers as everywhere. Three statements.</summary>
    public async Task<IReadOnlyList<PassageHistory>> StepAsync(long articleId, int from, int to, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var which = context.Claims.Where(c => c.ArticleId == articleId && c.Status == ClaimStatus.Published);
        var (now, _) = await ClaimLoader.LoadAsync(context, which, sees, to, cancel);
        var before = await context.Anchors.Where(a => a.ArticleId == articleId && a.Revision == from).AsNoTracking().ToListAsync(cancel);
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

    private static async Task<List<ArticleEntry>> EntriesAsync(LensContext context, IQueryable<Article> articles, Visibility sees, CancellationToken cancel, int? revision = null)
    {
        var members = sees == Visibility.Members;
        var rows = await (
            from a in articles
            join r in context.Revisions on new { ArticleId = a.Id, Number = revision ?? (members ? a.CurrentRevision : a.PublicRevision) } equals new { r.ArticleId, r.Number } into rs
            from r in rs.DefaultIfEmpty()
            select new { Article = a, Revision = r }).AsNoTracking().ToListAsync(cancel);
        var names = await NameLoader.LoadAsync(context, [], rows.Select(r => r.Article), [], cancel);
        return rows.ConvertAll(r => Entry(r.Article, r.Revision, names));
    }

    private static ArticleEntry Entry(Article article, Revision? shown, Names names) => new(
        article, [.. article.Authors.Where(names.Actors.ContainsKey).Select(id => names.Actors[id])], article.Outlet is { } outlet ? names.Actors.GetValueOrDefault(outlet) : null, shown);
}
