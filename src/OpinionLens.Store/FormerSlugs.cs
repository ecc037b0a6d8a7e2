using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Language;

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

    /// <summary>What a merge took in comes out under its old address: gives back the slug of what is called so, be it that of the name or the one that it had, as the log of the merge tells.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">What comes out is called so.</param>
    /// <param name="target">Id of what took it in.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <returns>The slug, free again; null where nothing called so leads there.</returns>
    public async Task<string?> GiveBackAsync(string kind, string name, long target, CancellationToken cancel)
    {
        var leading = await context.FormerSlugs.Where(f => f.Kind == kind && f.TargetId == target).ToListAsync(cancel);
        if (leading.Count == 0) return null;
        var (called, verb) = (Folded(name), kind + ".merge");
        // What was merged into this by way of another leads here too: so all merges are looked through, not only those into this.
        var merges = await context.Changes.Where(c => c.Verb == verb).OrderByDescending(c => c.Id).Select(c => c.Before).ToListAsync(cancel);
        var had = merges.Select(Merged).FirstOrDefault(m => Folded(m.Name) == called && leading.Exists(f => f.Slug == m.From)).From;
        var slug = TextAnalysis.Slug(name);
        if ((leading.Find(f => f.Slug == had) ?? leading.Find(f => f.Slug == slug)) is not { } former) return null;
        context.Remove(former);
        // The row must be gone before another thing bears the slug.
        await context.SaveChangesAsync(cancel);
        return former.Slug;
    }

    /// <summary>All of a name, for comparing: slugs are cut.</summary>
    private static string Folded(string name) => TextAnalysis.Slug(name, int.MaxValue);

    /// <summary>The slug and the name that the log of a merge tells.</summary>
    private static (string From, string Name) Merged(string? before)
    {
        if (before is null) return ("", "");
        using var json = JsonDocument.Parse(before);
        string Said(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        return (Said("from"), Said("name") + Said("wording"));
    }
}
