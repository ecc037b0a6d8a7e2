using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Language;
using OpinionLens.Store.Search;

namespace OpinionLens.Store.Actors;

/// <summary>Finds actors by name, alias or slug inside one write, and makes those that are unknown.</summary>
internal sealed class ActorDesk(LensContext context)
{
    /// <summary>Folded names that the database was asked for: what it knows of them is tracked since.</summary>
    private readonly HashSet<string> asked = [];

    /// <summary>Reads who bears some names, in one statement, so that finding each of them asks nothing more.</summary>
    public async Task KnowAsync(IEnumerable<string> names, CancellationToken cancel)
    {
        var folded = names.Where(n => !string.IsNullOrWhiteSpace(n)).Select(n => TextAnalysis.Slug(n)).Where(asked.Add).ToList();
        if (folded.Count > 0) await context.ActorNames.Where(n => EF.Parameter(folded).Contains(n.Folded)).Join(context.Actors, n => n.ActorId, a => a.Id, (n, a) => new { n, a }).LoadAsync(cancel);
    }

    /// <summary>Ids of the actors that the names mean, in their order, each once.</summary>
    /// <param name="names">Names, aliases or slugs; upper and lower case, diacritics and dots are the same.</param>
    /// <param name="kind">Kind of an actor that has to be made.</param>
    /// <param name="cancel">Stops between names.</param>
    /// <exception cref="Refusal">A name is empty, or several actors bear it.</exception>
    public async Task<List<long>> IdsAsync(IEnumerable<string> names, ActorKind kind, CancellationToken cancel)
    {
        var ids = new List<long>();
        foreach (var name in names) ids.Add(await FindAsync(name, cancel) ?? await MakeAsync(name, kind, cancel));
        return [.. ids.Distinct()];
    }

    private async Task<long> MakeAsync(string name, ActorKind kind, CancellationToken cancel)
    {
        ActorWriter.Check(name);
        return Add(new() { Slug = await FreeSlugAsync(TextAnalysis.Slug(name), cancel), Name = name.Trim(), Kind = kind }).Id;
    }

    /// <summary>The actor that a name, an alias, a slug or a former slug means; null where there is none.</summary>
    /// <exception cref="Refusal">The name is empty, or several actors bear it.</exception>
    public async Task<long?> FindAsync(string name, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new Refusal("An actor's name is empty.");
        var folded = TextAnalysis.Slug(name);
        await KnowAsync([name], cancel);
        var found = context.ActorNames.Local.Where(n => n.Folded == folded).Select(n => n.ActorId).Distinct().ToList();
        if (found.Count > 1) throw new Refusal($"“{name}” is the name of {found.Count} actors; use a slug.");
        return found.Count == 1 ? found[0] : await new FormerSlugs(context).FindAsync(FormerSlugs.Actor, folded, cancel);
    }

    /// <summary>Keeps a new actor with its names and its search entry.</summary>
    public Actor Add(Actor actor)
    {
        context.Actors.Add(actor);
        Name(actor);
        return actor;
    }

    /// <summary>Enters the names of an actor that are not yet entered, and its search entry.</summary>
    public void Name(Actor actor)
    {
        foreach (var name in Folded(actor).Where(f => !context.ActorNames.Local.Any(n => n.ActorId == actor.Id && n.Folded == f)))
            context.ActorNames.Add(new() { ActorId = actor.Id, Folded = name });
        foreach (var old in context.SearchEntries.Local.Where(e => e.Kind == HitKind.Actor && e.SubjectId == actor.Id).ToList()) context.Remove(old);
        var tokens = string.Join(' ', actor.AllNames.SelectMany(n => TextAnalysis.SearchTokens(n)).Select(t => t.Token));
        context.SearchEntries.Add(new() { Kind = HitKind.Actor, SubjectId = actor.Id, Tokens = tokens, Visibility = Visibility.Public });
    }

    /// <summary>Enters the names of an actor that is kept already: those it no longer bears go.</summary>
    public async Task RenameAsync(Actor actor, CancellationToken cancel)
    {
        var borne = Folded(actor).ToHashSet();
        foreach (var name in await context.ActorNames.Where(n => n.ActorId == actor.Id).ToListAsync(cancel))
            if (!borne.Contains(name.Folded)) context.Remove(name);
        await context.SearchEntries.Where(e => e.Kind == HitKind.Actor && e.SubjectId == actor.Id).LoadAsync(cancel);
        Name(actor);
    }

    /// <summary>Takes the names and the search entry of an actor out, before it is removed.</summary>
    public async Task UnnameAsync(Actor actor, CancellationToken cancel)
    {
        context.RemoveRange(await context.ActorNames.Where(n => n.ActorId == actor.Id).ToListAsync(cancel));
        context.RemoveRange(await context.SearchEntries.Where(e => e.Kind == HitKind.Actor && e.SubjectId == actor.Id).ToListAsync(cancel));
    }

    /// <summary>The slug, or with a number where it is in use or leads elsewhere.</summary>
    public async Task<string> FreeSlugAsync(string slug, CancellationToken cancel)
    {
        for (var n = 1; ; n++)
        {
            var candidate = n == 1 ? slug : $"{slug}-{n}";
            if (!context.Actors.Local.Any(a => a.Slug == candidate) && !await FormerSlugs.ActorIds(context, candidate).AnyAsync(cancel)) return candidate;
        }
    }

    private static IEnumerable<string> Folded(Actor actor) => actor.AllNames.Append(actor.Slug).Select(n => TextAnalysis.Slug(n)).Distinct();
}
