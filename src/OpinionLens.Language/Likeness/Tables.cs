using System.Text.Json;
using OpinionLens.Language.Search;

namespace OpinionLens.Language.Likeness;

/// <summary>The tables that this library brings along.</summary>
internal static class Tables
{
    /// <summary>Lines of a table, without blanks at their ends, empty ones and those that begin with #.</summary>
    public static IEnumerable<string> Read(string name)
    {
        using var reader = new StreamReader(Open(name));
        return [.. reader.ReadToEnd().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')];
    }

    /// <summary>The stems of all words of a table.</summary>
    public static IEnumerable<string> ReadStems(string name) => Read(name).SelectMany(l => SearchTokenizer.Tokens(l)).Select(t => t.Token);

    public static T ReadJson<T>(string name)
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }

    private static Stream Open(string name) => typeof(Tables).Assembly.GetManifestResourceStream("likeness/" + name) ?? throw new InvalidOperationException($"The table {name} is not in the program.");
}
