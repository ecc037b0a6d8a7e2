using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace OpinionLens.Import.Html;

/// <summary>The schema.org article that a page describes in JSON-LD. Values as written; HTML entities, which some sites leave in, are decoded.</summary>
internal sealed record LinkedArticle(IReadOnlyList<string> Authors, string? Published, string? Publisher, string? Language, string? Url)
{
    private const int DeepestNesting = 4;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>The first article described, or null; broken JSON is passed over, as browsers do.</summary>
    public static LinkedArticle? Of(IHtmlDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json' i]"))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent.Trim(), Lenient);
                if (Nodes(json.RootElement, DeepestNesting).FirstOrDefault(IsArticle) is { ValueKind: JsonValueKind.Object } article) return Read(article);
            }
            catch (JsonException) { }
        }
        return null;
    }

    private static LinkedArticle Read(JsonElement article) => new(
        [.. Names(Property(article, "author")).Concat(Names(Property(article, "creator"))).Distinct()], Text(Property(article, "datePublished")),
        Names(Property(article, "publisher")).FirstOrDefault(), Text(Property(article, "inLanguage")), Text(Property(article, "url")));

    private static IEnumerable<JsonElement> Nodes(JsonElement element, int depth)
    {
        if (depth == 0) return [];
        return element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(e => Nodes(e, depth - 1)),
            JsonValueKind.Object => Nodes(Property(element, "@graph"), depth - 1).Prepend(element),
            _ => [],
        };
    }

    private static bool IsArticle(JsonElement node) => Texts(Property(node, "@type")).Any(t => t.EndsWith("Article", StringComparison.Ordinal) || t.EndsWith("BlogPosting", StringComparison.Ordinal) || t is "Report");

    private static IEnumerable<string> Names(JsonElement who) => who.ValueKind switch
    {
        JsonValueKind.Array => who.EnumerateArray().SelectMany(Names),
        JsonValueKind.Object => Texts(Property(who, "name")),
        _ => Texts(who),
    };

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Text).OfType<string>() : Text(value) is { } one ? [one] : [];

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? WebUtility.HtmlDecode(text).Trim() : null;

    private static JsonElement Property(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
}
