using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Discourse.Facets;
using OpinionLens.Store.Search;

namespace OpinionLens.Store.Facets;

/// <summary>Turns the slugs of a filter into ids, and its words into the claims that hold them.</summary>
internal static class FacetFilters
{
    private enum Part { Article, Outlet, Source, About, Also, Topic, Proposition }

    /// <summary>The filter with ids, but for its words. One statement, none where it has no slugs.</summary>
    public static async Task<FacetFilter> ResolveAsync(LensContext context, ClaimFilter filter, Visibility sees, CancellationToken cancel)
    {
        var parts = new List<IQueryable<Found>>();
        void Ask(Part part, string? slug, Func<LensContext, string, IQueryable<long>> ids) { if (slug is not null) parts.Add(ids(context, slug).Select(id => new Found { Part = (int)part, Id = id })); }
        Ask(Part.Article, filter.Article, (c, slug) => c.Articles.Where(a => a.Slug == slug).Select(a => a.Id));
        Ask(Part.Outlet, filter.Outlet, FormerSlugs.ActorIds);
        Ask(Part.Source, filter.Source, FormerSlugs.ActorIds);
        Ask(Part.About, filter.About, FormerSlugs.ActorIds);
        Ask(Part.Also, filter.Also, FormerSlugs.ActorIds);
        Ask(Part.Topic, filter.Topic, FormerSlugs.TopicIds);
        Ask(Part.Proposition, filter.Proposition, FormerSlugs.PropositionIds);
        var found = parts.Count == 0 ? [] : (await parts.Aggregate((a, b) => a.Concat(b)).ToListAsync(cancel)).DistinctBy(f => f.Part).ToDictionary(f => (Part)f.Part, f => f.Id);
        long? Id(Part part, string? slug) => slug is null ? null : found.GetValueOrDefault(part);
        return new()
        {
            Article = Id(Part.Article, filter.Article), Outlet = Id(Part.Outlet, filter.Outlet), Source = Id(Part.Source, filter.Source), About = Id(Part.About, filter.About),
            Also = Id(Part.Also, filter.Also), Topic = Id(Part.Topic, filter.Topic), Proposition = Id(Part.Proposition, filter.Proposition), Polarity = filter.Polarity, Stance = filter.Stance, Voice = filter.Voice,
            Type = filter.Type, State = filter.State, From = filter.First, Until = filter.Until, Sees = sees,
        };
    }

    /// <summary>The claims whose statements hold some words; null where the words say nothing. A stranger finds none by words that are shown to members alone.</summary>
    public static async Task<IReadOnlySet<long>?> AmongAsync(LensContext context, string words, Visibility sees, CancellationToken cancel)
    {
        if (ParagraphSearch.Read(words) is not { IsEmpty: false } query) return null;
        var among = (await Claims(context, query, sees).ToListAsync(cancel)).ToHashSet();
        // The few that are not published cannot be searched for: their words are read.
        if (sees == Visibility.Members)
            foreach (var claim in await context.Claims.Where(c => c.Status == ClaimStatus.Draft || c.Status == ClaimStatus.Retired).Select(c => new { c.Id, c.Statement }).ToListAsync(cancel))
                if (query.IsIn(claim.Statement)) among.Add(claim.Id);
        return among;
    }

    /// <summary>Ids of the published claims whose statements answer a query, as far as the viewer may read them.</summary>
    public static IQueryable<long> Claims(LensContext context, SearchQuery query, Visibility sees)
    {
        var entries = context.Matching(query, HitKind.Claim);
        return (sees == Visibility.Members ? entries : entries.Where(e => e.Visibility == Visibility.Public)).Select(e => e.SubjectId);
    }

    private sealed class Found
    {
        public int Part { get; init; }
        public long Id { get; init; }
    }
}
