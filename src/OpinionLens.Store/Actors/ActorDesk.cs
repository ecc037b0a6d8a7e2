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
    /// <summary>Ids of the actors that the names mean, in their order, each once.</summary>
    /// <param name="names">Names, aliases or slugs; upper and lower case, diacritics and dots are the same.</param>
    /// <param name="kind">Kind of an actor that has to be made.</param>
    /// <param name="cancel">Stops between names.</param>
    /// <exception cref="Refusal">A name is empty, or several actors bear it.</exception>
    public async Task<List<long>> IdsAsync(IEnumerable<string> names, ActorKind kind, CancellationToken cancel)
    {
        var ids = new List<long>();
        foreach (var name in names) ids.Add(await IdAsync(name, kind, cancel));
        return [.. ids.Distinct()];
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
        var folded = actor.AllNames.Append(actor.Slug).Select(n => TextAnalysis.Slug(n)).Distinct();
        foreach (var name in folded.Where(f => !context.ActorNames.Local.Any(n => n.ActorId == actor.Id && n.Folded == f)))
            context.ActorNames.Add(new() { ActorId = actor.Id, Folded = name });
        foreach (var old in context.SearchEntries.Local.Where(e => e.Kind == HitKind.Actor && e.SubjectId == actor.Id).ToList()) context.Remove(old);
        var tokens = string.Join(' ', actor.AllNames.SelectMany(n => TextAnalysis.SearchTokens(n)).Select(t => t.Token));
        context.SearchEntries.Add(new() { Kind = HitKind.Actor, SubjectId = actor.Id, Tokens = tokens, Visibility = Visibility.Public });
    }

    private async Task<long> IdAsync(string name, ActorKind kind, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new Refusal("An actor's name is empty.");
        var folded = TextAnalysis.Slug(name);
        var found = context.ActorNames.Local.Where(n => n.Folded == folded).Select(n => n.ActorId).Distinct().ToList();
        if (found.Count == 0) found = await context.ActorNames.Where(n => n.Folded == folded).Select(n => n.ActorId).Distinct().ToListAsync(cancel);
        if (found.Count > 1) throw new Refusal($"“{name}” is the name of {found.Count} actors; use a slug.");
        if (found.Count == 1) return found[0];
        return Add(new() { Slug = await FreeSlugAsync(folded, cancel), Name = name.Trim(), Kind = kind }).Id;
    }

    private async Task<string> FreeSlugAsync(string slug, CancellationToken cancel)
    {
        for (var n = 1; ; n++)
        {
            var candidate = n == 1 ? slug : $"{slug}-{n}";
            if (!context.Actors.Local.Any(a => a.Slug == candidate) && !await context.Actors.AnyAsync(a => a.Slug == candidate, cancel)) return candidate;
        }
    }
}
