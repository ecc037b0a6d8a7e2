using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Facets;

namespace OpinionLens.Store.Claims;

/// <summary>
/// Pages of the claims that fit a filter. One part of a filter has an index that gives the list in its order; where several meet, or words, or states, no index does, and <see cref="FacetTable"/>
/// answers where it holds the claims. All else, and whoever asks a program that has just started, is answered by the database (<see cref="ClaimFilters"/>). Both answers are the same.
/// </summary>
/// <param name="context">The database.</param>
/// <param name="facets">Where the claims may be in memory.</param>
/// <param name="sees">What the viewer may see.</param>
internal sealed class ClaimPages(LensContext context, FacetTable facets, Visibility sees)
{
    /// <summary>At most so many claims behind a place in the list, in no order of their own.</summary>
    /// <param name="filter">All parts must hold.</param>
    /// <param name="after">The last claim of the page before, or null.</param>
    /// <param name="size">Null for all.</param>
    /// <param name="order">Which end comes first.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <param name="revision">Revision whose states count; null for the one the viewer reads.</param>
    public async Task<IQueryable<Claim>> PageAsync(ClaimFilter filter, (DateOnly Day, long Id)? after, int? size, ClaimOrder order, CancellationToken cancel, int? revision = null)
    {
        if (size is { } most && revision is null && await FittingAsync(filter, cancel) is { } fitting)
        {
            var rest = order == ClaimOrder.Newest ? fitting.SkipWhile(c => after is { } last && c.CompareTo(last) >= 0) : fitting.Reverse().SkipWhile(c => after is { } last && c.CompareTo(last) <= 0);
            var ids = rest.Take(most).Select(c => c.Id).ToList();
            return context.Claims.Where(c => EF.Parameter(ids).Contains(c.Id));
        }

        var claims = await new ClaimFilters(context, sees, revision).OrderedAsync(filter, after, order, cancel);
        return size is { } page ? claims.Take(page) : claims;
    }

    /// <summary>How many claims a filter leaves, counted to <paramref name="most"/> and no further.</summary>
    public async Task<int> CountAsync(ClaimFilter filter, int most, CancellationToken cancel) => await FittingAsync(filter, cancel) is { } fitting ? Math.Min(most, fitting.Count)
        : await (await new ClaimFilters(context, sees, null).OrderedAsync(filter, null, ClaimOrder.Newest, cancel)).Take(most).CountAsync(cancel);

    private async Task<IReadOnlyList<(DateOnly Day, long Id)>?> FittingAsync(ClaimFilter filter, CancellationToken cancel) =>
        filter.IsAside || HasItsIndex(filter) ? null : await facets.FittingAsync(context, filter, sees, cancel);

    /// <summary>Days are in every index, the stance in that of an actor spoken of.</summary>
    private static bool HasItsIndex(ClaimFilter filter) => filter is { Words: null, State: null, Also: null, Polarity: null }
        && new object?[] { filter.Article, filter.Outlet, filter.Source, filter.About, filter.Topic, filter.Proposition, filter.Voice, filter.Type }.Count(part => part is not null) <= 1;
}
