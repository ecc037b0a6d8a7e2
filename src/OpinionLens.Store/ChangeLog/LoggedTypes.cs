using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.ChangeLog;

/// <summary>A type whose rows the log follows.</summary>
/// <param name="Type">The type.</param>
/// <param name="Derived">Columns that follow from other rows: counters and copies. They are no change, and undo makes them anew.</param>
/// <param name="Subject">Whose history a row belongs to.</param>
/// <param name="LoadAsync">Tracked rows by id.</param>
internal sealed record LoggedType(Type Type, IReadOnlySet<string> Derived, Func<Kept, long> Subject, Func<LensContext, IReadOnlyCollection<long>, Task<List<Kept>>> LoadAsync)
{
    public string Kind { get; } = RowJson.KindOf(Type);
}

/// <summary>The types whose rows the log follows: what people say. Links, counters, names and search entries follow from those and are rebuilt.</summary>
internal static class LoggedTypes
{
    public static readonly IReadOnlyList<LoggedType> All =
    [
        Of<Actor>(a => a.Id, nameof(Actor.Holds), nameof(Actor.About), nameof(Actor.Total)),
        Of<Topic>(t => t.Id, nameof(Topic.Claims)),
        Of<Proposition>(p => p.Id),
        Of<FormerSlug>(f => f.TargetId),
        // A revision's number is never given twice, so the highest one given is not taken back.
        Of<Article>(a => a.Id, nameof(Article.Claims), nameof(Article.Coverage), nameof(Article.Waiting), nameof(Article.LastRevision), nameof(Article.SortDate)),
        Of<Revision>(r => r.ArticleId),
        Of<RevisionSource>(s => s.RevisionId),
        Of<Paragraph>(p => p.RevisionId),
        Of<Claim>(c => c.Id, nameof(Claim.Echo), nameof(Claim.SortDate), nameof(Claim.OutletId), nameof(Claim.PackDigest)),
        Of<Passage>(p => p.ClaimId),
        Of<PassageAnchor>(a => a.ClaimId),
        Of<Relation>(r => r.FromId, nameof(Relation.Echo)),
        Of<Discourse.Suggestions.Suggestion>(s => s.FromId),
        Of<Discourse.Facets.SavedView>(v => v.Id),
    ];

    private static readonly Dictionary<Type, LoggedType> ByType = All.ToDictionary(t => t.Type);
    private static readonly Dictionary<string, LoggedType> ByKind = All.ToDictionary(t => t.Kind);

    /// <summary>Null for a type that the log does not follow.</summary>
    public static LoggedType? Of(Type type) => ByType.GetValueOrDefault(type);

    public static LoggedType Of(string kind) => ByKind[kind];

    private static LoggedType Of<T>(Func<T, long> subject, params string[] derived) where T : Kept => new(
        typeof(T), derived.Append(nameof(Kept.Version)).ToHashSet(StringComparer.Ordinal), row => subject((T)row),
        async (context, ids) => [.. await context.Set<T>().Where(r => EF.Parameter(ids).Contains(r.Id)).ToListAsync()]);
}
