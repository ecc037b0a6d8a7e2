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
    /// <summary>Claims read of what may be everywhere, and relations; a page of more could not be read by anybody.</summary>
    internal const int Most = 100;

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
        var taking = (await facets.PublishedAsync(context, cancel)).NewestOn(points, null, article.Id, Most + 1);
        var (elsewhere, isCut) = await FirstAsync(context, sees, [.. ends.Union(taking)], cancel);
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
        // In turn: who is much spoken of would else leave no room for the other. And whichever comes first in the address, the same claims.
        var taking = new[] { one.Id, other.Id }.Order().Select(id => published.NewestOn(points, id, null, Most + 1)).ToList();
        var (claims, isCut) = await FirstAsync(context, sees, [.. ends.Union(taking[0].Zip(taking[1]).SelectMany(p => new[] { p.First, p.Second })).Union(taking[0]).Union(taking[1])], cancel);
        List<ClaimReading> Of(long actor) => [.. claims.Where(c => c.Holders.Any(h => h.Id == actor))];
        var met = ClaimsMet.Of(Of(one.Id), Of(other.Id), [.. relations.Select(r => new RelationReading(r, sees == Visibility.Public && r.Echo ? null : r.Reason))]);
        return new(one, other, met with { Rows = [.. met.Rows.Where(r => r.Bucket < Bucket.OnlyA)] }, ofOther.Speakers.GetValueOrDefault(one.Id) ?? Nothing, ofOne.Speakers.GetValueOrDefault(other.Id) ?? Nothing, isCut || relations.Count == Most);
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

    /// <summary>The first of some claims, as far as they are published, numbered from the newest on, and whether there are more.</summary>
    private static async Task<(List<ClaimReading> Claims, bool IsCut)> FirstAsync(LensContext context, Visibility sees, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var read = ids.Take(Most).ToList();
        var (claims, _) = await ClaimLoader.LoadAsync(context, context.Claims.Where(c => EF.Parameter(read).Contains(c.Id)), sees, null, cancel);
        return ([.. claims.Where(c => c.Claim.Status == ClaimStatus.Published).OrderByDescending(c => c.Claim.SortDate).ThenByDescending(c => c.Claim.Id).Select((c, i) => c with { Number = i + 1 })], ids.Count > Most);
    }
}
