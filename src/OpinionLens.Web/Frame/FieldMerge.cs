using System.Text.Json;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Web.Frame;

/// <summary>Fields of a form that both have changed since the same version, as people read them.</summary>
/// <param name="Group">What they are called.</param>
/// <param name="Before">As they were.</param>
/// <param name="Theirs">As they stand now.</param>
/// <param name="Mine">As they were sent.</param>
public sealed record MergeRow(string Group, string Before, string Theirs, string Mine);

/// <summary>Merges a form that began from an older version with what stands now, group by group of its fields. A field that is not there is empty.</summary>
public static class FieldMerge
{
    /// <summary>Said where a save meets a newer version: here it need not be repeated, but decided.</summary>
    /// <param name="what">As in "this claim".</param>
    public static Fault Stale(string what) => new("merge", $"Somebody has changed {what} since you opened it. Nothing was overwritten: choose for each field which stays.");

    /// <summary>Mine where I have changed a group since the start, else theirs; and the groups that both have changed, in which mine stands for now.</summary>
    public static (Dictionary<string, string> Merged, IReadOnlyList<string> Disputed) Of(
        IReadOnlyList<(string Group, IReadOnlyList<string> Fields)> groups, IReadOnlyDictionary<string, string> start, IReadOnlyDictionary<string, string> mine, IReadOnlyDictionary<string, string> theirs)
    {
        var (merged, disputed) = (new Dictionary<string, string>(), new List<string>());
        foreach (var (group, names) in groups)
        {
            var isMine = !Agree(start, mine, names);
            if (isMine && !Agree(start, theirs, names) && !Agree(mine, theirs, names)) disputed.Add(group);
            foreach (var name in names) merged[name] = (isMine ? mine : theirs).GetValueOrDefault(name, "");
        }
        return (merged, disputed);
    }

    /// <summary>Puts theirs in the groups for which an editor chose so in the table of a merge.</summary>
    public static void Choose(Dictionary<string, string> fields, IFormCollection sent, IReadOnlyList<(string Group, IReadOnlyList<string> Fields)> groups, IReadOnlyDictionary<string, string>? theirs)
    {
        foreach (var (group, names) in groups.Where(g => sent[$"take-{g.Group}"] == "theirs"))
            foreach (var name in names) fields[name] = theirs?.GetValueOrDefault(name, "") ?? "";
    }

    /// <summary>The fields as a hidden field of the form and as a draft keep them.</summary>
    public static string ToJson(IReadOnlyDictionary<string, string> fields) => JsonSerializer.Serialize(fields, LensJson.Line);

    /// <summary>Reads what <see cref="ToJson"/> wrote; null for anything else.</summary>
    public static Dictionary<string, string>? FromJson(string? json)
    {
        try { return string.IsNullOrEmpty(json) ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(json, LensJson.Line); }
        catch (JsonException) { return null; }
    }

    private static bool Agree(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other, IReadOnlyList<string> names) =>
        names.All(n => string.Equals(one.GetValueOrDefault(n, ""), other.GetValueOrDefault(n, ""), StringComparison.Ordinal));
}
