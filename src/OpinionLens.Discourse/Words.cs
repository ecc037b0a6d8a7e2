using System.Text.Json;

namespace OpinionLens.Discourse;

/// <summary>The one spelling of every enum in JSON, URLs and the database: <c>OpEd</c> is <c>op-ed</c>, <c>OnlyA</c> is <c>onlyA</c>.</summary>
public static class Words
{
    /// <summary>The word for a value, as docs/vocabulary.md spells it.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Spelling<T>.ToWord[value];

    /// <summary>The word, or null for null.</summary>
    public static string? Of<T>(T? value) where T : struct, Enum => value is { } v ? Of(v) : null;

    /// <summary>The value for a word; upper and lower case are the same.</summary>
    public static bool TryRead<T>(string? word, out T value) where T : struct, Enum
    {
        value = default;
        return word is not null && Spelling<T>.ToValue.TryGetValue(word, out value);
    }

    /// <summary>The value for a word, or null where there is none.</summary>
    public static T? Read<T>(string? word) where T : struct, Enum => TryRead<T>(word, out var value) ? value : null;

    /// <summary>All words of an enum, in its order; for messages and forms.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => Of(v))];

    private static class Spelling<T> where T : struct, Enum
    {
        private static readonly JsonNamingPolicy Policy =
            typeof(T) == typeof(Comparison.Bucket) ? JsonNamingPolicy.CamelCase : JsonNamingPolicy.KebabCaseLower;

        public static readonly Dictionary<T, string> ToWord = Enum.GetValues<T>().ToDictionary(v => v, v => Policy.ConvertName(v.ToString()));
        public static readonly Dictionary<string, T> ToValue = ToWord.ToDictionary(p => p.Value, p => p.Key, StringComparer.OrdinalIgnoreCase);
    }
}
