using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Backup;

namespace OpinionLens.Store.ChangeLog;

/// <summary>What the change log says of claims since some moment: so that what a process holds in memory follows every write, whichever program made it.</summary>
internal static class TouchedClaims
{
    /// <summary>Beyond so many it is faster to read all anew.</summary>
    public const int Most = 4096;

    private static readonly HashSet<string?> OfClaims = [RowJson.KindOf(typeof(Claim)), RowJson.KindOf(typeof(Passage)), RowJson.KindOf(typeof(PassageAnchor))];
    private static readonly HashSet<string?> OfArticles = [RowJson.KindOf(typeof(Article)), RowJson.KindOf(typeof(Revision))];

    /// <summary>The claims that changes after one have touched, or null where the log cannot say or they are too many. Two statements at most.</summary>
    public static async Task<HashSet<long>?> SinceAsync(LensContext context, long newest, CancellationToken cancel)
    {
        var rows = await (from c in context.Changes
                          where c.Id > newest
                          join r in context.ChangeRows on c.Id equals r.ChangeId into rs
                          from r in rs.DefaultIfEmpty()
                          select new { c.Verb, Kind = (string?)r.Kind, SubjectId = (long?)r.SubjectId }).Take(Most + 1).ToListAsync(cancel);
        // What is purged leaves no rows in the log, and neither does what touches no claim (a token, the site's address); a log that has become shorter is another's.
        if (rows.Count is 0 or > Most || rows.Exists(r => r.Verb == ArticlePurge.Verb)) return null;
        var (touched, articles) = (new HashSet<long>(), new HashSet<long>());
        foreach (var row in rows)
        {
            // The subject of a claim's, a passage's and an anchor's row is the claim; that of an article's and a revision's the article.
            if (OfClaims.Contains(row.Kind)) touched.Add(row.SubjectId!.Value);
            else if (OfArticles.Contains(row.Kind)) articles.Add(row.SubjectId!.Value);
        }

        if (articles.Count > 0) touched.UnionWith(await context.Claims.Where(c => EF.Parameter(articles).Contains(c.ArticleId)).Select(c => c.Id).ToListAsync(cancel));
        return touched;
    }
}
