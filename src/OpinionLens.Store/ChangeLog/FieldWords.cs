using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpinionLens.Discourse;

namespace OpinionLens.Store.ChangeLog;

/// <summary>Tells the rows of a change field by field, with names in place of ids.</summary>
internal sealed partial class FieldWords(IReadOnlyDictionary<long, string> names)
{
    /// <summary>Columns that tell a reader nothing beyond the others.</summary>
    private static readonly HashSet<string> Silent = ["prefix", "suffix", "method", "margin", "version", "sortDate", "echo", "visibility", "id", "sentences", "publicRevision"];

    /// <summary>Ids of 18 or 19 digits that values mention: all ids of this program have that many until 2089.</summary>
    public static IEnumerable<long> IdsIn(IEnumerable<ChangeRow> rows) => rows.SelectMany(r => new[] { r.Before, r.After }).OfType<string>()
        .SelectMany(v => Ids().Matches(v)).Select(m => long.Parse(m.Value, CultureInfo.InvariantCulture));

    public IEnumerable<FieldChange> Of(ChangeRow row)
    {
        var (id, action) = (LensId.Format(row.RowId), Words.Of(row.Action));
        if (row.Action != RowAction.Changed)
        {
            yield return new(row.Kind, id, action, null, row.Before is { } whole ? Gist(whole) : null, null);
            yield break;
        }

        var (before, after) = ((JsonObject)JsonNode.Parse(row.Before!)!, (JsonObject)JsonNode.Parse(row.After!)!);
        foreach (var (name, old) in before.Where(c => !Silent.Contains(c.Key))) yield return new(row.Kind, id, action, name, Say(old), Say(after[name]));
    }

    /// <summary>The words of a removed row that say which it was.</summary>
    private string? Gist(string whole)
    {
        var row = (JsonObject)JsonNode.Parse(whole)!;
        foreach (var name in new[] { "statement", "quote", "name", "wording", "title", "text", "slug", "reason", "number" })
            if (row[name] is { } value && Say(value) is { Length: > 0 } said) return said;
        return null;
    }

    private string? Say(JsonNode? value)
    {
        if (value is null) return null;
        var text = value is JsonValue plain && plain.TryGetValue<string>(out var s) ? s : value.ToJsonString();
        // Lists are kept as JSON text: its marks are noise to who reads.
        if (text.StartsWith('[') || text.StartsWith('{')) text = Marks().Replace(text, " ").Trim();
        return Blanks().Replace(Ids().Replace(text, m => names.GetValueOrDefault(long.Parse(m.Value, CultureInfo.InvariantCulture), "something removed")), " ");
    }

    [GeneratedRegex(@"(?<!\d)\d{18,19}(?!\d)")]
    private static partial Regex Ids();

    [GeneratedRegex("""[\[\]{}"]|"?(actorId|sources|stance|cue|name|kind|title|of|from|to)"?:(null)?""")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
