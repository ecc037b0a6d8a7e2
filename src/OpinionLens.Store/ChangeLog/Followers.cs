using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.ChangeLog;

/// <summary>What goes with a row when it goes: the passages of a claim, the paragraphs of a revision, all of an article.</summary>
internal sealed class Followers(LensContext context)
{
    /// <summary>The rows and all that follows them, tracked, each once.</summary>
    public async Task<IReadOnlyList<Kept>> OfAsync(IReadOnlyCollection<Kept> rows, CancellationToken cancel)
    {
        var all = rows.ToDictionary(r => r.Id);
        void Take(IEnumerable<Kept> more) { foreach (var row in more) all[row.Id] = row; }

        var articles = rows.OfType<Article>().Select(a => a.Id).ToList();
        if (articles.Count > 0)
        {
            Take(await context.Revisions.Where(r => articles.Contains(r.ArticleId)).ToListAsync(cancel));
            Take(await context.Claims.Where(c => articles.Contains(c.ArticleId)).ToListAsync(cancel));
        }

        foreach (var revision in all.Values.OfType<Revision>().ToList())
        {
            Take(await context.Paragraphs.Where(p => p.RevisionId == revision.Id).ToListAsync(cancel));
            Take(await context.RevisionSources.Where(s => s.RevisionId == revision.Id).ToListAsync(cancel));
            Take(await context.Anchors.Where(a => a.ArticleId == revision.ArticleId && a.Revision == revision.Number).ToListAsync(cancel));
        }

        var claims = all.Values.OfType<Claim>().Select(c => c.Id).ToList();
        if (claims.Count > 0) Take(await context.Passages.Where(p => claims.Contains(p.ClaimId)).ToListAsync(cancel));
        var passages = all.Values.OfType<Passage>().Select(p => p.Id).ToList();
        if (passages.Count > 0) Take(await context.Anchors.Where(a => passages.Contains(a.PassageId)).ToListAsync(cancel));
        return [.. all.Values];
    }
}
