using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Claims;
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
        foreach (var name in await context.ActorNames.AsNoTracking().ToListAsync()) (await context.Actors.AnyAsync(a => a.Id == name.ActorId)).ShouldBeTrue();
    }
}
