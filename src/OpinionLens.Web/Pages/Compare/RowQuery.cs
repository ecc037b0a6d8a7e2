using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Claims;

namespace OpinionLens.Web.Pages.Compare;

/// <summary>The address of a comparison, read: which rows it asks for, and what in it says nothing.</summary>
/// <param name="Filter">Without what says nothing, and with slugs in use: one that leads to another since a merge stands for that.</param>
/// <param name="Ignored">What was left out, for people; empty where all is known.</param>
public sealed record RowQuery(RowFilter Filter, IReadOnlyList<string> Ignored);

/// <summary>Reads the addresses of comparisons. What the claims at hand do not name is looked up: a topic or an actor that exists leaves no row, one that does not is left out.</summary>
/// <param name="names">Knows actors also by former slugs and other names.</param>
/// <param name="concepts">Knows topics likewise.</param>
public sealed class RowQueries(NameFinder names, ConceptIndex concepts)
{
    private static readonly string[] Names = ["bucket", "topic", "actor", "unconfirmed", "view", "turned"];

    /// <summary>Reads a query. No statement where the claims name what it asks for.</summary>
    /// <param name="query">Of the address; an empty value asks for nothing.</param>
    /// <param name="met">The claims whose rows are narrowed.</param>
    /// <param name="last">The last bucket that such rows can be in.</param>
    /// <param name="views">Names of the page's views; null where it has but one.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<RowQuery> ReadAsync(IQueryCollection query, ClaimsMet met, Bucket last = Bucket.OnlyB, IReadOnlyList<string>? views = null, CancellationToken cancel = default)
    {
        // Who turned a change back comes here with its number.
        var ignored = query.Keys.Where(k => !Names.Contains(k, StringComparer.OrdinalIgnoreCase)).Select(k => $"“{k}”").ToList();
        var claims = met.Rows.SelectMany(r => r.A.Concat(r.B)).Distinct().Select(met.Claim).ToList();
        async Task<string?> KnownAsync(string name, Func<string, Task<string?>> read, string why)
        {
            var values = query[name].Select(v => v?.Replace("\0", "", StringComparison.Ordinal)).Where(v => !string.IsNullOrWhiteSpace(v)).Distinct().ToList();
            foreach (var second in values.Skip(1)) ignored.Add($"“{second}” as a second {name}, of which only the first holds");
            if (values.Count == 0) return null;
            var known = await read(values[0]!);
            if (known is null) ignored.Add($"“{values[0]}” as {name} ({why})");
            return known;
        }

        var bucket = await KnownAsync("bucket", v => Task.FromResult(Words.Read<Bucket>(v) <= last ? v : null), $"there are {string.Join(", ", Words.All<Bucket>().Take((int)last + 1))}");
        var topic = await KnownAsync("topic", async v => claims.Exists(c => c.Topics.Any(t => t.Slug == v)) ? v : (await concepts.NamedTopicAsync(v, cancel))?.Slug, "there is no such topic");
        var actor = await KnownAsync("actor", async v => claims.Exists(c => RowFilter.Named(c).Any(a => a.Slug == v)) ? v : (await names.MeantAsync(v, cancel))?.Slug, "there is no such actor");
        var hides = await KnownAsync("unconfirmed", v => Task.FromResult(v == "hide" ? v : null), "there is hide");
        _ = await KnownAsync("view", v => Task.FromResult(views?.Contains(v) == true ? v : null), views is null ? "there is only one" : $"there are {string.Join(", ", views)}");
        return new(new(Words.Read<Bucket>(bucket), topic, actor, hides is not null), ignored);
    }
}
