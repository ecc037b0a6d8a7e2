using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpinionLens.Discourse.Exchange;

/// <summary>How the project writes JSON: camelCase, enums as their words, UTF-8 without escapes beyond what JSON needs. Version 1 of the contract.</summary>
public static class LensJson
{
    /// <summary>One object a line.</summary>
    public static readonly JsonSerializerOptions Line = Make(false, JsonIgnoreCondition.Never);

    /// <summary>For files that people read: indented, nulls left out.</summary>
    public static readonly JsonSerializerOptions File = Make(true, JsonIgnoreCondition.WhenWritingNull);

    private static JsonSerializerOptions Make(bool indented, JsonIgnoreCondition nulls) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        IndentSize = 1,
        NewLine = "\n",
        DefaultIgnoreCondition = nulls,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        Converters = { new JsonStringEnumConverter<Comparison.Bucket>(JsonNamingPolicy.CamelCase, false), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, false) },
    };
}
