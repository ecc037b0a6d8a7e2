using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OpinionLens.Import.Markdown;

/// <summary>What a Markdown file says of itself above its text. Unknown keys are ignored.</summary>
internal static class FrontMatter
{
    public static SaidMetadata Parse(string yaml)
    {
        FrontMatterLimits.Check(yaml);
        var stream = new YamlStream();
        try { stream.Load(new StringReader(yaml)); }
        // The scanner of the library falls over some broken input with an exception that is not its own.
        catch (Exception e) when (e is InvalidOperationException or ArgumentException) { throw new UnreadableText("the front matter is not YAML; mend it or take it away."); }
        catch (YamlException e) { throw new UnreadableText($"the front matter is not YAML (line {e.Start.Line}: {e.Message.ReplaceLineEndings(" ")})."); }
        if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is not YamlMappingNode map) return new();
        var genre = Scalar(map, "genre");
        if (genre is not null && !Words.TryRead<Genre>(genre, out _))
            throw new UnreadableText($"the front matter's genre “{genre}” is unknown; it is one of {string.Join(", ", Words.All<Genre>())}.");
        return new()
        {
            Title = Scalar(map, "title"), Authors = List(map, "authors", "author"), Outlet = Scalar(map, "outlet"), Date = Scalar(map, "date"),
            Language = Scalar(map, "language") ?? Scalar(map, "lang"), Genre = Words.Read<Genre>(genre), Slug = Scalar(map, "slug"),
            SourceUrl = Scalar(map, "source") ?? Scalar(map, "url"), Rights = Scalar(map, "rights"),
        };
    }

    private static string? Scalar(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is YamlScalarNode { Value: { Length: > 0 } value } ? value.Trim() : null;

    private static IReadOnlyList<string> List(YamlMappingNode map, params string[] keys)
    {
        foreach (var key in keys)
        {
            if (!map.Children.TryGetValue(new YamlScalarNode(key), out var node)) continue;
            if (node is YamlSequenceNode sequence) return [.. sequence.OfType<YamlScalarNode>().Select(n => n.Value?.Trim() ?? "").Where(v => v.Length > 0)];
            if (node is YamlScalarNode { Value: { Length: > 0 } one }) return [one.Trim()];
        }
        return [];
    }
}
