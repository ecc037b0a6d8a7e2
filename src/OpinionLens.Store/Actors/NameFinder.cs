using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Actors;
using OpinionLens.Language;

namespace OpinionLens.Store.Actors;

/// <summary>Finds the actor somebody means by a name that they typed, and those whose names come near to it.</summary>
public sealed class NameFinder
{
    private const int MostNear = 12;

    /// <summary>Shorter words are near to too many names.</summary>
    private const int LeastHinted = 5;
    private readonly LensContexts contexts;

    internal NameFinder(LensContexts contexts) => this.contexts = contexts;

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
        var all = await context.ActorNames.OrderBy(n => n.ActorId).Select(n => new { n.ActorId, n.Folded }).ToListAsync(cancel);
        var exact = all.Where(n => n.Folded == folded).Select(n => n.ActorId).Distinct().ToList();
        var near = all.Where(n => NearName.IsNear(n.Folded, folded)).Concat(all.Where(n => parts && n.Folded.Contains(folded, StringComparison.Ordinal))).Select(n => n.ActorId).Distinct().Take(MostNear + 1).ToList();
        if (exact.Count == 0 && await new FormerSlugs(context).FindAsync(FormerSlugs.Actor, folded, cancel) is { } former) exact = [former];
        var ids = exact.Concat(near).Distinct().ToList();
        var actors = ids.Count == 0 ? [] : await context.Actors.Where(a => ids.Contains(a.Id) && a.Slug != but).AsNoTracking().ToListAsync(cancel);
        var one = exact.Count == 1 ? actors.FirstOrDefault(a => a.Id == exact[0]) : null;
        return (one, [.. actors.Where(a => a != one).OrderByDescending(a => a.Total).ThenBy(a => a.Id)]);
    }

    /// <summary>For words that are in no actor's name: the actor whose name comes nearest in spelling, the one with the most claims. Two statements.</summary>
    /// <param name="words">As typed.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <returns>Word by word; words that are in a name, and those near to none, are left out.</returns>
    public async Task<IReadOnlyList<(string Word, Actor Actor)>> NearestAsync(IReadOnlyList<string> words, CancellationToken cancel = default)
    {
        var folded = words.Select(w => (Word: w, Folded: TextAnalysis.Slug(w))).Where(w => w.Folded.Length >= LeastHinted).ToList();
        if (folded.Count == 0) return [];
        await using var context = contexts.Create();
        var all = await context.ActorNames.Select(n => new { n.ActorId, n.Folded }).ToListAsync(cancel);
        var near = folded.Where(w => !all.Exists(n => n.Folded.Split('-').Contains(w.Folded)))
            .SelectMany(w => all.Where(n => NearName.IsNear(n.Folded, w.Folded)).Select(n => (w.Word, n.ActorId))).Distinct().ToList();
        var ids = near.Select(n => n.ActorId).Distinct().ToList();
        var actors = ids.Count == 0 ? [] : await context.Actors.Where(a => ids.Contains(a.Id)).AsNoTracking().ToDictionaryAsync(a => a.Id, cancel);
        return [.. near.GroupBy(n => n.Word).Select(g => (g.Key, g.Select(n => actors[n.ActorId]).OrderByDescending(a => a.Total).ThenBy(a => a.Id).First()))];
    }
}
