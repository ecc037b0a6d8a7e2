using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Articles;

namespace OpinionLens.Store.Claims;

/// <summary>Loads claims with all names resolved in two statements, however many there are, and cuts what the viewer may not see.</summary>
internal static class ClaimLoader
{
    /// <summary>The claims, and the names of every actor and topic that they or their articles mention.</summary>
    public sealed record Loaded(List<ClaimReading> Claims, Names Names);

    private sealed record Row(Claim Claim, Article Article, string? PropositionSlug, string? Wording, PassageAnchor? Anchor, PassageAnchor? Fallback, TextKind? Kind);

    private sealed record PlainRow(Claim Claim, string? PropositionSlug, string? Wording, PassageAnchor? Anchor, TextKind? Kind);

    /// <summary>Loads the claims a query names, in its order of ids only: callers order the answer.</summary>
    /// <param name="context">The database.</param>
    /// <param name="which">The claims.</param>
    /// <param name="sees">What the viewer may see.</param>
    /// <param name="revision">Revision whose passages are wanted; null for the one the viewer reads.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <param name="articles">The articles of these claims, where the caller has them: they are named also without claims, and the row of a single one does not come along with every claim.</param>
    /// <param name="named">Further actors to be named, by id.</param>
    public static async Task<Loaded> LoadAsync(
        LensContext context, IQueryable<Claim> which, Visibility sees, int? revision, CancellationToken cancel, IReadOnlyList<Article>? articles = null, IEnumerable<long>? named = null)
    {
        var rows = articles is [var article] && Number(article, sees, revision) is { } number
            ? (await RowsOf(context, which, number).AsNoTracking().ToListAsync(cancel)).ConvertAll(r => new Row(r.Claim, article, r.PropositionSlug, r.Wording, r.Anchor, null, r.Kind))
            : await Rows(context, which, sees, revision).AsNoTracking().ToListAsync(cancel);
        var names = await NameLoader.LoadAsync(context, rows.Select(r => r.Claim), articles ?? rows.Select(r => r.Article), named ?? [], cancel);
        return new([.. rows.GroupBy(r => r.Claim.Id).Select(g => Reading(g.First(), [.. g.SelectMany(r => new[] { r.Anchor, r.Fallback }).OfType<PassageAnchor>().DistinctBy(x => x.Id)], names, sees))], names);
    }

    /// <summary>The one revision whose passages the viewer reads; null where a stranger needs two, the Public one and, for claims made later, the current.</summary>
    private static int? Number(Article article, Visibility sees, int? revision) =>
        revision ?? (sees == Visibility.Members || article.PublicRevision == article.CurrentRevision ? article.CurrentRevision : null);

    private static IQueryable<PlainRow> RowsOf(LensContext context, IQueryable<Claim> which, int revision) =>
        from c in which
        join p in context.Propositions on c.PropositionId equals p.Id into ps
        from p in ps.DefaultIfEmpty()
        join x in context.Anchors on new { ClaimId = c.Id, Revision = revision } equals new { x.ClaimId, x.Revision } into xs
        from x in xs.DefaultIfEmpty()
        join r in context.Revisions on new { c.ArticleId, Number = revision } equals new { r.ArticleId, r.Number } into rs
        from r in rs.DefaultIfEmpty()
        select new PlainRow(c, p.Slug, p.Wording, x, r.TextKind);

    /// <summary>Equality joins only: a condition that chooses between revisions would make SQLite scan all anchors, or refuse.</summary>
    private static IQueryable<Row> Rows(LensContext context, IQueryable<Claim> which, Visibility sees, int? revision)
    {
        var claims = from c in which
                     join a in context.Articles on c.ArticleId equals a.Id
                     join p in context.Propositions on c.PropositionId equals p.Id into ps
                     from p in ps.DefaultIfEmpty()
                     join r in context.Revisions on new { ArticleId = a.Id, Number = revision ?? (sees == Visibility.Members ? a.CurrentRevision : a.PublicRevision) } equals new { r.ArticleId, r.Number } into rs
                     from r in rs.DefaultIfEmpty()
                     select new { Claim = c, Article = a, p.Slug, p.Wording, Kind = (TextKind?)r.TextKind };
        if (revision is not null || sees == Visibility.Members)
            return from c in claims
                   join x in context.Anchors on new { ClaimId = c.Claim.Id, Revision = revision ?? c.Article.CurrentRevision } equals new { x.ClaimId, x.Revision } into xs
                   from x in xs.DefaultIfEmpty()
                   select new Row(c.Claim, c.Article, c.Slug, c.Wording, x, null, c.Kind);
        return from c in claims
               join x in context.Anchors on new { ClaimId = c.Claim.Id, Revision = c.Article.PublicRevision } equals new { x.ClaimId, x.Revision } into xs
               from x in xs.DefaultIfEmpty()
               // -1 is no revision: where both are one, its passages come once.
               join y in context.Anchors on new { ClaimId = c.Claim.Id, Revision = c.Article.CurrentRevision == c.Article.PublicRevision ? -1 : c.Article.CurrentRevision } equals new { y.ClaimId, y.Revision } into ys
               from y in ys.DefaultIfEmpty()
               select new Row(c.Claim, c.Article, c.Slug, c.Wording, x, y, c.Kind);
    }

