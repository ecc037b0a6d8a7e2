using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Search;

namespace OpinionLens.Store.ChangeLog;

/// <summary>Makes anew what follows from rows that an undo or redo touches: links, names, search entries, counters.</summary>
internal sealed class DerivedRows(LensContext context)
{
    private readonly HashSet<long> claims = [], actors = [], articles = [];
    private readonly HashSet<(long Article, int Number)> revisions = [];
    private readonly ClaimBooks books = new(context);

    /// <summary>Takes the derived rows out, before the rows themselves change.</summary>
    /// <param name="touched">Rows that go, change or come back.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task StrikeAsync(IReadOnlyCollection<Kept> touched, CancellationToken cancel)
    {
        foreach (var row in touched) Note(row);
        // Claims in an article's own voice are held by whom the article names, and whether a claim repeats a Members text depends on the revisions: so all of its claims follow.
        var whole = touched.Where(r => r is Article or Revision).Select(r => r is Revision v ? v.ArticleId : r.Id).ToHashSet();
        claims.UnionWith(await context.Claims.Where(c => EF.Parameter(whole).Contains(c.ArticleId)).Select(c => c.Id).ToListAsync(cancel));
        foreach (var id in touched.OfType<Paragraph>().Select(p => p.RevisionId).Distinct())
            if (await context.Revisions.FindAsync([id], cancel) is { } revision) articles.Add(revision.ArticleId);
        foreach (var claim in await context.Claims.Where(c => claims.Contains(c.Id)).ToListAsync(cancel)) await books.StrikeAsync(claim, cancel);
        context.RemoveRange(await context.ActorNames.Where(n => actors.Contains(n.ActorId)).ToListAsync(cancel));
        context.RemoveRange(await context.SearchEntries.Where(e => e.Kind == HitKind.Actor && actors.Contains(e.SubjectId)).ToListAsync(cancel));
        foreach (var (article, number) in revisions)
            context.RemoveRange(await context.SearchEntries.Where(e => e.ArticleId == article && e.Revision == number).ToListAsync(cancel));
        context.RemoveRange(await context.SearchEntries.Where(e => e.Kind == HitKind.Article && articles.Contains(e.SubjectId)).ToListAsync(cancel));
    }

    /// <summary>Enters what is there now, and counts.</summary>
    public async Task EnterAsync(CancellationToken cancel)
    {
        var kept = await context.Articles.Where(a => articles.Contains(a.Id)).ToListAsync(cancel);
        foreach (var article in kept)
        {
            article.SortDate = article.Date ?? DateOnly.MinValue;
            context.SearchEntries.Add(RevisionWriter.TitleEntry(article));
        }

        foreach (var revision in (await context.Revisions.Where(r => articles.Contains(r.ArticleId)).ToListAsync(cancel)).Where(r => revisions.Contains((r.ArticleId, r.Number))))
            context.SearchEntries.AddRange((await context.Paragraphs.Where(p => p.RevisionId == revision.Id).OrderBy(p => p.Ordinal).ToListAsync(cancel)).Select(p => RevisionWriter.EntryOf(revision, p)));
        var desk = new ActorDesk(context);
        foreach (var actor in await context.Actors.Where(a => actors.Contains(a.Id)).ToListAsync(cancel)) desk.Name(actor);
        var byId = kept.ToDictionary(a => a.Id);
        foreach (var own in (await context.Claims.Where(c => claims.Contains(c.Id)).ToListAsync(cancel)).GroupBy(c => c.ArticleId))
        {
            var echo = await Echoes.InAsync(context, own.Key, cancel);
            foreach (var claim in own)
            {
                claim.Echo = echo is null ? Echo.None : Echoes.Of(echo, claim);
                books.Enter(byId[own.Key], claim);
            }
        }

        books.Recount(actors);
        await books.BalanceAsync(kept, cancel);
    }

    private void Note(Kept row)
    {
        switch (row)
        {
            case Claim c: claims.Add(c.Id); articles.Add(c.ArticleId); break;
            case Passage p: articles.Add(p.ArticleId); break;
            case PassageAnchor a: articles.Add(a.ArticleId); break;
            case Actor a: actors.Add(a.Id); break;
            case Article a: articles.Add(a.Id); break;
            case Revision r: articles.Add(r.ArticleId); revisions.Add((r.ArticleId, r.Number)); break;
            default: break;
        }
    }
}
