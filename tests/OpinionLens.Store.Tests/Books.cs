using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;
using Shouldly;

namespace OpinionLens.Store.Tests;

/// <summary>Counts everything derived from scratch and compares it with what the store keeps.</summary>
internal static class Books
{
    public static async Task ShouldBalanceAsync(this StoreUnderTest under)
    {
        await using var context = under.Context();
        var articles = await context.Articles.AsNoTracking().ToDictionaryAsync(a => a.Id);
        var claims = await context.Claims.AsNoTracking().Where(c => c.Status == ClaimStatus.Published).ToListAsync();
        var links = claims.SelectMany(c => c.HoldersIn(articles[c.ArticleId]).Distinct().Select(a => (c.Id, a, ActorRole.Holds, (Stance?)null))
            .Concat(c.Attribution.SkipLast(1).SelectMany(l => l.Sources).Distinct().Select(a => (c.Id, a, ActorRole.Reports, (Stance?)null)))
            .Concat(c.About.Select(a => (c.Id, a.ActorId, ActorRole.About, (Stance?)a.Stance)))).Order().ToList();
        (await context.ClaimActors.AsNoTracking().Join(context.Claims.Where(c => c.Status == ClaimStatus.Published), l => l.ClaimId, c => c.Id, (l, _) => l).ToListAsync())
            .Select(l => (l.ClaimId, l.ActorId, l.Role, l.Stance)).Order().ShouldBe(links);
        var anchors = await context.Anchors.AsNoTracking().ToListAsync();
        foreach (var article in articles.Values)
            (article.Slug, article.Waiting).ShouldBe((article.Slug, anchors.Count(a => a.ArticleId == article.Id && a.Revision == article.CurrentRevision && a.Waits && claims.Any(c => c.Id == a.ClaimId))));
        foreach (var actor in await context.Actors.AsNoTracking().ToListAsync())
            (actor.Name, actor.Holds, actor.About, actor.Total).ShouldBe((actor.Name, links.Count(l => l.Item2 == actor.Id && l.Item3 == ActorRole.Holds), links.Count(l => l.Item2 == actor.Id && l.Item3 == ActorRole.About),
                links.Count(l => l.Item2 == actor.Id && l.Item3 != ActorRole.Reports)));
        var topics = claims.SelectMany(c => c.Topics.Select(t => (c.Id, t))).Order().ToList();
        (await context.ClaimTopics.AsNoTracking().Join(context.Claims.Where(c => c.Status == ClaimStatus.Published), l => l.ClaimId, c => c.Id, (l, _) => l).ToListAsync()).Select(l => (l.ClaimId, l.TopicId)).Order().ShouldBe(topics);
        foreach (var topic in await context.Topics.AsNoTracking().ToListAsync()) (topic.Name, topic.Claims).ShouldBe((topic.Name, topics.Count(t => t.t == topic.Id)));
        foreach (var claim in claims) (claim.Id, claim.OutletId, claim.SortDate).ShouldBe((claim.Id, articles[claim.ArticleId].Outlet, articles[claim.ArticleId].SortDate));
        foreach (var sees in new[] { Visibility.Members, Visibility.Public })
        {
            // What is held in memory and was kept up from the log, what another program loads, and what the lists say.
            await using var other = under.Again();
            var counts = Told(await under.Facets.CountAsync(new(), sees));
            counts.ShouldBe(Told(await other.Facets.CountAsync(new(), sees)));
            counts.ShouldBe(await RecountAsync(under, sees));
            foreach (var claim in claims.Take(8)) (await under.Similar.NearAsync(claim.Id, sees)).Select(n => (n.Id, n.Score, string.Join(" ", n.Shared))).ShouldBe((await other.Similar.NearAsync(claim.Id, sees)).Select(n => (n.Id, n.Score, string.Join(" ", n.Shared))));
        }

        foreach (var name in await context.ActorNames.AsNoTracking().ToListAsync()) (await context.Actors.AnyAsync(a => a.Id == name.ActorId)).ShouldBeTrue();
    }

    private static string Told(FacetCounts counts) => string.Join('\n',
    [
        $"claims {counts.Claims}", Line("sources", counts.Sources), Line("about", counts.About.Select(a => KeyValuePair.Create(a.Key, string.Join('/', a.Value)))), Line("voices", counts.Voices), Line("types", counts.Types),
        Line("topics", counts.Topics), Line("propositions", counts.Propositions), Line("articles", counts.Articles), Line("outlets", counts.Outlets), Line("months", counts.Months), Line("states", counts.States),
    ]);

    private static string Line<TKey, TValue>(string facet, IEnumerable<KeyValuePair<TKey, TValue>> counts) => $"{facet}: {string.Join(", ", counts.OrderBy(c => c.Key).Select(c => $"{c.Key}={c.Value}"))}";

    /// <summary>Every claim that is listed, counted one by one.</summary>
    private static async Task<string> RecountAsync(StoreUnderTest under, Visibility sees)
    {
        await using var context = under.Context();
        var read = await context.Articles.AsNoTracking().ToDictionaryAsync(a => a.Id, a => sees == Visibility.Members ? a.CurrentRevision : a.PublicRevision);
        var states = (await context.Anchors.AsNoTracking().ToListAsync()).Where(a => a.Revision == read[a.ArticleId]).ToLookup(a => a.ClaimId, a => a.State);
        var counts = new FacetCounts();
        static void Add<T>(Dictionary<T, int> to, T key) where T : notnull => to[key] = to.GetValueOrDefault(key) + 1;
        var all = (await under.Claims.ListAsync(new(), sees, null, null)).Rows;
        foreach (var claim in all)
        {
            foreach (var holder in claim.Holders.Select(h => h.Id).Distinct()) Add(counts.Sources, holder);
            foreach (var about in claim.Claim.About.DistinctBy(a => a.ActorId))
            {
                if (!counts.About.TryGetValue(about.ActorId, out var toward)) counts.About[about.ActorId] = toward = new int[4];
                toward[(int)about.Stance]++;
            }

            foreach (var topic in claim.Claim.Topics.Distinct()) Add(counts.Topics, topic);
            Add(counts.Voices, claim.Claim.Voice);
            if (claim.Claim.Type is { } type) Add(counts.Types, type);
            if (claim.Claim.PropositionId is { } proposition) Add(counts.Propositions, proposition);
            Add(counts.Articles, claim.Claim.ArticleId);
            if (claim.Claim.OutletId is { } outlet) Add(counts.Outlets, outlet);
            Add(counts.Months, new DateOnly(claim.Claim.SortDate.Year, claim.Claim.SortDate.Month, 1));
            foreach (var state in states[claim.Claim.Id].Distinct()) Add(counts.States, state);
        }

        return Told(counts).Replace("claims 0", $"claims {all.Count}", StringComparison.Ordinal);
    }
}
