using System.Text.Json;
using System.Text.Json.Nodes;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.Backup;

/// <summary>Looks for the words of a text in JSON: in its strings, and in JSON that stands in a string. Read as it lies, escapes would hide them.</summary>
internal static class JsonWords
{
    /// <summary>Whether nine words in a row stand in one of the strings; in the text itself where it is no JSON.</summary>
    public static bool Hold(MembersEcho words, string? json)
    {
        if (json is null) return false;
        try { return In(words, JsonNode.Parse(json)); }
        catch (JsonException) { return words.In(json); }
    }

    private static bool In(MembersEcho words, JsonNode? node) => node switch
    {
        JsonObject one => one.Any(c => In(words, c.Value)),
        JsonArray many => many.Any(v => In(words, v)),
        JsonValue value when value.TryGetValue<string>(out var text) => text.StartsWith('[') || text.StartsWith('{') ? Hold(words, text) || words.In(text) : words.In(text),
        _ => false,
    };
}
