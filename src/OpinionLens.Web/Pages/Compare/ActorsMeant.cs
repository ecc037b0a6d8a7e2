using OpinionLens.Discourse.Actors;
using OpinionLens.Store.Actors;

namespace OpinionLens.Web.Pages.Compare;

/// <summary>The two actors that an address means which does not give their slugs: by a slug that leads to another since a merge, else by another name.</summary>
internal static class ActorsMeant
{
    /// <summary>Null where one of the two means nobody.</summary>
    public static async Task<(Actor X, Actor Y)?> FindAsync(ActorDirectory directory, NameFinder names, string x, string y, CancellationToken cancel = default)
    {
        var known = await directory.BySlugAsync([x, y], cancel);
        async Task<Actor?> MeantAsync(string name) => known.GetValueOrDefault(name) ?? (await names.FindAsync(name, null, false, cancel)).Exact;
        return await MeantAsync(x) is { } first && await MeantAsync(y) is { } second ? (first, second) : null;
    }
}
