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
        var claims = context.Claims.Where(c => c.Status == ClaimStatus.Published);
        if (only is not null) claims = claims.Where(c => EF.Parameter(only).Contains(c.Id));
        await foreach (var c in claims.OrderBy(c => c.Id).Select(c => new { c.Id, c.ArticleId, c.OutletId, c.SortDate, c.Voice, c.Type, c.PropositionId }).AsAsyncEnumerable().WithCancellation(cancel))
            builder.Add(new(c.Id, c.ArticleId, c.OutletId, c.SortDate, c.Voice, c.Type, c.PropositionId));

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
}