    private static ClaimReading Reading(Row row, IReadOnlyList<PassageAnchor> anchors, Names names, Visibility sees)
    {
        var (claim, article) = (row.Claim, row.Article);
        var (actors, topics) = names;
        var stranger = sees == Visibility.Public;
        IReadOnlyList<ActorTag> Tags(IEnumerable<long> ids) => [.. ids.Where(actors.ContainsKey).Select(id => actors[id])];
        return new(
            claim, stranger && claim.Echo.HasFlag(Echo.Statement) ? MembersEcho.Abridge(claim.Statement) : claim.Statement,
            new(article.Id, article.Slug, article.Title, article.Date, article.DatePrecision, article.Outlet is { } o && actors.TryGetValue(o, out var outlet) ? outlet.Name : null,
                stranger ? article.PublicRevision : article.CurrentRevision) { Authors = [.. Tags(article.Authors).Select(a => a.Name)], Genre = article.Genre, Language = article.Language },
            Tags(claim.HoldersIn(article)),
            [.. claim.Attribution.Select(l => new ChainLink(Tags(l.Sources), stranger && claim.Echo.HasFlag(Echo.Cue) ? null : l.Cue))],
            [.. claim.About.Where(a => actors.ContainsKey(a.ActorId)).Select(a => new Portrayal(actors[a.ActorId], a.Stance))],
            [.. claim.Topics.Where(topics.ContainsKey).Select(t => topics[t])],
            row.PropositionSlug is null ? null : new(row.PropositionSlug, row.Wording!),
            Visible(anchors, sees, article.PublicRevision)) { Retold = row.Kind == TextKind.Digest };
    }

    /// <summary>One anchor a passage: strangers get the Public one where there is one, that of the text they read before others, else a Members quote of at most eight words.</summary>
    public static IReadOnlyList<PassageAnchor> Visible(IReadOnlyList<PassageAnchor> anchors, Visibility sees, int read = 0) =>
        [.. anchors.GroupBy(a => a.PassageId).OrderBy(g => g.Key)
            .Select(g => g.OrderBy(a => sees == Visibility.Public && a.Visibility == Visibility.Members)
                // An orphan keeps the words, and the visibility, of the text it stood in: what became of it in a text for members is not what strangers read.
                .ThenByDescending(a => sees == Visibility.Public && a.Visibility == Visibility.Public && a.Revision == read).ThenByDescending(a => a.Revision).First())
            .Select(a => sees == Visibility.Public && a.Visibility == Visibility.Members ? Cut(a) : a)];

    private static PassageAnchor Cut(PassageAnchor anchor)
    {
        var quote = MembersEcho.Shorten(anchor.Quote);
        return new()
        {
            Id = anchor.Id, PassageId = anchor.PassageId, ClaimId = anchor.ClaimId, ArticleId = anchor.ArticleId, Revision = anchor.Revision,
            Paragraph = anchor.Paragraph, Sentence = anchor.Sentence, Start = anchor.Start, End = anchor.Start + quote.Length, Quote = quote,
            State = anchor.State, Similarity = anchor.Similarity, Method = anchor.Method, Margin = anchor.Margin, Visibility = anchor.Visibility,
        };
    }

    /// <summary>Reading order: first placed passage, orphans last; numbered from 1.</summary>
    public static IReadOnlyList<ClaimReading> Numbered(IEnumerable<ClaimReading> claims) =>
        [.. claims.OrderBy(c => c.First is null).ThenBy(c => c.First?.Paragraph).ThenBy(c => c.First?.Start).ThenBy(c => c.First?.End).ThenBy(c => c.Claim.Id)
            .Select((c, i) => c with { Number = i + 1 })];
}
