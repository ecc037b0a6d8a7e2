using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Facets;
using OpinionLens.Store.Search;

namespace OpinionLens.Store.Actors;

/// <summary>Changes actors: makes, renames, merges and splits them. Every change is one entry of the log and can be undone.</summary>
public sealed class ActorKeeper
{
    private readonly LensContexts contexts;
    private readonly WriteDoor door;

    internal ActorKeeper(LensContexts contexts, WriteDoor door) => (this.contexts, this.door) = (contexts, door);

    /// <summary>Makes an actor that no claim names yet.</summary>
    /// <returns>Its slug.</returns>
    /// <exception cref="Refusal">The name is empty or too long, or another actor bears it.</exception>
    public Task<string> CreateAsync(string name, ActorKind kind, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var writer = new ActorWriter(context);
        var actor = await writer.MakeAsync(name, kind, cancel);
        return (actor.Slug, (Entry?)new Entry("actor.add", $"{actor.Name} added", SubjectId: actor.Id, After: new { actor.Slug, actor.Name, actor.Kind }));
    }, cancel);

    /// <summary>Changes name, kind, other names and offices. The slug stays.</summary>
    /// <param name="actor">Slug or any name.</param>
    /// <param name="version">The version the editor has seen; null for the one that is there.</param>
    /// <param name="edit">The actor as it shall be.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <returns>Its slug. Nothing is written where nothing differs.</returns>
    /// <exception cref="Refusal">No such actor, an older version, a name that is empty, too long or another actor's, a date that cannot be read.</exception>
    public Task<string> EditAsync(string actor, int? version, ActorEdit edit, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var writer = new ActorWriter(context);
        var known = await writer.GetAsync(actor, cancel);
        Stale.Check(known, version, known.Name);
        var before = new { known.Name, known.Kind, known.Aliases, known.Offices };
        if (!await writer.EditAsync(known, edit, cancel)) return (known.Slug, null);
        var summary = before.Name == known.Name ? $"{known.Name} changed" : $"{before.Name} is now called {known.Name}";
        return (known.Slug, new Entry(before.Name == known.Name ? "actor.edit" : "actor.rename", summary, SubjectId: known.Id, Before: before, After: new { known.Name, known.Kind, known.Aliases, known.Offices }));
    }, cancel);

    /// <summary>Gives an actor another name and changes nothing else; see <see cref="EditAsync"/>.</summary>
    public async Task<string> RenameAsync(string actor, string name, bool keepOldName, string who, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var known = await new ActorWriter(context).GetAsync(actor, cancel);
        var offices = await new ActorWriter(context).OfficesAsync(known, cancel);
        return await EditAsync(known.Slug, known.Version, new(name, known.Kind, known.Aliases, offices, keepOldName), who, cancel);
    }

    /// <summary>Tells what a merge would move, without doing it.</summary>
    /// <exception cref="Refusal">One of them does not exist, or they are the same.</exception>
    public async Task<ActorMove> PreviewMergeAsync(string from, string into, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var (gives, takes) = await new ActorWriter(context).PairAsync(from, into, cancel);
        return await new ActorMoves(context).TellAsync(gives, takes, sees, cancel);
    }

    /// <summary>Merges one actor into another: its claims, articles, names and offices go over, it ends, and its slug leads to the other.</summary>
    /// <param name="from">Slug or any name of the actor that ends.</param>
    /// <param name="into">Slug or any name of the one that stays.</param>
    /// <param name="seen">The versions the editor has seen; null for those that are there.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <returns>What was moved.</returns>
    /// <exception cref="Refusal">One of them does not exist, they are the same, or one has changed.</exception>
    public Task<ActorMove> MergeAsync(string from, string into, (int From, int Into)? seen, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var writer = new ActorWriter(context);
        var (gives, takes) = await writer.PairAsync(from, into, cancel);
        Stale.Check(gives, seen?.From, gives.Name);
        Stale.Check(takes, seen?.Into, takes.Name);
        var move = await new ActorMoves(context).TellAsync(gives, takes, Visibility.Members, cancel);
        await writer.MergeAsync(gives, takes, cancel);
        return (move, new Entry("actor.merge", $"{gives.Name} merged into {takes.Name}: {move.Told}", SubjectId: takes.Id,
            Before: new { from = gives.Slug, gives.Name, gives.Kind }, After: new { into = takes.Slug, move.Held, move.About, move.Articles }));
    }, cancel);

    /// <summary>Tells what an actor has that a split can choose from; null where there is no such actor.</summary>
    /// <param name="slug">Of the actor.</param>
    /// <param name="words">Only published claims with all these words in their statement, or null.</param>
    /// <param name="sees">What the viewer may see.</param>
    /// <param name="size">Most claims.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<ActorHoldings?> HoldingsAsync(string slug, string? words, Visibility sees, int size, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var actor = await context.Actors.FirstOrDefaultAsync(a => a.Slug == slug, cancel);
        if (actor is null) return null;
        var which = await NamingAsync(context, actor.Id, words, cancel);
        var ids = await which.OrderByDescending(c => c.SortDate).ThenByDescending(c => c.Id).Take(size).Select(c => c.Id).ToListAsync(cancel);
        var (claims, _) = await ClaimLoader.LoadAsync(context, context.Claims.Where(c => EF.Parameter(ids).Contains(c.Id)), sees, null, cancel);
        var own = (await ActorReach.OwnAsync(context, actor.Id, cancel)).OrderByDescending(a => a.SortDate).ThenByDescending(a => a.Id).ToList();
        var voiced = await context.ClaimActors.Where(l => l.ActorId == actor.Id && l.Role == ActorRole.Holds && l.Voice == Voice.Author).GroupBy(l => l.ArticleId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new(actor, [.. own.Select(a => (a.Id, a.Title, voiced.GetValueOrDefault(a.Id)))], [.. claims.OrderBy(c => ids.IndexOf(c.Claim.Id))], await which.CountAsync(cancel));
    }

    /// <summary>An actor with its offices in words, as its form shows them; null where there is none.</summary>
    public async Task<(Actor Actor, IReadOnlyList<OfficeEdit> Offices)?> FormAsync(string slug, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await context.Actors.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug, cancel) is { } actor ? (actor, await new ActorWriter(context).OfficesAsync(actor, cancel)) : null;
    }

    /// <summary>Claims that name an actor themselves, as a source or as spoken of: not those it holds through its article. The few that are not published have no links, and are looked through.</summary>
    private static async Task<IQueryable<Claim>> NamingAsync(LensContext context, long actor, string? words, CancellationToken cancel)
    {
        var apart = (await ActorReach.UnpublishedAsync(context, actor, cancel)).Where(c => ClaimSwap.Names(c, actor)).Select(c => c.Id).ToList();
        var which = context.Claims.Where(c => EF.Parameter(apart).Contains(c.Id) || context.ClaimActors.Any(l => l.ClaimId == c.Id && l.ActorId == actor && (l.Role == ActorRole.About || l.Voice != Voice.Author)));
        if (ParagraphSearch.Read(words ?? "") is not { IsEmpty: false } query) return which;
        var said = FacetFilters.Claims(context, query, Visibility.Members);
        return which.Where(c => said.Contains(c.Id));
    }

    /// <summary>Tells what a split would move, without doing it.</summary>
    /// <exception cref="Refusal">As <see cref="SplitAsync"/>.</exception>
    public async Task<ActorMove> PreviewSplitAsync(string actor, ActorParts parts, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var writer = new ActorWriter(context);
        var from = await writer.GetAsync(actor, cancel);
        return await new ActorMoves(context).TellAsync(from, await writer.TakerAsync(from, parts, cancel), parts, sees, cancel);
    }

    /// <summary>Gives what was chosen to another actor, or to a new one. A new one with a name that was merged into this one comes back under its old slug.</summary>
    /// <returns>Slug of the taker.</returns>
    /// <exception cref="Refusal">Nothing is chosen, something chosen is not the actor's, the taker is the actor itself, or the actor has changed.</exception>
    public Task<string> SplitAsync(string actor, int? version, ActorParts parts, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var writer = new ActorWriter(context);
        var from = await writer.GetAsync(actor, cancel);
        Stale.Check(from, version, from.Name);
        var into = await writer.SplitAsync(from, parts, cancel);
        return (into.Slug, (Entry?)new Entry("actor.split", $"{into.Name} split from {from.Name}", SubjectId: from.Id, After: new
        {
            from = from.Slug, into = into.Slug, claims = parts.Claims.Select(LensId.Format), articles = parts.Articles.Select(LensId.Format), parts.Aliases,
        }));
    }, cancel);
}
