using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;
using OpinionLens.Store.Facets;
using OpinionLens.Store.Search;

namespace OpinionLens.Store.Claims;

/// <summary>Turns a filter into a query that walks one index in the order of the list, however many claims there are.</summary>
/// <param name="context">The database.</param>
/// <param name="sees">What the viewer may see.</param>
/// <param name="revision">Revision whose states count; null for the one the viewer reads.</param>
internal sealed class ClaimFilters(LensContext context, Visibility sees, int? revision)
{
    /// <summary>
    /// The claims of a filter, of whichever status it asks for. Those that are not published have no links: they are looked through, in the few statements of <see cref="ColumnsLoader.AsideAsync"/>.
    /// One statement for the slugs, where there are any: with their ids in hand the database knows how many claims each has, and walks the index of the list where they are many.
    /// </summary>
    /// <param name="filter">All parts must hold.</param>
    /// <param name="after">The last claim of the page before, or null.</param>
    /// <param name="order">Which end comes first: every index serves both.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<IQueryable<Claim>> OrderedAsync(ClaimFilter filter, (DateOnly Day, long Id)? after, ClaimOrder order, CancellationToken cancel)
    {
        var resolved = await FacetFilters.ResolveAsync(context, filter, sees, cancel);
        if (!filter.IsAside) return Ordered(resolved, filter.Words, after, order);
        var ids = new List<long>();
        if (sees == Visibility.Members)
        {
            resolved = resolved with { Among = filter.Words is { } words ? await FacetFilters.AmongAsync(context, words, sees, cancel) : null };
            ids.AddRange((await ColumnsLoader.AsideAsync(context, filter.Status!.Value, cancel)).Fitting(resolved).Select(c => c.Id));
        }

        return Ordered(context.Claims.Where(c => EF.Parameter(ids).Contains(c.Id)), after, order);
    }

    /// <remarks>An actor or a topic leads where there is one: its links carry date and id, so their index gives the page at once. Asking each claim whether it has the link would read all claims.</remarks>
    private IQueryable<Claim> Ordered(FacetFilter filter, string? words, (DateOnly Day, long Id)? after, ClaimOrder order)
    {
        if (filter.Source is { } source) return ByActor(source, ActorRole.Holds, null, filter with { Source = null }, words, after, order);
        if (filter.About is { } about) return ByActor(about, ActorRole.About, filter.Stance, filter with { About = null, Stance = null }, words, after, order);
        if (filter.Topic is { } topic) return ByLinks(context.ClaimTopics.Where(l => l.TopicId == topic), filter with { Topic = null }, words, after, order);
        var claims = Matching(filter, words);
        if (filter.From is { } first) claims = claims.Where(c => c.SortDate >= first);
        if (filter.Until is { } until) claims = claims.Where(c => c.SortDate <= until);
        return Ordered(claims, after, order);
    }

    private static IQueryable<Claim> Ordered(IQueryable<Claim> claims, (DateOnly Day, long Id)? after, ClaimOrder order)
    {
        if (after is { } last)
            claims = order == ClaimOrder.Newest ? claims.Where(c => c.SortDate < last.Day || (c.SortDate == last.Day && c.Id < last.Id))
                : claims.Where(c => c.SortDate > last.Day || (c.SortDate == last.Day && c.Id > last.Id));
        return order == ClaimOrder.Newest ? claims.OrderByDescending(c => c.SortDate).ThenByDescending(c => c.Id) : claims.OrderBy(c => c.SortDate).ThenBy(c => c.Id);
    }

    private IQueryable<Claim> ByActor(long actor, ActorRole role, Stance? stance, FacetFilter rest, string? words, (DateOnly Day, long Id)? after, ClaimOrder order)
    {
        var links = context.ClaimActors.Where(l => l.ActorId == actor && l.Role == role);
        return ByLinks(stance is { } toward ? links.Where(l => l.Stance == toward) : links, rest, words, after, order);
    }

    private IQueryable<Claim> ByLinks<T>(IQueryable<T> links, FacetFilter rest, string? words, (DateOnly Day, long Id)? after, ClaimOrder order) where T : class, IClaimLink
    {
        if (rest.From is { } first) links = links.Where(l => l.SortDate >= first);
        if (rest.Until is { } until) links = links.Where(l => l.SortDate <= until);
        if (after is { } last)
            links = order == ClaimOrder.Newest ? links.Where(l => l.SortDate < last.Day || (l.SortDate == last.Day && l.ClaimId < last.Id))
                : links.Where(l => l.SortDate > last.Day || (l.SortDate == last.Day && l.ClaimId > last.Id));
        var claims = Matching(rest, words);
        return order == ClaimOrder.Newest ? from l in links join c in claims on l.ClaimId equals c.Id orderby l.SortDate descending, l.ClaimId descending select c
            : from l in links join c in claims on l.ClaimId equals c.Id orderby l.SortDate, l.ClaimId select c;
    }

    private IQueryable<Claim> Matching(FacetFilter filter, string? words)
    {
        var which = context.Claims.Where(c => c.Status == ClaimStatus.Published);
        if (filter.Article is { } article) which = which.Where(c => c.ArticleId == article);
        if (filter.About is { } about)
            which = which.Where(c => context.ClaimActors.Any(l => l.ClaimId == c.Id && l.Role == ActorRole.About && (filter.Stance == null || l.Stance == filter.Stance) && l.ActorId == about));
        if (filter.Also is { } also) which = which.Where(c => context.ClaimActors.Any(l => l.ClaimId == c.Id && l.Role == ActorRole.About && l.ActorId == also));
        if (filter.Outlet is { } outlet) which = which.Where(c => c.OutletId == outlet);
        if (filter.Voice is { } voice) which = which.Where(c => c.Voice == voice);
        if (filter.Type is { } type) which = which.Where(c => c.Type == type);
        if (filter.Topic is { } topic) which = which.Where(c => context.ClaimTopics.Any(l => l.ClaimId == c.Id && l.TopicId == topic));
        if (filter.Proposition is { } proposition) which = which.Where(c => c.PropositionId == proposition);
        if (filter.Polarity is { } polarity) which = which.Where(c => c.Polarity == polarity);
        if (words is not null && ParagraphSearch.Read(words) is { IsEmpty: false } query)
        {
            var said = FacetFilters.Claims(context, query, sees);
            which = which.Where(c => said.Contains(c.Id));
        }

        if (filter.State is { } state)
            which = which.Where(c => context.Anchors.Any(x => x.ClaimId == c.Id && x.State == state && context.Articles.Any(a => a.Id == c.ArticleId
                && x.Revision == (revision ?? (sees == Visibility.Members ? a.CurrentRevision : a.PublicRevision)))));
        return which;
    }
}
