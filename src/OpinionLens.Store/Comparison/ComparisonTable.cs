using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Facets;

namespace OpinionLens.Store.Comparison;

/// <summary>Loads what is to be compared and asks <see cref="ArticleComparison"/> where it meets: two articles, an article and all others, two actors.</summary>
public sealed class ComparisonTable
{
    /// <summary>Claims read of what may be everywhere; a page of more could not be read by anybody.</summary>
    public const int Most = 400;

    private static readonly int[] Nothing = new int[Enum.GetValues<Stance>().Length];
    private readonly LensContexts contexts;
    private readonly ArticleLibrary articles;
    private readonly FacetTable facets;

    internal ComparisonTable(LensContexts contexts, ArticleLibrary articles, FacetTable facets) => (this.contexts, this.articles, this.facets) = (contexts, articles, facets);

    /// <summary>Compares what the viewer reads of both. Null where one of the slugs names no article.</summary>
    public async Task<ComparisonReading?> CompareAsync(string a, string b, Visibility sees, CancellationToken cancel = default)
    {
        var (left, right) = await articles.ReadPairAsync(a, b, sees, cancel);
        return left is null || right is null ? null : new(left, right, ClaimsMet.RowsOf(left.Claims, right.Claims, ClaimsMet.Of([.. left.Related, .. right.Related])));
    }

