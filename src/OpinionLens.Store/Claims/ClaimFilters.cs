using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Facets;
using OpinionLens.Store.Search;

namespace OpinionLens.Store.Claims;

/// <summary>Turns a filter into a query that walks one index in the order of the list, however many claims there are.</summary>
/// <param name="context">The database.</param>
/// <param name="sees">What the viewer may see.</param>
/// <param name="revision">Revision whose states count; null for the one the viewer reads.</param>
internal sealed class ClaimFilters(LensContext context, Visibility sees, int? revision)
{
    /// <summary>The claims of a filter, of whichever status it asks for. Those that are not published have no links: they are looked through, in the few statements of <see cref="ColumnsLoader.AsideAsync"/>.</summary>
    /// <param name="filter">All parts must hold.</param>
    /// <param name="after">The last claim of the page before, or null.</param>
    /// <param name="order">Which end comes first.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<IQueryable<Claim>> OrderedAsync(ClaimFilter filter, (DateOnly Day, long Id)? after, ClaimOrder order, CancellationToken cancel)
    {
        if (!filter.IsAside) return Ordered(filter, after, order);
        var ids = new List<long>();
        if (sees == Visibility.Members) ids.AddRange((await ColumnsLoader.AsideAsync(context, filter.Status!.Value, cancel)).Fitting(await FacetFilters.ResolveAsync(context, filter, sees, cancel)));
        return Ordered(context.Claims.Where(c => EF.Parameter(ids).Contains(c.Id)), after, order);
    }

    /// <summary>The published claims of a filter.</summary>
    /// <param name="filter">All parts must hold.</param>
    /// <param name="after">The last claim of the page before, or null.</param>
    /// <param name="order">Every index serves both: it is walked from the one end or the other.</param>
    /// <remarks>An actor or a topic leads where there is one: its links carry date and id, so their index gives the page at once. Asking each claim whether it has the link would read all claims.</remarks>
    public IQueryable<Claim> Ordered(ClaimFilter filter, (DateOnly Day, long Id)? after, ClaimOrder order = ClaimOrder.Newest)
    {
        if (filter.Source is { } source) return ByActor(source, ActorRole.Holds, filter with { Source = null }, after, order);
        if (filter.About is { } about) return ByActor(about, ActorRole.About, filter with { About = null, Stance = null }, after, order, filter.Stance);
        if (filter.Topic is { } topic) return ByTopic(topic, filter with { Topic = null }, after, order);
        var claims = Matching(filter);
        if (filter.First is { } first) claims = claims.Where(c => c.SortDate >= first);
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

    private IQueryable<Claim> ByActor(string slug, ActorRole role, ClaimFilter rest, (DateOnly Day, long Id)? after, ClaimOrder order, Stance? stance = null)
    {
        var actor = FormerSlugs.ActorIds(context, slug);
        var links = context.ClaimActors.Where(l => l.ActorId == actor.FirstOrDefault() && l.Role == role);
        return ByLinks(stance is { } toward ? links.Where(l => l.Stance == toward) : links, rest, after, order);
    }

    private IQueryable<Claim> ByTopic(string slug, ClaimFilter rest, (DateOnly Day, long Id)? after, ClaimOrder order)
    {
        var topic = FormerSlugs.TopicIds(context, slug);
        return ByLinks(context.ClaimTopics.Where(l => l.TopicId == topic.FirstOrDefault()), rest, after, order);
    }

    private IQueryable<Claim> ByLinks<T>(IQueryable<T> links, ClaimFilter rest, (DateOnly Day, long Id)? after, ClaimOrder order) where T : class, IClaimLink
    {
        if (rest.First is { } first) links = links.Where(l => l.SortDate >= first);
        if (rest.Until is { } until) links = links.Where(l => l.SortDate <= until);
        if (after is { } last)
            links = order == ClaimOrder.Newest ? links.Where(l => l.SortDate < last.Day || (l.SortDate == last.Day && l.ClaimId < last.Id))
                : links.Where(l => l.SortDate > last.Day || (l.SortDate == last.Day && l.ClaimId > last.Id));
        var claims = Matching(rest);
        return order == ClaimOrder.Newest ? from l in links join c in claims on l.ClaimId equals c.Id orderby l.SortDate descending, l.ClaimId descending select c
            : from l in links join c in claims on l.ClaimId equals c.Id orderby l.SortDate, l.ClaimId select c;
    }

    private IQueryable<Claim> Matching(ClaimFilter filter)
    {
        var which = context.Claims.Where(c => c.Status == ClaimStatus.Published);
        if (filter.Article is { } article) which = which.Where(c => c.ArticleId == context.Articles.Where(a => a.Slug == article).Select(a => a.Id).FirstOrDefault());
        if (filter.About is { } about)
        {
            var spoken = FormerSlugs.ActorIds(context, about);
            which = which.Where(c => context.ClaimActors.Any(l => l.ClaimId == c.Id && l.Role == ActorRole.About && (filter.Stance == null || l.Stance == filter.Stance) && l.ActorId == spoken.FirstOrDefault()));
        }
        if (filter.Also is { } also)
        {
            var second = FormerSlugs.ActorIds(context, also);
            which = which.Where(c => context.ClaimActors.Any(l => l.ClaimId == c.Id && l.Role == ActorRole.About && l.ActorId == second.FirstOrDefault()));
        }
        if (filter.Outlet is { } outlet)
        {
            var published = FormerSlugs.ActorIds(context, outlet);
            which = which.Where(c => c.OutletId == published.FirstOrDefault());
        }
        if (filter.Voice is { } voice) which = which.Where(c => c.Voice == voice);
        if (filter.Type is { } type) which = which.Where(c => c.Type == type);
        if (filter.Topic is { } topic)
        {
            var on = FormerSlugs.TopicIds(context, topic);
            which = which.Where(c => context.ClaimTopics.Any(l => l.ClaimId == c.Id && l.TopicId == on.FirstOrDefault()));
        }
        if (filter.Proposition is { } proposition)
        {
            var point = FormerSlugs.PropositionIds(context, proposition);
            which = which.Where(c => c.PropositionId == point.FirstOrDefault());
        }
        if (filter.Polarity is { } polarity) which = which.Where(c => c.Polarity == polarity);
        if (filter.Words is { } words && ParagraphSearch.Read(words) is { IsEmpty: false } query)
        {
            var said = query.In(context).Where(e => e.Kind == HitKind.Claim).Select(e => e.SubjectId);
            which = which.Where(c => said.Contains(c.Id));
        }
        if (filter.State is { } state)
            which = which.Where(c => context.Anchors.Any(x => x.ClaimId == c.Id && x.State == state && context.Articles.Any(a => a.Id == c.ArticleId
                && x.Revision == (revision ?? (sees == Visibility.Members ? a.CurrentRevision : a.PublicRevision)))));
        return which;
    }
}
