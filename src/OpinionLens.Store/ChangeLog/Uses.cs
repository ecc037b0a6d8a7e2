using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.ChangeLog;

/// <summary>Which actors, topics and propositions nothing names any more. Seven statements, whatever their number.</summary>
internal sealed class Uses(LensContext context)
{
    /// <summary>Those of the rows that nothing names but such as go with them: a proposition names its topic, an office its state.</summary>
    /// <param name="rows">Actors, topics and propositions.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<IReadOnlyList<Kept>> UnusedAsync(IReadOnlyCollection<Kept> rows, CancellationToken cancel)
    {
        var ids = rows.Select(r => r.Id).ToHashSet();
        if (ids.Count == 0) return [];
        var named = await NamedAsync(ids, cancel);
        var left = rows.Where(r => !named.Contains(r.Id)).ToDictionary(r => r.Id);
        var namers = await NamersAsync(cancel);
        // Who stays keeps what it names: until nothing more is kept.
        while (namers.Where(n => !left.ContainsKey(n.Namer)).SelectMany(n => n.Names).Where(left.ContainsKey).ToHashSet() is { Count: > 0 } kept)
            foreach (var id in kept) left.Remove(id);
        return [.. left.Values];
    }

    /// <summary>What claims and articles name. Published claims are found by their links; the others, of which there are few, are looked through.</summary>
    private async Task<HashSet<long>> NamedAsync(HashSet<long> ids, CancellationToken cancel)
    {
        var named = await context.ClaimActors.Where(l => EF.Parameter(ids).Contains(l.ActorId)).Select(l => l.ActorId)
            .Union(context.ClaimTopics.Where(l => EF.Parameter(ids).Contains(l.TopicId)).Select(l => l.TopicId))
            .Union(context.Claims.Where(c => c.PropositionId != null && EF.Parameter(ids).Contains(c.PropositionId.Value)).Select(c => c.PropositionId!.Value)).ToHashSetAsync(cancel);
        foreach (var claim in await context.Claims.Where(c => c.Status != ClaimStatus.Published).Select(c => new { c.Attribution, c.About, c.Topics }).ToListAsync(cancel))
            named.UnionWith([.. claim.Attribution.SelectMany(l => l.Sources), .. claim.About.Select(a => a.ActorId), .. claim.Topics]);
        foreach (var article in await context.Articles.Select(a => new { a.Authors, a.Outlet }).ToListAsync(cancel)) named.UnionWith([.. article.Authors, article.Outlet ?? 0]);
        return named;
    }

    private async Task<List<(long Namer, IEnumerable<long> Names)>> NamersAsync(CancellationToken cancel)
    {
        var offices = await context.Actors.Select(a => new { a.Id, a.Offices }).ToListAsync(cancel);
        var topics = await context.Propositions.Where(p => p.TopicId != null).Select(p => new { p.Id, Topic = p.TopicId!.Value }).ToListAsync(cancel);
        return [.. offices.Select(a => (a.Id, a.Offices.Where(o => o.Of != null && o.Of != a.Id).Select(o => o.Of!.Value))), .. topics.Select(p => (p.Id, (IEnumerable<long>)[p.Topic]))];
    }
}
