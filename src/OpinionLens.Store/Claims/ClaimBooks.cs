using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Language;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Search;

namespace OpinionLens.Store.Claims;

/// <summary>Keeps what is derived from claims true in the transaction that changes them: links by actor and topic, search entries, counters, coverage.</summary>
internal sealed class ClaimBooks(LensContext context)
{
    private readonly HashSet<long> actors = [];
    private readonly HashSet<long> topics = [];

    /// <summary>
    /// Enters a claim: its links and its search entry. Its actors' and topics' counters are due at <see cref="BalanceAsync"/>. Only published claims are
    /// listed, counted and found: others are not entered.
    /// </summary>
    public void Enter(Article article, Claim claim)
    {
        claim.SortDate = article.SortDate;
        if (claim.Status != ClaimStatus.Published) return;
        Link(article, claim);
        var tokens = string.Join(' ', TextAnalysis.SearchTokens(claim.Statement).Select(t => t.Token));
        // A statement that repeats a Members text is found by members alone.
        context.SearchEntries.Add(new() { Kind = HitKind.Claim, SubjectId = claim.Id, ArticleId = article.Id, Tokens = tokens, Visibility = claim.Echo.HasFlag(Echo.Statement) ? Visibility.Members : Visibility.Public });
    }

    private void Link(Article article, Claim claim)
    {
        foreach (var holder in claim.HoldersIn(article).Distinct()) Link(article, claim, holder, ActorRole.Holds, null);
        foreach (var reporter in claim.Attribution.SkipLast(1).SelectMany(l => l.Sources).Distinct()) Link(article, claim, reporter, ActorRole.Reports, null);
        foreach (var about in claim.About.DistinctBy(a => a.ActorId)) Link(article, claim, about.ActorId, ActorRole.About, about.Stance);
        foreach (var topic in claim.Topics.Distinct())
        {
            context.ClaimTopics.Add(new() { ClaimId = claim.Id, TopicId = topic, SortDate = article.SortDate });
            topics.Add(topic);
        }
    }

    /// <summary>Makes the links of many claims anew, after the actors or topics that they or their articles name have changed. Their words and search entries stay. Claims that are not published have none.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="articles">Their articles by id.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task RelinkAsync(IReadOnlyCollection<Claim> claims, IReadOnlyDictionary<long, Article> articles, CancellationToken cancel)
    {
        await UnlinkAsync([.. claims.Select(c => c.Id)], cancel);
        foreach (var claim in claims.Where(c => c.Status == ClaimStatus.Published)) Link(articles[claim.ArticleId], claim);
    }

    /// <summary>Takes the derived rows of claims out again, before they are entered anew or removed: three statements, whatever their number.</summary>
    public async Task StrikeAsync(IReadOnlyCollection<long> claims, CancellationToken cancel)
    {
        await UnlinkAsync(claims, cancel);
        context.RemoveRange(await context.SearchEntries.Where(e => e.Kind == HitKind.Claim && EF.Parameter(claims).Contains(e.SubjectId)).ToListAsync(cancel));
    }

    private async Task UnlinkAsync(IReadOnlyCollection<long> claims, CancellationToken cancel)
    {
        foreach (var link in await context.ClaimActors.Where(l => EF.Parameter(claims).Contains(l.ClaimId)).ToListAsync(cancel)) { actors.Add(link.ActorId); context.Remove(link); }
        foreach (var link in await context.ClaimTopics.Where(l => EF.Parameter(claims).Contains(l.ClaimId)).ToListAsync(cancel)) { topics.Add(link.TopicId); context.Remove(link); }
    }

    /// <summary>Actors whose counters are due although none of their claims was touched.</summary>
    public void Recount(IEnumerable<long> more) => actors.UnionWith(more);

    private void Link(Article article, Claim claim, long actor, ActorRole role, Stance? stance)
    {
        context.ClaimActors.Add(new() { ClaimId = claim.Id, ActorId = actor, ArticleId = article.Id, Role = role, SortDate = article.SortDate, Type = claim.Type, Voice = claim.Voice, Stance = stance });
        actors.Add(actor);
    }

