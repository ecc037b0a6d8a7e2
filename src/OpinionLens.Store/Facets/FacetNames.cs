using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;

namespace OpinionLens.Store.Facets;

/// <summary>Names the values of facets, in one statement.</summary>
internal static class FacetNames
{
    private enum Named { Actor, Topic, Proposition, Article }

    public static async Task<FacetReading> TellAsync(LensContext context, FacetCounts counts, FacetFilter filter, int most, CancellationToken cancel)
    {
        var (sources, outlets) = (Most(counts.Sources, most, filter.Source), Most(counts.Outlets, most, filter.Outlet));
        var about = Most(counts.About.ToDictionary(a => a.Key, a => a.Value.Sum()), most, filter.About);
        var (topics, propositions, articles) = (Most(counts.Topics, most, filter.Topic), Most(counts.Propositions, most, filter.Proposition), Most(counts.Articles, most, filter.Article));
        var actors = sources.Concat(outlets).Concat(about).Append(filter.Also ?? 0).ToHashSet();
        var rows = await context.Actors.Where(a => EF.Parameter(actors).Contains(a.Id)).Select(a => new { Of = (int)Named.Actor, a.Id, a.Slug, Label = a.Name })
            .Concat(context.Topics.Where(t => EF.Parameter(topics).Contains(t.Id)).Select(t => new { Of = (int)Named.Topic, t.Id, t.Slug, Label = t.Name }))
            .Concat(context.Propositions.Where(p => EF.Parameter(propositions).Contains(p.Id)).Select(p => new { Of = (int)Named.Proposition, p.Id, p.Slug, Label = p.Wording }))
            .Concat(context.Articles.Where(a => EF.Parameter(articles).Contains(a.Id)).Select(a => new { Of = (int)Named.Article, a.Id, a.Slug, Label = a.Title })).ToListAsync(cancel);
        var names = rows.ToDictionary(r => ((Named)r.Of, r.Id));
        IReadOnlyList<FacetValue> Tell(Named of, List<long> ids, Func<long, int> count, Func<long, IReadOnlyList<int>?>? stances = null) =>
            [.. ids.Where(id => names.ContainsKey((of, id))).Select(id => new FacetValue(names[(of, id)].Slug, names[(of, id)].Label, count(id)) { Stances = stances?.Invoke(id) })
                .OrderByDescending(v => v.Count).ThenBy(v => v.Label, StringComparer.Ordinal)];
        return new(counts,
            Tell(Named.Actor, sources, id => counts.Sources.GetValueOrDefault(id)), Tell(Named.Actor, about, id => counts.About.GetValueOrDefault(id)?.Sum() ?? 0, id => counts.About.GetValueOrDefault(id)),
            Tell(Named.Topic, topics, id => counts.Topics.GetValueOrDefault(id)), Tell(Named.Proposition, propositions, id => counts.Propositions.GetValueOrDefault(id)),
            Tell(Named.Article, articles, id => counts.Articles.GetValueOrDefault(id)), Tell(Named.Actor, outlets, id => counts.Outlets.GetValueOrDefault(id)),
            names.GetValueOrDefault((Named.Actor, filter.Also ?? 0))?.Label);
    }

    /// <summary>Ids of the values with the most claims, and the chosen one.</summary>
    private static List<long> Most(Dictionary<long, int> counts, int most, long? chosen)
    {
        var ids = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(most).Select(c => c.Key).ToList();
        if (chosen is { } id && !ids.Contains(id)) ids.Add(id);
        return ids;
    }
}
