using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Facets;

namespace OpinionLens.Store.Actors;

/// <summary>Reads actors: the list by number of claims, and one with what it holds and what is said about it.</summary>
public sealed class ActorDirectory
{
    private readonly LensContexts contexts;
    private readonly FacetTable facets;

    internal ActorDirectory(LensContexts contexts, FacetTable facets) => (this.contexts, this.facets) = (contexts, facets);

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
        return Cursor.Page(rows, size, a => (a.Total, a.Id), after);
    }

    /// <summary>The same as lines of the JSON contract; offices name their states.</summary>
    public async Task<IReadOnlyList<ActorLine>> LinesAsync(int? most, CancellationToken cancel = default)
    {
        var actors = (await ListAsync(null, most, cancel)).Rows;
        var names = await OfficeNamesAsync(actors, cancel);
        return [.. actors.Select(a => Line(a, names))];
    }

    /// <summary>Actors by slug, in their order; slugs that name nobody, or only once did, are left out.</summary>
    public async Task<IReadOnlyList<Actor>> FindAsync(IReadOnlyList<string> slugs, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var found = await context.Actors.Where(a => slugs.Contains(a.Slug)).AsNoTracking().ToListAsync(cancel);
        return [.. found.OrderBy(a => slugs.ToList().IndexOf(a.Slug))];
    }

    /// <summary>Actors by the slug that was asked for: a former one finds what it became. One statement, and one more where a slug is not in use.</summary>
    public async Task<IReadOnlyDictionary<string, Actor>> BySlugAsync(IReadOnlyList<string> slugs, CancellationToken cancel = default)
    {
        var found = (await FindAsync(slugs, cancel)).ToDictionary(a => a.Slug);
        var missing = slugs.Where(s => !found.ContainsKey(s)).ToList();
        if (missing.Count == 0) return found;
        await using var context = contexts.Create();
        var former = from f in context.FormerSlugs where f.Kind == FormerSlugs.Actor && missing.Contains(f.Slug) join a in context.Actors on f.TargetId equals a.Id select new { f.Slug, Actor = a };
        foreach (var one in await former.AsNoTracking().ToListAsync(cancel)) found[one.Slug] = one.Actor;
        return found;
    }

    /// <summary>What a former slug leads to: the slug of an actor, or null.</summary>
    public async Task<string?> FormerAsync(string slug, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await context.Actors.Where(a => FormerSlugs.Ids(context, FormerSlugs.Actor, slug).Contains(a.Id)).Select(a => a.Slug).FirstOrDefaultAsync(cancel);
    }

    /// <summary>One actor with first pages of its claims and how it is portrayed, or null.</summary>
    /// <param name="slug">Of the actor.</param>
    /// <param name="sees">What the viewer may see.</param>
    /// <param name="ask">What else is asked; null for what the page chooses itself.</param>
    /// <param name="holds">Claims held, 1 or more.</param>
    /// <param name="about">Claims about it, 1 or more.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<ActorReading?> ReadAsync(string slug, Visibility sees, ActorQuestion? ask = null, int holds = 50, int about = 50, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var actor = await context.Actors.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug, cancel);
        return actor is null ? null : await new ActorPortraits(context, facets, actor, sees).ReadAsync(ask ?? new(), holds, about, cancel);
    }

    private async Task<Dictionary<long, string>> OfficeNamesAsync(IReadOnlyList<Actor> actors, CancellationToken cancel)
    {
        var ids = actors.SelectMany(a => a.Offices).Where(o => o.Of is not null).Select(o => o.Of!.Value).Distinct().ToList();
        if (ids.Count == 0) return [];
        await using var context = contexts.Create();
        return await context.Actors.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
    }

    internal static ActorLine Line(Actor actor, Dictionary<long, string> names) => new(
        LensId.Format(actor.Id), actor.Slug, actor.Name, actor.Kind, actor.Aliases,
        [.. actor.Offices.Select(o => new OfficeLine(o.Title, o.Of is { } of ? names.GetValueOrDefault(of) : null, o.From, o.To))], actor.Holds, actor.About);
}
