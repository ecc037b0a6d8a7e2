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

/// <summary>Makes anew what follows from rows that an undo, a redo or an edit of an article touches: links, names, search entries, counters.</summary>
internal sealed class DerivedRows(LensContext context)
{
    private readonly HashSet<long> claims = [], actors = [], articles = [], whole = [];
    private readonly HashSet<(long Article, int Number)> revisions = [];

    /// <summary>A claim's own words before the turn: where they stay, and the texts too, so does what they echo.</summary>
    private readonly Dictionary<long, string> words = [];
    private readonly ClaimBooks books = new(context);

    /// <summary>Takes the derived rows out, before the rows themselves change.</summary>
    /// <param name="touched">Rows that go, change or come back.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task StrikeAsync(IReadOnlyCollection<Kept> touched, CancellationToken cancel)
    {
        foreach (var row in touched) Note(row);
        // Claims in an article's own voice are held by whom the article names, and whether a claim repeats a Members text depends on the revisions: so all of its claims follow.
        whole.UnionWith(touched.Where(r => r is Article or Revision).Select(r => r is Revision v ? v.ArticleId : r.Id));
        if (whole.Count > 0) claims.UnionWith(await context.Claims.Where(c => EF.Parameter(whole).Contains(c.ArticleId)).Select(c => c.Id).ToListAsync(cancel));
        var texts = touched.OfType<Paragraph>().Select(p => p.RevisionId).ToHashSet();
        if (texts.Count > 0) articles.UnionWith(await context.Revisions.Where(r => EF.Parameter(texts).Contains(r.Id)).Select(r => r.ArticleId).ToListAsync(cancel));
        foreach (var claim in await context.Claims.Where(c => EF.Parameter(claims).Contains(c.Id)).ToListAsync(cancel)) words[claim.Id] = WordsOf(claim);
        await books.StrikeAsync(claims, cancel);
        if (actors.Count > 0)
        {
            context.RemoveRange(await context.ActorNames.Where(n => EF.Parameter(actors).Contains(n.ActorId)).ToListAsync(cancel));
            context.RemoveRange(await context.SearchEntries.Where(e => e.Kind == HitKind.Actor && EF.Parameter(actors).Contains(e.SubjectId)).ToListAsync(cancel));
        }

        if (whole.Count > 0)
            context.RemoveRange((await context.SearchEntries.Where(e => e.Kind != HitKind.Claim && e.ArticleId != null && EF.Parameter(whole).Contains(e.ArticleId.Value)).ToListAsync(cancel))
                .Where(e => e.Kind == HitKind.Article || revisions.Contains((e.ArticleId!.Value, e.Revision ?? 0))));
    }

    /// <summary>Enters what is there now, and counts.</summary>
    public async Task EnterAsync(CancellationToken cancel)
    {
        var kept = await context.Articles.Where(a => EF.Parameter(articles).Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        foreach (var article in kept.Values.Where(a => whole.Contains(a.Id)))
        {
            article.SortDate = article.Date ?? DateOnly.MinValue;
            context.SearchEntries.Add(RevisionWriter.TitleEntry(article));
        }

        if (revisions.Count > 0) await FindableAsync(cancel);
        var desk = new ActorDesk(context);
        if (actors.Count > 0) foreach (var actor in await context.Actors.Where(a => EF.Parameter(actors).Contains(a.Id)).ToListAsync(cancel)) desk.Name(actor);
        foreach (var own in (await context.Claims.Where(c => EF.Parameter(claims).Contains(c.Id)).ToListAsync(cancel)).GroupBy(c => c.ArticleId)) await EnterAsync(kept[own.Key], [.. own], cancel);
        books.Recount(actors);
        await books.BalanceAsync(kept.Values, cancel);
    }

    private async Task FindableAsync(CancellationToken cancel)
    {
        var back = (await context.Revisions.Where(r => EF.Parameter(articles).Contains(r.ArticleId)).ToListAsync(cancel)).Where(r => revisions.Contains((r.ArticleId, r.Number))).ToDictionary(r => r.Id);
        var ids = back.Keys.ToList();
        foreach (var paragraph in await context.Paragraphs.Where(p => EF.Parameter(ids).Contains(p.RevisionId)).OrderBy(p => p.RevisionId).ThenBy(p => p.Ordinal).ToListAsync(cancel))
            context.SearchEntries.Add(RevisionWriter.EntryOf(back[paragraph.RevisionId], paragraph));
    }

    private async Task EnterAsync(Article article, List<Claim> own, CancellationToken cancel)
    {
        var anew = own.Where(c => revisions.Any(r => r.Article == article.Id) || words.GetValueOrDefault(c.Id) != WordsOf(c)).ToList();
        var echo = anew.Count == 0 ? null : await Echoes.InAsync(context, [article.Id], cancel);
        foreach (var claim in anew) claim.Echo = echo is null ? Echo.None : Echoes.Of(echo, claim);
        foreach (var claim in own) books.Enter(article, claim);
    }

    private static string WordsOf(Claim claim) => string.Join('\n', claim.Attribution.Select(l => l.Cue).Prepend(claim.Statement));

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
