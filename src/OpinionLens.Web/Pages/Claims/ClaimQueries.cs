using OpinionLens.Store.Actors;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Facets;

namespace OpinionLens.Web.Pages.Claims;

/// <summary>Reads addresses of lists of claims by what the store knows: a name is followed to its slug, and what names nothing is left out, and told.</summary>
public sealed class ClaimQueries(FacetTable facets, NameFinder names, ConceptIndex concepts)
{
    /// <summary>Reads an address: one statement, and some more for each name in it that is no slug.</summary>
    public async Task<ClaimQuery> ReadAsync(string address, CancellationToken cancel = default)
    {
        var query = new ClaimQuery(address);
        return await MendAsync(query, await facets.UnknownAsync(query.Filter, cancel), cancel);
    }

    /// <summary>The query with slugs for the names in it, from its first page on; what names nothing is taken out and <see cref="ClaimQuery.Ignored"/>.</summary>
    /// <param name="query">As its address reads.</param>
    /// <param name="unknown">Its parts whose values are no slugs, as <see cref="Discourse.Facets.FacetReading.Unknown"/> names them.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<ClaimQuery> MendAsync(ClaimQuery query, IReadOnlyList<string> unknown, CancellationToken cancel = default)
    {
        if (unknown.Count == 0) return query;
        var values = query.Parts().ToDictionary(p => p.Name, p => p.Value);
        var slugs = new Dictionary<string, string?>();
        foreach (var part in unknown) slugs[part] = await SlugAsync(part, values[part], cancel);
        return query.Mended(slugs, [.. unknown.Where(p => slugs[p] is null).Select(p => $"“{values[p]}” as {p} ({Nothing(p)})")]);
    }

    private async Task<string?> SlugAsync(string part, string name, CancellationToken cancel) => part switch
    {
        "topic" => (await concepts.NamedTopicAsync(name, cancel))?.Slug,
        "proposition" => (await concepts.NamedPropositionAsync(name, cancel))?.Slug,
        "article" => null,
        _ => (await names.FindAsync(name, null, false, cancel)).Exact?.Slug,
    };

    private static string Nothing(string part) => part is "topic" or "proposition" or "article" ? $"there is no such {part}" : "nobody is called so";
}
