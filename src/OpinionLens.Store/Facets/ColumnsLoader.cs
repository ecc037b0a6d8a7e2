using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;

namespace OpinionLens.Store.Facets;

/// <summary>Loads published claims into columns: four statements, whose rows go by one at a time.</summary>
internal static class ColumnsLoader
{
    /// <param name="context">The database.</param>
    /// <param name="only">Ids of the claims wanted; null for all.</param>
    /// <param name="cancel">Stops between rows.</param>
    public static async Task<ClaimColumns> LoadAsync(LensContext context, IReadOnlyCollection<long>? only, CancellationToken cancel)
    {
        var builder = new ClaimColumns.Builder();
        // By id alone, after every write: asked for the status too, SQLite walks all that are published.
        var claims = only is null ? context.Claims.Where(c => c.Status == ClaimStatus.Published) : context.Claims.Where(c => EF.Parameter(only).Contains(c.Id));
        await foreach (var c in claims.OrderBy(c => c.Id).Select(c => new { c.Id, c.ArticleId, c.OutletId, c.SortDate, c.Voice, c.Type, c.PropositionId, c.Polarity, c.Status }).AsAsyncEnumerable().WithCancellation(cancel))
            if (c.Status == ClaimStatus.Published) builder.Add(new(c.Id, c.ArticleId, c.OutletId, c.SortDate, c.Voice, c.Type, c.PropositionId, c.Polarity));

        var actors = context.ClaimActors.Where(l => l.Role != ActorRole.Reports);
        if (only is not null) actors = actors.Where(l => EF.Parameter(only).Contains(l.ClaimId));
        await foreach (var l in actors.OrderBy(l => l.ClaimId).Select(l => new { l.ClaimId, l.ActorId, l.Role, l.Stance }).AsAsyncEnumerable().WithCancellation(cancel))
            builder.AddActor(l.ClaimId, l.ActorId, l.Role == ActorRole.Holds ? null : l.Stance ?? Stance.Neutral);

        var topics = context.ClaimTopics.AsQueryable();
        if (only is not null) topics = topics.Where(l => EF.Parameter(only).Contains(l.ClaimId));
        await foreach (var l in topics.OrderBy(l => l.ClaimId).Select(l => new { l.ClaimId, l.TopicId }).AsAsyncEnumerable().WithCancellation(cancel)) builder.AddTopic(l.ClaimId, l.TopicId);

        var states = from x in context.Anchors
                     join a in context.Articles on x.ArticleId equals a.Id
                     where x.Revision == a.CurrentRevision || x.Revision == a.PublicRevision
                     select new { x.ClaimId, x.State, Members = x.Revision == a.CurrentRevision, Strangers = x.Revision == a.PublicRevision };
        if (only is not null) states = states.Where(x => EF.Parameter(only).Contains(x.ClaimId));
        await foreach (var x in states.AsAsyncEnumerable().WithCancellation(cancel)) builder.AddState(x.ClaimId, x.State, x.Members, x.Strangers);
        return builder.Build();
    }

    /// <summary>Loads claims of another status: they have no links, so who they are about is read off themselves. Few, as a rule; three statements.</summary>
    public static async Task<ClaimColumns> AsideAsync(LensContext context, ClaimStatus status, CancellationToken cancel)
    {
        var claims = await context.Claims.Where(c => c.Status == status).OrderBy(c => c.Id).AsNoTracking().ToListAsync(cancel);
        if (claims.Count == 0) return ClaimColumns.Empty;
        var (ids, from) = (claims.ConvertAll(c => c.Id), claims.Select(c => c.ArticleId).ToHashSet());
        var articles = await context.Articles.Where(a => EF.Parameter(from).Contains(a.Id)).AsNoTracking().ToDictionaryAsync(a => a.Id, cancel);
        var builder = new ClaimColumns.Builder();
        foreach (var c in claims) builder.Add(new(c.Id, c.ArticleId, c.OutletId, c.SortDate, c.Voice, c.Type, c.PropositionId, c.Polarity));
        foreach (var c in claims)
        {
            foreach (var holder in c.HoldersIn(articles[c.ArticleId]).Distinct()) builder.AddActor(c.Id, holder, null);
            foreach (var about in c.About.DistinctBy(a => a.ActorId)) builder.AddActor(c.Id, about.ActorId, about.Stance);
        }

        foreach (var c in claims) foreach (var topic in c.Topics.Distinct()) builder.AddTopic(c.Id, topic);
        foreach (var x in await context.Anchors.Where(x => EF.Parameter(ids).Contains(x.ClaimId)).Select(x => new { x.ClaimId, x.ArticleId, x.Revision, x.State }).ToListAsync(cancel))
            builder.AddState(x.ClaimId, x.State, x.Revision == articles[x.ArticleId].CurrentRevision, x.Revision == articles[x.ArticleId].PublicRevision);
        return builder.Build();
    }
}
