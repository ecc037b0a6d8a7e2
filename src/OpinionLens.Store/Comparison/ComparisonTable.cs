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

    /// <summary>Where an article's claims meet those of all others. Null where the slug names no article. Seven statements.</summary>
    public async Task<ArticleElsewhere?> ElsewhereAsync(string slug, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        if (await context.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug, cancel) is not { } article) return null;
        var which = context.Claims.Where(c => c.ArticleId == article.Id && c.Status == ClaimStatus.Published);
        var (own, _) = await ClaimLoader.LoadAsync(context, which, sees, null, cancel, [article]);
        var related = await RelationLoader.LoadAsync(context, which, sees, cancel);
        var (points, ends) = (own.Select(c => c.Claim.PropositionId).OfType<long>().ToHashSet(), related.Where(r => r.Article.Id != article.Id).Select(r => r.Other).ToHashSet());
        var (elsewhere, isCut) = await NewestAsync(context, sees,
            context.Claims.Where(c => c.ArticleId != article.Id && ((c.PropositionId != null && EF.Parameter(points).Contains(c.PropositionId.Value)) || EF.Parameter(ends).Contains(c.Id))), cancel);
        // The order of the rows is that of the article: claims elsewhere come after all of its own.
        var met = ClaimsMet.Of(ClaimLoader.Numbered(own), [.. elsewhere.Select(c => c with { Number = own.Count + c.Number })], ClaimsMet.Of(related));
        var others = await context.Articles.CountAsync(a => a.Id != article.Id && a.Claims > 0, cancel);
        return new(article, met with { Rows = [.. met.Rows.Where(r => r.Bucket < Bucket.OnlyA)] }, own.Count, met.Count(Bucket.OnlyA), others, isCut);
    }

    /// <summary>Where what one actor holds meets what another does, and how each speaks of the other. Null where one of the slugs names nobody. Eight statements.</summary>
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
        var (ofOneRead, cutOne) = await HeldAsync(context, sees, one.Id, points, ends, cancel);
        var (ofOtherRead, cutOther) = one.Id == other.Id ? (ofOneRead, cutOne) : await HeldAsync(context, sees, other.Id, points, ends, cancel);
        var met = ClaimsMet.Of(ofOneRead, ofOtherRead, [.. relations.Select(r => new RelationReading(r, sees == Visibility.Public && r.Echo ? null : r.Reason))]);
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

    private static Task<(List<ClaimReading> Claims, bool IsCut)> HeldAsync(LensContext context, Visibility sees, long actor, HashSet<long> points, HashSet<long> ends, CancellationToken cancel)
    {
        var held = Held(context, actor).Select(l => l.ClaimId);
        return NewestAsync(context, sees, context.Claims.Where(c => held.Contains(c.Id) && (EF.Parameter(ends).Contains(c.Id) || (c.PropositionId != null && EF.Parameter(points).Contains(c.PropositionId.Value)))), cancel);
    }

    /// <summary>The newest published claims of some, and whether there are more; numbered from the newest.</summary>
    private static async Task<(List<ClaimReading> Claims, bool IsCut)> NewestAsync(LensContext context, Visibility sees, IQueryable<Claim> which, CancellationToken cancel)
    {
        var newest = which.Where(c => c.Status == ClaimStatus.Published).OrderByDescending(c => c.SortDate).ThenByDescending(c => c.Id).Take(Most + 1);
        var (claims, _) = await ClaimLoader.LoadAsync(context, newest, sees, null, cancel);
        var sorted = claims.OrderByDescending(c => c.Claim.SortDate).ThenByDescending(c => c.Claim.Id).Take(Most).Select((c, i) => c with { Number = i + 1 }).ToList();
        return (sorted, claims.Count > Most);
    }
}