    /// <summary>Where an article's claims meet those of all others. Null where the slug names no article. Eight statements.</summary>
    public async Task<ArticleElsewhere?> ElsewhereAsync(string slug, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        if (await context.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug, cancel) is not { } article) return null;
        var which = context.Claims.Where(c => c.ArticleId == article.Id && c.Status == ClaimStatus.Published);
        var (own, _) = await ClaimLoader.LoadAsync(context, which, sees, null, cancel, [article]);
        var related = await RelationLoader.LoadAsync(context, which, sees, cancel);
        var (points, ends) = (own.Select(c => c.Claim.PropositionId).OfType<long>().ToHashSet(), related.Where(r => r.Article.Id != article.Id).Select(r => r.Other).ToHashSet());
        var meeting = context.Claims.Where(c => c.PropositionId != null && EF.Parameter(points).Contains(c.PropositionId.Value)).Concat(context.Claims.Where(c => EF.Parameter(ends).Contains(c.Id)));
        var (ids, isCut) = await NewestAsync(meeting.Where(c => c.ArticleId != article.Id), cancel);
        var elsewhere = await ByIdAsync(context, sees, ids, cancel);
        // The order of the rows is that of the article: claims elsewhere come after all of its own.
        var met = ClaimsMet.Of(ClaimLoader.Numbered(own), [.. elsewhere.Select(c => c with { Number = own.Count + c.Number })], ClaimsMet.Of(related));
        var others = await context.Articles.CountAsync(a => a.Id != article.Id && a.Claims > 0, cancel);
        return new(article, met with { Rows = [.. met.Rows.Where(r => r.Bucket < Bucket.OnlyA)] }, own.Count, met.Count(Bucket.OnlyA), others, isCut);
    }

    /// <summary>Where what one actor holds meets what another does, and how each speaks of the other. Null where one of the slugs names nobody. Seven statements.</summary>
    public async Task<ActorsMet?> BetweenAsync(string a, string b, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var actors = await context.Actors.AsNoTracking().Where(x => x.Slug == a || x.Slug == b).ToListAsync(cancel);
        if (actors.Find(x => x.Slug == a) is not { } one || actors.Find(x => x.Slug == b) is not { } other) return null;
        var published = await facets.PublishedAsync(context, cancel);
        var (ofOne, ofOther) = (published.Of(one.Id), published.Of(other.Id));
        var points = ofOne.Positions.Keys.Where(ofOther.Positions.ContainsKey).ToHashSet();
        var relations = await RelationsAsync(context, one.Id, other.Id, cancel);
        var ends = relations.SelectMany(r => new[] { r.FromId, r.ToId }).ToHashSet();
        // Each by itself: who is much spoken of would else leave no room for the other.
        var (idsOfOne, cutOne) = await NewestAsync(Meeting(context, one.Id, points, ends), cancel);
        var (idsOfOther, cutOther) = await NewestAsync(Meeting(context, other.Id, points, ends), cancel);
        var claims = await ByIdAsync(context, sees, [.. idsOfOne.Union(idsOfOther)], cancel);
        List<ClaimReading> Of(IReadOnlyList<long> ids) => [.. claims.Where(c => ids.Contains(c.Claim.Id))];
        var met = ClaimsMet.Of(Of(idsOfOne), Of(idsOfOther), [.. relations.Select(r => new RelationReading(r, sees == Visibility.Public && r.Echo ? null : r.Reason))]);
        return new(one, other, met with { Rows = [.. met.Rows.Where(r => r.Bucket < Bucket.OnlyA)] }, ofOther.Speakers.GetValueOrDefault(one.Id) ?? Nothing, ofOne.Speakers.GetValueOrDefault(other.Id) ?? Nothing, cutOne || cutOther || relations.Count == Most);
    }

    /// <summary>The newest relations between what one actor holds and what the other does: from the claims of the one, by index.</summary>
    private static Task<List<Relation>> RelationsAsync(LensContext context, long one, long other, CancellationToken cancel)
    {
        var (ofOne, ofOther) = (Held(context, one), Held(context, other));
        var forth = from l in ofOne join r in context.Relations on l.ClaimId equals r.FromId where ofOther.Any(o => o.ClaimId == r.ToId) select r;
        var back = from l in ofOne join r in context.Relations on l.ClaimId equals r.ToId where ofOther.Any(o => o.ClaimId == r.FromId) select r;
        var ids = forth.Select(r => r.Id).Union(back.Select(r => r.Id));
        return context.Relations.Where(r => ids.Contains(r.Id)).OrderByDescending(r => r.Id).Take(Most).AsNoTracking().ToListAsync(cancel);
    }

    private static IQueryable<ClaimActor> Held(LensContext context, long actor) => context.ClaimActors.Where(l => l.ActorId == actor && l.Role == ActorRole.Holds);

    /// <summary>What an actor holds on some propositions, and of some claims what it holds.</summary>
    private static IQueryable<Claim> Meeting(LensContext context, long actor, HashSet<long> points, HashSet<long> ends) =>
        from l in Held(context, actor) join c in context.Claims on l.ClaimId equals c.Id
        where EF.Parameter(ends).Contains(c.Id) || (c.PropositionId != null && EF.Parameter(points).Contains(c.PropositionId.Value)) select c;

    /// <summary>The newest published claims of some, and whether there are more. Chosen here: asked for the newest that are published, the database would walk all that are.</summary>
    private static async Task<(IReadOnlyList<long> Ids, bool IsCut)> NewestAsync(IQueryable<Claim> which, CancellationToken cancel)
    {
        var found = await which.Select(c => new { c.Id, c.Status, c.SortDate }).ToListAsync(cancel);
        var newest = found.Where(c => c.Status == ClaimStatus.Published).DistinctBy(c => c.Id).OrderByDescending(c => c.SortDate).ThenByDescending(c => c.Id).Select(c => c.Id).ToList();
        return ([.. newest.Take(Most)], newest.Count > Most);
    }

    /// <summary>Claims by id, the newest first, and so numbered.</summary>
    private static async Task<List<ClaimReading>> ByIdAsync(LensContext context, Visibility sees, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var (claims, _) = await ClaimLoader.LoadAsync(context, context.Claims.Where(c => EF.Parameter(ids).Contains(c.Id)), sees, null, cancel);
        return [.. claims.OrderByDescending(c => c.Claim.SortDate).ThenByDescending(c => c.Claim.Id).Select((c, i) => c with { Number = i + 1 })];
    }
}
