using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Claims;
using OpinionLens.Language;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Actors;

/// <summary>An actor who may be meant by a word.</summary>
/// <param name="Word">As typed.</param>
/// <param name="Name">Of the actor.</param>
/// <param name="Slug">Of the actor.</param>
/// <param name="Called">What texts call the actor for short.</param>
/// <param name="IsAlias">True where the actor is also called so; false where a name of the actor comes near in spelling.</param>
public sealed record NameHint(string Word, string Name, string Slug, string Called, bool IsAlias);

/// <summary>Finds the actor somebody means by a name that they typed, and those whose names come near to it.</summary>
public sealed class NameFinder
{
    private const int MostNear = 12;

    /// <summary>Actors offered for one doubtful name: more are no question but a list.</summary>
    private const int MostDoubts = 3;

    /// <summary>Shorter words are near to too many names.</summary>
    private const int LeastHinted = 5;
    private readonly LensContexts contexts;
    private readonly ChangeJournal journal;
    private readonly Shelf<bool, IReadOnlyList<(long Actor, NearName Name)>> kept = new(1);

    internal NameFinder(LensContexts contexts, ChangeJournal journal) => (this.contexts, this.journal) = (contexts, journal);

    /// <summary>The one actor that bears the name exactly, and others that might be meant: near in spelling or, where parts are asked for, with it in their names. Two or three statements.</summary>
    /// <param name="name">A name, an alias or a slug; nothing is found for an empty one.</param>
    /// <param name="but">Slug of an actor that is not meant, or null.</param>
    /// <param name="parts">True for somebody who looks for an actor, false for somebody who coins a name: “Ed” stands in too many others.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<(Actor? Exact, IReadOnlyList<Actor> Near)> FindAsync(string name, string? but = null, bool parts = true, CancellationToken cancel = default)
    {
        var folded = TextAnalysis.Slug(name);
        if (string.IsNullOrWhiteSpace(name) || folded.Length == 0) return (null, []);
        await using var context = contexts.Create();
        var (all, meant) = (await NamesAsync(context, cancel), new NearName(folded));
        var exact = all.Where(n => n.Name.Folded == folded).Select(n => n.Actor).Distinct().ToList();
        var near = all.Where(n => n.Name.IsNear(meant)).Concat(all.Where(n => parts && n.Name.Folded.Contains(folded, StringComparison.Ordinal))).Select(n => n.Actor).Distinct().Take(MostNear + 1).ToList();
        if (exact.Count == 0 && await new FormerSlugs(context).FindAsync(FormerSlugs.Actor, folded, cancel) is { } former) exact = [former];
        var ids = exact.Concat(near).Distinct().ToList();
        var actors = ids.Count == 0 ? [] : await context.Actors.Where(a => ids.Contains(a.Id) && a.Slug != but).AsNoTracking().ToListAsync(cancel);
        var one = exact.Count == 1 ? actors.FirstOrDefault(a => a.Id == exact[0]) : null;
        return (one, [.. actors.Where(a => a != one).OrderByDescending(a => a.Total).ThenBy(a => a.Id)]);
    }

    /// <summary>
    /// Of names that somebody types, those that nobody bears, with the known actors whose names come near in spelling or begin with them: "Ira"
    /// and Iran. Names that are known, and new ones that come near to nobody, are left out. One statement where all are known, else two to four.
    /// </summary>
    /// <param name="names">As typed; a slug, also a former one, is known.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <returns>Name by name, in their order, each with one to three actors, those with the most claims first.</returns>
    public async Task<IReadOnlyList<(string Name, IReadOnlyList<Actor> Near)>> DoubtfulAsync(IEnumerable<string> names, CancellationToken cancel = default)
    {
        var typed = names.Select(n => (Name: n.Trim(), Folded: new NearName(TextAnalysis.Slug(n)))).Where(n => n.Folded.Folded.Length > 0).DistinctBy(n => n.Folded.Folded).ToList();
        if (typed.Count == 0) return [];
        await using var context = contexts.Create();
        var all = await NamesAsync(context, cancel);
        var known = all.Select(n => n.Name.Folded).ToHashSet(StringComparer.Ordinal);
        var near = typed.Where(t => !known.Contains(t.Folded.Folded))
            .Select(t => (t.Name, t.Folded.Folded, Ids: all.Where(n => n.Name.IsNear(t.Folded) || n.Name.Begins(t.Folded)).Select(n => n.Actor).Distinct().ToList()))
            .Where(t => t.Ids.Count > 0).ToList();
        if (near.Count == 0) return [];
        var (folded, ids) = (near.ConvertAll(n => n.Folded), near.SelectMany(n => n.Ids).Distinct().ToList());
        var former = await context.FormerSlugs.Where(f => f.Kind == FormerSlugs.Actor && folded.Contains(f.Slug)).Select(f => f.Slug).ToListAsync(cancel);
        var actors = await context.Actors.Where(a => ids.Contains(a.Id)).AsNoTracking().ToDictionaryAsync(a => a.Id, cancel);
        return
        [
            .. near.Where(n => !former.Contains(n.Folded)).Select(n => (n.Name, (IReadOnlyList<Actor>)[.. n.Ids.Where(actors.ContainsKey).Select(i => actors[i])
                .OrderByDescending(a => a.Total).ThenBy(a => a.Id).Take(MostDoubts)])).Where(n => n.Item2.Count > 0),
        ];
    }

