using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.Claims;

/// <summary>Names of what claims and articles mention by id.</summary>
internal sealed record Names(Dictionary<long, ActorTag> Actors, Dictionary<long, TopicTag> Topics)
{
    public static readonly Names None = new([], []);
}

/// <summary>Loads names in one statement. Claims and articles carry the ids themselves: cheaper than asking their links again.</summary>
internal static class NameLoader
{
    public static async Task<Names> LoadAsync(LensContext context, IEnumerable<Claim> claims, IEnumerable<Article> articles, IEnumerable<long> others, CancellationToken cancel)
    {
        var (actors, topics) = (new HashSet<long>(others), new HashSet<long>());
        foreach (var claim in claims)
        {
            foreach (var link in claim.Attribution) actors.UnionWith(link.Sources);
            foreach (var about in claim.About) actors.Add(about.ActorId);
            topics.UnionWith(claim.Topics);
        }

        foreach (var article in articles)
        {
            actors.UnionWith(article.Authors);
            if (article.Outlet is { } outlet) actors.Add(outlet);
        }

        if (actors.Count + topics.Count == 0) return Names.None;
        var rows = await context.Actors.Where(a => EF.Parameter(actors).Contains(a.Id)).Select(a => new { a.Id, a.Slug, a.Name, Kind = (ActorKind?)a.Kind })
            .Concat(context.Topics.Where(t => EF.Parameter(topics).Contains(t.Id)).Select(t => new { t.Id, t.Slug, t.Name, Kind = (ActorKind?)null })).ToListAsync(cancel);
        return new(
            rows.Where(r => r.Kind is not null).ToDictionary(r => r.Id, r => new ActorTag(r.Id, r.Slug, r.Name, r.Kind!.Value)),
            rows.Where(r => r.Kind is null).ToDictionary(r => r.Id, r => new TopicTag(r.Slug, r.Name)));
    }
}
