using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
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
        (claim.SortDate, claim.OutletId) = (article.SortDate, article.Outlet);
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

    /// <summary>Saves what is pending, then counts anew what was touched: one statement, whatever the number of claims.</summary>
    /// <param name="articles">Whose claims were touched.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <param name="text">The current text of the only article, where the caller has loaded it.</param>
    public async Task BalanceAsync(IReadOnlyCollection<Article> articles, CancellationToken cancel, RevisionText? text = null)
    {
        await context.SaveChangesAsync(cancel);
        await SetAsync(articles, await CountsAsync(articles, cancel), text, cancel);
    }

    /// <summary>Balances after a claim that only adds: what it brings is added to what was there, so that all of it is saved at once. An editor waits for this.</summary>
    public async Task BalanceAddedAsync(ClaimPage page, CancellationToken cancel) =>
        await SetAsync([page.Article], [.. await CountsAsync([page.Article], cancel), .. Added()], page.Text, cancel);

    private async Task SetAsync(IReadOnlyCollection<Article> articles, IEnumerable<Count> all, RevisionText? text, CancellationToken cancel)
    {
        var counts = all.ToLookup(c => (c.Of, c.Id));
        foreach (var article in articles)
        {
            article.Waiting = counts[(Counted.Paragraph, article.Id)].Sum(c => c.Second);
            article.Claims = counts[(Counted.Claims, article.Id)].Sum(c => c.First);
            var shown = text ?? await ArticleLibrary.TextAsync(context, article.Id, article.CurrentRevision, cancel);
            article.Coverage = ArticleCoverage.Of(shown?.Paragraphs ?? [], counts[(Counted.Paragraph, article.Id)].Select(c => c.First).ToHashSet());
        }

        // All of them are here: they came with their counts, or with the claim.
        foreach (var actor in actors.Select(id => context.Actors.Local.FindEntry(id)?.Entity).OfType<Actor>())
        {
            actor.Holds = counts[(Counted.Actor, actor.Id)].Sum(c => c.First);
            actor.About = counts[(Counted.Actor, actor.Id)].Sum(c => c.Second);
            actor.Total = actor.Holds + actor.About;
        }

        foreach (var topic in topics.Select(id => context.Topics.Local.FindEntry(id)?.Entity).OfType<Topic>()) topic.Claims = counts[(Counted.Topic, topic.Id)].Sum(c => c.First);
    }

    /// <summary>What a count is of. A paragraph is not counted but named, by its ordinal or 0 for passages that stand in none, with the number of its passages that wait.</summary>
    private enum Counted { Claims, Paragraph, Actor, Topic }

    private sealed record Count(Counted Of, long Id, int First, int Second = 0);

    /// <summary>All that is due and saved, in one statement that also brings the rows whose counters they are.</summary>
    private async Task<IEnumerable<Count>> CountsAsync(IReadOnlyCollection<Article> articles, CancellationToken cancel)
    {
        var (who, which, ids) = (actors.ToList(), topics.ToList(), articles.Select(a => a.Id).ToList());
        // The join alone would do: with the numbers, the passages of other revisions are not even looked at. And a condition on claims that is asked in the groups leaves PostgreSQL
        // no way to begin with all that are published, which it likes in a store whose tables it has not counted yet.
        var current = articles.Select(a => a.CurrentRevision).Distinct().ToList();
        var claims = context.Claims.Where(c => EF.Parameter(ids).Contains(c.ArticleId) && c.Status == ClaimStatus.Published)
            .GroupBy(c => c.ArticleId).Select(g => new { Of = (int)Counted.Claims, Id = g.Key, First = g.Count(), Second = 0 });
        var paragraphs = (from x in context.Anchors
                          join c in context.Claims on x.ClaimId equals c.Id
                          join a in context.Articles on new { Id = x.ArticleId, x.Revision } equals new { a.Id, Revision = a.CurrentRevision }
                          where EF.Parameter(ids).Contains(x.ArticleId) && EF.Parameter(current).Contains(x.Revision)
                          select new { x.ArticleId, Paragraph = x.Paragraph ?? 0, Counts = c.Status == ClaimStatus.Published, Waits = (x.State == AnchorState.Changed || x.State == AnchorState.Orphaned) && x.Method != PassageAnchor.SettledMethod })
            .GroupBy(x => new { x.ArticleId, x.Paragraph }).Where(g => g.Count(x => x.Counts) > 0)
            .Select(g => new { Of = (int)Counted.Paragraph, Id = g.Key.ArticleId, First = g.Key.Paragraph, Second = g.Count(x => x.Counts && x.Waits) });
        var named = context.Actors.Where(a => EF.Parameter(who).Contains(a.Id)).Select(a => new
        {
            Of = (int)Counted.Actor, a.Id, First = context.ClaimActors.Count(l => l.ActorId == a.Id && l.Role == ActorRole.Holds), Second = context.ClaimActors.Count(l => l.ActorId == a.Id && l.Role == ActorRole.About),
        });
        var under = context.Topics.Where(t => EF.Parameter(which).Contains(t.Id)).Select(t => new { Of = (int)Counted.Topic, t.Id, First = context.ClaimTopics.Count(l => l.TopicId == t.Id), Second = 0 });
        var rows = await (from n in claims.Concat(paragraphs).Concat(named).Concat(under)
                          join a in context.Actors on new { n.Id, n.Of } equals new { a.Id, Of = (int)Counted.Actor } into whose
                          from a in whose.DefaultIfEmpty()
                          join t in context.Topics on new { n.Id, n.Of } equals new { t.Id, Of = (int)Counted.Topic } into ofWhich
                          from t in ofWhich.DefaultIfEmpty()
                          select new { n.Of, n.Id, n.First, n.Second, Actor = a, Topic = t }).ToListAsync(cancel);
        return rows.Select(r => new Count((Counted)r.Of, r.Id, r.First, r.Second));
    }

    /// <summary>What is to be added and not yet saved.</summary>
    private IEnumerable<Count> Added()
    {
        IEnumerable<T> All<T>() where T : class => context.ChangeTracker.Entries<T>().Where(e => e.State == EntityState.Added).Select(e => e.Entity);
        var published = All<Claim>().Where(c => c.Status == ClaimStatus.Published).ToDictionary(c => c.Id);
        return
        [
            .. published.Values.Select(c => new Count(Counted.Claims, c.ArticleId, 1)),
            .. All<PassageAnchor>().Where(x => x.Paragraph is not null && published.ContainsKey(x.ClaimId)).Select(x => new Count(Counted.Paragraph, x.ArticleId, x.Paragraph!.Value)),
            .. All<ClaimActor>().Select(l => new Count(Counted.Actor, l.ActorId, l.Role == ActorRole.Holds ? 1 : 0, l.Role == ActorRole.About ? 1 : 0)),
            .. All<ClaimTopic>().Select(l => new Count(Counted.Topic, l.TopicId, 1)),
        ];
    }
}