    /// <summary>Saves what is pending, then counts anew what was touched: grouped queries, whatever the number of claims.</summary>
    /// <param name="articles">Whose claims were touched.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <param name="text">The current text of the only article, where the caller has loaded it.</param>
    public async Task BalanceAsync(IReadOnlyCollection<Article> articles, CancellationToken cancel, RevisionText? text = null)
    {
        await context.SaveChangesAsync(cancel);
        var counts = await CountsAsync([.. articles.Select(a => a.Id)], cancel);
        foreach (var article in articles)
        {
            article.Waiting = counts[(Counted.Waiting, article.Id)].Sum(c => c.First);
            article.Claims = counts[(Counted.Claims, article.Id)].Sum(c => c.First);
            var shown = text ?? await ArticleLibrary.TextAsync(context, article.Id, article.CurrentRevision, cancel);
            article.Coverage = ArticleCoverage.Of(shown?.Paragraphs ?? [], counts[(Counted.Paragraph, article.Id)].Select(c => c.First).ToHashSet());
        }

        foreach (var actor in await TrackedAsync(context.Actors, actors, cancel))
        {
            actor.Holds = counts[(Counted.Actor, actor.Id)].Sum(c => c.First);
            actor.About = counts[(Counted.Actor, actor.Id)].Sum(c => c.Second);
            actor.Total = actor.Holds + actor.About;
        }

        foreach (var topic in await TrackedAsync(context.Topics, topics, cancel)) topic.Claims = counts[(Counted.Topic, topic.Id)].Sum(c => c.First);
    }

    /// <summary>What a count is of; a paragraph is not counted but named.</summary>
    private enum Counted { Claims, Paragraph, Waiting, Actor, Topic }

    /// <summary>All that is due, in one statement.</summary>
    private async Task<ILookup<(Counted Of, long Id), (int First, int Second)>> CountsAsync(List<long> articles, CancellationToken cancel)
    {
        var (who, which) = (actors.ToList(), topics.ToList());
        var claims = context.Claims.Where(c => EF.Parameter(articles).Contains(c.ArticleId) && c.Status == ClaimStatus.Published)
            .GroupBy(c => c.ArticleId).Select(g => new { Of = (int)Counted.Claims, Id = g.Key, First = g.Count(), Second = 0 });
        var paragraphs = (from x in context.Anchors
                          join c in context.Claims on x.ClaimId equals c.Id
                          join a in context.Articles on x.ArticleId equals a.Id
                          where EF.Parameter(articles).Contains(x.ArticleId) && x.Revision == a.CurrentRevision && c.Status == ClaimStatus.Published && x.Paragraph != null
                          select new { Of = (int)Counted.Paragraph, Id = x.ArticleId, First = x.Paragraph!.Value, Second = 0 }).Distinct();
        var waiting = (from x in context.Anchors
                       join c in context.Claims on x.ClaimId equals c.Id
                       join a in context.Articles on x.ArticleId equals a.Id
                       where EF.Parameter(articles).Contains(x.ArticleId) && x.Revision == a.CurrentRevision && c.Status == ClaimStatus.Published && (x.State == AnchorState.Changed || x.State == AnchorState.Orphaned) && x.Method != PassageAnchor.SettledMethod
                       select x.ArticleId).GroupBy(id => id).Select(g => new { Of = (int)Counted.Waiting, Id = g.Key, First = g.Count(), Second = 0 });
        var named = context.ClaimActors.Where(l => EF.Parameter(who).Contains(l.ActorId))
            .GroupBy(l => l.ActorId).Select(g => new { Of = (int)Counted.Actor, Id = g.Key, First = g.Count(l => l.Role == ActorRole.Holds), Second = g.Count(l => l.Role == ActorRole.About) });
        var under = context.ClaimTopics.Where(l => EF.Parameter(which).Contains(l.TopicId))
            .GroupBy(l => l.TopicId).Select(g => new { Of = (int)Counted.Topic, Id = g.Key, First = g.Count(), Second = 0 });
        return (await claims.Concat(paragraphs).Concat(waiting).Concat(named).Concat(under).ToListAsync(cancel)).ToLookup(c => ((Counted)c.Of, c.Id), c => (c.First, c.Second));
    }

    /// <summary>Rows to be changed: those that this write has read already are not asked for again.</summary>
    private static async Task<List<T>> TrackedAsync<T>(DbSet<T> rows, HashSet<long> ids, CancellationToken cancel) where T : Kept
    {
        var here = ids.Select(id => rows.Local.FindEntry(id)?.Entity).OfType<T>().ToList();
        var others = ids.Except(here.Select(r => r.Id)).ToList();
        return others.Count == 0 ? here : [.. here, .. await rows.Where(r => EF.Parameter(others).Contains(r.Id)).ToListAsync(cancel)];
    }
}