    /// <summary>The actor that an address or a command means: by the slug, by one that leads to another since a merge, else by another name; null where nobody is called so. One to four statements.</summary>
    public async Task<Actor?> MeantAsync(string name, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var ids = FormerSlugs.ActorIds(context, name);
        var known = await context.Actors.Where(a => ids.Contains(a.Id)).AsNoTracking().ToListAsync(cancel);
        return known.Find(a => a.Slug == name) ?? known.FirstOrDefault() ?? (await FindAsync(name, null, false, cancel)).Exact;
    }

    /// <summary>For words that are in no actor's own name: the actor that is also called so, or whose name comes nearest in spelling; the one with the most claims. Two statements.</summary>
    /// <param name="words">As typed.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <returns>Word by word; words that are in a name, and those near to none, are left out.</returns>
    public async Task<IReadOnlyList<NameHint>> NearestAsync(IReadOnlyList<string> words, CancellationToken cancel = default)
    {
        var folded = words.Select(w => (Word: w, Name: new NearName(TextAnalysis.Slug(w)))).Where(w => w.Name.Folded.Length >= LeastHinted).ToList();
        if (folded.Count == 0) return [];
        await using var context = contexts.Create();
        var all = await NamesAsync(context, cancel);
        // Who is called by the word alone; where it is in no name at all, whose name comes near.
        var meant = folded.SelectMany(w =>
        {
            var isKnown = all.Any(n => n.Name.Has(w.Name.Folded));
            return all.Where(n => isKnown ? n.Name.Folded == w.Name.Folded : n.Name.IsNear(w.Name)).Select(n => (w.Word, Id: n.Actor, IsAlias: isKnown));
        }).Distinct().ToList();
        var ids = meant.Select(n => n.Id).Distinct().ToList();
        var actors = ids.Count == 0 ? [] : await context.Actors.Where(a => ids.Contains(a.Id)).AsNoTracking().ToDictionaryAsync(a => a.Id, cancel);
        return
        [
            .. meant.Where(n => !new NearName(TextAnalysis.Slug(actors[n.Id].Name)).Has(TextAnalysis.Slug(n.Word))).GroupBy(n => n.Word)
                .Select(g => g.OrderByDescending(n => actors[n.Id].Total).ThenBy(n => n.Id).First()).Select(n => new NameHint(n.Word, actors[n.Id].Name, actors[n.Id].Slug, new ActorTag(n.Id, actors[n.Id].Slug, actors[n.Id].Name, actors[n.Id].Kind).ShortName, n.IsAlias)),
        ];
    }

    /// <summary>The names of all actors in the order of the actors, kept until the next change: a statement, and the newest change.</summary>
    private async Task<IReadOnlyList<(long Actor, NearName Name)>> NamesAsync(LensContext context, CancellationToken cancel) => await kept.OfAsync(await journal.NewestAsync(cancel), true, async () =>
    {
        var names = await context.ActorNames.OrderBy(n => n.ActorId).Select(n => new { n.ActorId, n.Folded }).ToListAsync(cancel);
        return names.ConvertAll(n => (n.ActorId, new NearName(n.Folded)));
    });
}
