using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;

namespace OpinionLens.Store;

/// <summary>Where slugs that are no longer in use lead. Reads on any context; what it changes is saved by the write it works in.</summary>
internal sealed class FormerSlugs(LensContext context)
{
    public const string Actor = "actor";
    public const string Topic = "topic";
    public const string Proposition = "proposition";

    /// <summary>Ids that a slug leads to, as a query: one or none.</summary>
    public static IQueryable<long> Ids(LensContext context, string kind, string slug) =>
        context.FormerSlugs.Where(f => f.Kind == kind && f.Slug == slug).Select(f => f.TargetId);

    /// <summary>Ids by a slug in use or a former one, as a query: for filters.</summary>
    public static IQueryable<long> ActorIds(LensContext context, string slug) => context.Actors.Where(a => a.Slug == slug).Select(a => a.Id).Concat(Ids(context, Actor, slug));

    /// <summary>The same for topics.</summary>
    public static IQueryable<long> TopicIds(LensContext context, string slug) => context.Topics.Where(t => t.Slug == slug).Select(t => t.Id).Concat(Ids(context, Topic, slug));

    /// <summary>The same for propositions.</summary>
    public static IQueryable<long> PropositionIds(LensContext context, string slug) => context.Propositions.Where(p => p.Slug == slug).Select(p => p.Id).Concat(Ids(context, Proposition, slug));

    /// <summary>The id a former slug leads to, or null.</summary>
    public async Task<long?> FindAsync(string kind, string slug, CancellationToken cancel) =>
        context.FormerSlugs.Local.FirstOrDefault(f => f.Kind == kind && f.Slug == slug)?.TargetId ?? await Ids(context, kind, slug).Cast<long?>().FirstOrDefaultAsync(cancel);

    /// <summary>From now on the slug of what goes leads to <paramref name="into"/>, and with it every slug that led to it.</summary>
    public async Task LeadAsync(string kind, string slug, long from, long into, CancellationToken cancel)
    {
        foreach (var older in await context.FormerSlugs.Where(f => f.Kind == kind && f.TargetId == from).ToListAsync(cancel)) older.TargetId = into;
        // Somebody may have made the same slug anew while it led elsewhere: it leads to the last one.
        if (await context.FormerSlugs.FirstOrDefaultAsync(f => f.Kind == kind && f.Slug == slug, cancel) is { } same) same.TargetId = into;
        else context.FormerSlugs.Add(new() { Kind = kind, Slug = slug, TargetId = into });
    }

    /// <summary>Gives a slug back where it leads to <paramref name="target"/>: what a merge took in comes out under its old address.</summary>
    /// <returns>False where it does not lead there.</returns>
    public async Task<bool> GiveBackAsync(string kind, string slug, long target, CancellationToken cancel)
    {
        if (await context.FormerSlugs.FirstOrDefaultAsync(f => f.Kind == kind && f.Slug == slug && f.TargetId == target, cancel) is not { } former) return false;
        context.Remove(former);
        // The row must be gone before another thing bears the slug.
        await context.SaveChangesAsync(cancel);
        return true;
    }
}
