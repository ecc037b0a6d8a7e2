using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Claims;

namespace OpinionLens.Store.Actors;

/// <summary>Reads actors: the list by number of claims, and one with what it holds and what is said about it.</summary>
public sealed class ActorDirectory
{
    private const int MostCompany = 30;
    private readonly LensContexts contexts;

    internal ActorDirectory(LensContexts contexts) => this.contexts = contexts;

    /// <summary>Actors, most claims first. One statement.</summary>
    /// <param name="after">Cursor, or null.</param>
    /// <param name="size">Rows a page; null for all.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Page<Actor>> ListAsync(string? after = null, int? size = 100, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var actors = context.Actors.AsNoTracking();
        if (Cursor.TryRead(after, out int total, out var id)) actors = actors.Where(a => a.Total < total || (a.Total == total && a.Id > id));
        actors = actors.OrderByDescending(a => a.Total).ThenBy(a => a.Id);
        var rows = await (size is { } most ? actors.Take(most + 1) : actors).ToListAsync(cancel);
        return Cursor.Page(rows, size, a => (a.Total, a.Id));
    }

    /// <summary>The same as lines of the JSON contract; offices name their states.</summary>
    public async Task<IReadOnlyList<ActorLine>> LinesAsync(int? most, CancellationToken cancel = default)
    {
        var actors = (await ListAsync(null, most, cancel)).Rows;
        var names = await OfficeNamesAsync(actors, cancel);
        return [.. actors.Select(a => Line(a, names))];
    }

    /// <summary>Actors by slug; slugs that name nobody are left out.</summary>
    public async Task<IReadOnlyList<Actor>> FindAsync(IReadOnlyList<string> slugs, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var found = await context.Actors.Where(a => slugs.Contains(a.Slug)).AsNoTracking().ToListAsync(cancel);
        return [.. found.OrderBy(a => slugs.ToList().IndexOf(a.Slug))];
    }

    /// <summary>One actor with first pages of its claims, or null.</summary>
    /// <param name="slug">Of the actor.</param>
    /// <param name="sees">What the viewer may see.</param>
    /// <param name="size">Claims of each kind.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<ActorReading?> ReadAsync(string slug, Visibility sees, int size = 50, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var actor = await context.Actors.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug, cancel);
        if (actor is null) return null;
        var holds = await PageAsync(context, actor.Id, ActorRole.Holds, sees, size, cancel);
        var about = await PageAsync(context, actor.Id, ActorRole.About, sees, size, cancel);
        var names = await OfficeNamesAsync([actor], cancel);
        return new(actor, Line(actor, names).Offices, holds, about, await StancesAsync(context, actor.Id, cancel), await CompanyAsync(context, actor.Id, cancel));
    }

    private static async Task<Page<ClaimReading>> PageAsync(LensContext context, long actor, ActorRole role, Visibility sees, int size, CancellationToken cancel)
    {
        var which = (from l in context.ClaimActors where l.ActorId == actor && l.Role == role
                     join c in context.Claims on l.ClaimId equals c.Id where c.Status == ClaimStatus.Published
                     orderby c.SortDate descending, c.Id descending select c).Take(size + 1);
        var (claims, _) = await ClaimLoader.LoadAsync(context, which, sees, null, cancel);
        return Cursor.Page([.. claims.OrderByDescending(c => c.Claim.SortDate).ThenByDescending(c => c.Claim.Id)], size, c => (c.Claim.SortDate, c.Claim.Id));
    }

    private static async Task<IReadOnlyList<StanceCount>> StancesAsync(LensContext context, long actor, CancellationToken cancel)
    {
        var counts = await context.ClaimActors.Where(l => l.ActorId == actor && l.Role == ActorRole.About && l.Stance != null)
            .GroupBy(l => new { l.ArticleId, l.Stance }).Select(g => new { g.Key.ArticleId, g.Key.Stance, Count = g.Count() }).ToListAsync(cancel);
        var ids = counts.Select(c => c.ArticleId).Distinct().ToList();
        var articles = await context.Articles.Where(a => ids.Contains(a.Id)).AsNoTracking().ToDictionaryAsync(a => a.Id, cancel);
        return [.. counts.Select(c => (Article: articles[c.ArticleId], c.Stance, c.Count))
            .OrderByDescending(c => c.Article.SortDate).ThenByDescending(c => c.Article.Id).ThenBy(c => c.Stance)
            .Select(c => new StanceCount(new(c.Article.Id, c.Article.Slug, c.Article.Title, c.Article.Date, c.Article.DatePrecision, null, c.Article.CurrentRevision), c.Stance!.Value, c.Count))];
    }

    private static async Task<IReadOnlyList<CoOccurrence>> CompanyAsync(LensContext context, long actor, CancellationToken cancel)
    {
        var company = await (from mine in context.ClaimActors where mine.ActorId == actor && mine.Role == ActorRole.About
                             join other in context.ClaimActors on mine.ClaimId equals other.ClaimId where other.Role == ActorRole.About && other.ActorId != actor
                             group other by other.ActorId into g
                             orderby g.Count() descending, g.Key
                             select new { Id = g.Key, Count = g.Count() }).Take(MostCompany).ToListAsync(cancel);
        var ids = company.Select(c => c.Id).ToList();
        var actors = await context.Actors.Where(a => ids.Contains(a.Id)).Select(a => new ActorTag(a.Id, a.Slug, a.Name, a.Kind)).ToDictionaryAsync(a => a.Id, cancel);
        return [.. company.Select(c => new CoOccurrence(actors[c.Id], c.Count))];
    }

    private async Task<Dictionary<long, string>> OfficeNamesAsync(IReadOnlyList<Actor> actors, CancellationToken cancel)
    {
        var ids = actors.SelectMany(a => a.Offices).Where(o => o.Of is not null).Select(o => o.Of!.Value).Distinct().ToList();
        if (ids.Count == 0) return [];
        await using var context = contexts.Create();
        return await context.Actors.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
    }

    private static ActorLine Line(Actor actor, Dictionary<long, string> names) => new(
        LensId.Format(actor.Id), actor.Slug, actor.Name, actor.Kind, actor.Aliases,
        [.. actor.Offices.Select(o => new OfficeLine(o.Title, o.Of is { } of ? names.GetValueOrDefault(of) : null, o.From, o.To))], actor.Holds, actor.About);
}
