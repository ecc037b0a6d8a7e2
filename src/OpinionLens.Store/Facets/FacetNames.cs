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
            names.GetValueOrDefault((Named.Actor, filter.Also ?? 0))?.Label) { Unknown = filter.Unknown };
    }

    /// <summary>Names of all that some filters name, without counts: one statement.</summary>
    public static async Task<FacetReading> OfAsync(LensContext context, IReadOnlyList<ClaimFilter> filters, CancellationToken cancel)
    {
        List<string> Slugs(params IEnumerable<Func<ClaimFilter, string?>> parts) => [.. parts.SelectMany(filters.Select).OfType<string>().Distinct()];
        var (actors, topics) = (Slugs(f => f.Source, f => f.About, f => f.Also, f => f.Outlet), Slugs(f => f.Topic));
        var (propositions, articles) = (Slugs(f => f.Proposition), Slugs(f => f.Article));
        var rows = actors.Count + topics.Count + propositions.Count + articles.Count == 0 ? [] :
            await context.Actors.Where(a => EF.Parameter(actors).Contains(a.Slug)).Select(a => new { Of = (int)Named.Actor, a.Slug, Label = a.Name })
                .Concat(context.Topics.Where(t => EF.Parameter(topics).Contains(t.Slug)).Select(t => new { Of = (int)Named.Topic, t.Slug, Label = t.Name }))
                .Concat(context.Propositions.Where(p => EF.Parameter(propositions).Contains(p.Slug)).Select(p => new { Of = (int)Named.Proposition, p.Slug, Label = p.Wording }))
                .Concat(context.Articles.Where(a => EF.Parameter(articles).Contains(a.Slug)).Select(a => new { Of = (int)Named.Article, a.Slug, Label = a.Title }))
                // A slug that leads to another since a merge stands for that.
                .Concat(context.FormerSlugs.Where(f => f.Kind == FormerSlugs.Actor && EF.Parameter(actors).Contains(f.Slug)).Join(context.Actors, f => f.TargetId, a => a.Id, (f, a) => new { Of = (int)Named.Actor, f.Slug, Label = a.Name }))
                .Concat(context.FormerSlugs.Where(f => f.Kind == FormerSlugs.Topic && EF.Parameter(topics).Contains(f.Slug)).Join(context.Topics, f => f.TargetId, t => t.Id, (f, t) => new { Of = (int)Named.Topic, f.Slug, Label = t.Name }))
                .Concat(context.FormerSlugs.Where(f => f.Kind == FormerSlugs.Proposition && EF.Parameter(propositions).Contains(f.Slug)).Join(context.Propositions, f => f.TargetId, p => p.Id, (f, p) => new { Of = (int)Named.Proposition, f.Slug, Label = p.Wording })).ToListAsync(cancel);
        IReadOnlyList<FacetValue> Tell(Named of) => [.. rows.Where(r => r.Of == (int)of).Select(r => new FacetValue(r.Slug, r.Label, 0))];
        var who = Tell(Named.Actor);
        return new(new(), who, who, Tell(Named.Topic), Tell(Named.Proposition), Tell(Named.Article), who, null);
    }

    /// <summary>Ids of the values with the most claims, and the chosen one.</summary>
    private static List<long> Most(Dictionary<long, int> counts, int most, long? chosen)
    {
        var ids = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(most).Select(c => c.Key).ToList();
        if (chosen is { } id && !ids.Contains(id)) ids.Add(id);
        return ids;
    }
}
