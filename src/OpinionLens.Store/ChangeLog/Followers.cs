using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.ChangeLog;

/// <summary>What goes with a row when it goes: the passages of a claim and what was decided of its pairs, the paragraphs of a revision, all of an article.</summary>
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
            Take(await context.Revisions.Where(r => EF.Parameter(articles).Contains(r.ArticleId)).ToListAsync(cancel));
            Take(await context.Claims.Where(c => EF.Parameter(articles).Contains(c.ArticleId)).ToListAsync(cancel));
        }

        var revisions = all.Values.OfType<Revision>().ToList();
        if (revisions.Count > 0)
        {
            var (ids, owners, pairs) = (revisions.ConvertAll(r => r.Id), revisions.Select(r => r.ArticleId).ToHashSet(), revisions.Select(r => (r.ArticleId, r.Number)).ToHashSet());
            Take(await context.Paragraphs.Where(p => EF.Parameter(ids).Contains(p.RevisionId)).ToListAsync(cancel));
            Take(await context.RevisionSources.Where(s => EF.Parameter(ids).Contains(s.RevisionId)).ToListAsync(cancel));
            Take((await context.Anchors.Where(a => EF.Parameter(owners).Contains(a.ArticleId)).ToListAsync(cancel)).Where(a => pairs.Contains((a.ArticleId, a.Revision))));
        }

        var claims = all.Values.OfType<Claim>().Select(c => c.Id).ToList();
        if (claims.Count > 0) Take(await context.Suggestions.Where(s => EF.Parameter(claims).Contains(s.FromId) || EF.Parameter(claims).Contains(s.ToId)).ToListAsync(cancel));
        if (claims.Count > 0) Take(await context.Passages.Where(p => EF.Parameter(claims).Contains(p.ClaimId)).ToListAsync(cancel));
        var passages = all.Values.OfType<Passage>().Select(p => p.Id).ToList();
        if (passages.Count > 0) Take(await context.Anchors.Where(a => EF.Parameter(passages).Contains(a.PassageId)).ToListAsync(cancel));
        return [.. all.Values];
    }
}
