using System.Text.Json;
using System.Text.Json.Nodes;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Exchange.Export;

/// <summary>
/// A W3C Annotation Collection with all its annotations in one page: the statement is the body, each passage a target in one revision of its article, found by its paragraph,
/// by its place in code points and by its words. What the W3C has no word for is told under this project's own names, which readers of annotations pass over.
/// </summary>
/// <remarks>https://www.w3.org/TR/annotation-model/</remarks>
internal sealed class AnnotationSheet : ClaimSheet
{
    private const string Context = "http://www.w3.org/ns/anno.jsonld";
    private string site = "";
    private bool any;

    public override string MediaType => "application/ld+json; charset=utf-8; profile=\"http://www.w3.org/ns/anno.jsonld\"";

    public override bool NeedsTexts => true;

    public override string Begin(ExportHead head)
    {
        site = head.Site;
        var collection = new JsonObject
        {
            ["@context"] = Contexts(), ["id"] = head.Site + head.Query, ["type"] = "AnnotationCollection", ["label"] = $"Claims: {head.Query}", ["total"] = head.Claims,
            ["created"] = Time(head.Made), ["lens:change"] = head.Change,
        };
        var page = new JsonObject { ["id"] = head.Site + head.Query + "#page", ["type"] = "AnnotationPage", ["startIndex"] = 0 };
        // Both stay open for what follows.
        return Text(collection)[..^1] + ",\"first\":" + Text(page)[..^1] + ",\"items\":[\n";
    }

    public override string Row(ExportedClaim row)
    {
        var separator = any ? ",\n" : "";
        any = true;
        return separator + Text(Annotation(row));
    }

    public override string End() => "\n]}}\n";

    private JsonArray Contexts() => [Context, new JsonObject { ["lens"] = $"{site}help/glossary#" }];

    private JsonObject Annotation(ExportedClaim row)
    {
        var (claim, line) = (row.Claim, row.Claim.ToLine());
        var bodies = new JsonArray(new JsonObject { ["type"] = "TextualBody", ["value"] = line.Statement, ["format"] = "text/plain", ["purpose"] = "describing" });
        foreach (var topic in line.Topics) bodies.Add(new JsonObject { ["type"] = "TextualBody", ["value"] = topic, ["format"] = "text/plain", ["purpose"] = "tagging" });
        var annotation = new JsonObject
        {
            ["@context"] = Contexts(), ["id"] = $"{site}c/{line.Id}", ["type"] = "Annotation", ["motivation"] = "describing", ["created"] = Time(claim.Claim.When), ["body"] = bodies,
            ["target"] = new JsonArray([.. claim.Passages.Select(p => (JsonNode)Target(claim, p, row.Texts.GetValueOrDefault(p.PassageId)))]),
            ["lens:heldBy"] = Strings(claim.Holders.Select(h => h.Name)), ["lens:voice"] = Words.Of(line.Voice),
            ["lens:attribution"] = new JsonArray([.. line.Attribution.Select(l => (JsonNode)new JsonObject { ["lens:sources"] = Strings(l.Sources), ["lens:cue"] = l.Cue })]),
            ["lens:about"] = new JsonArray([.. line.About.Select(a => (JsonNode)new JsonObject { ["lens:actor"] = a.Actor, ["lens:stance"] = Words.Of(a.Stance) })]),
            ["lens:status"] = Words.Of(line.Status),
        };
        if (line.Type is { } type) annotation["lens:type"] = Words.Of(type);
        if (line.Proposition is { } proposition) (annotation["lens:proposition"], annotation["lens:polarity"]) = (proposition, Words.Of(line.Polarity));
        return annotation;
    }

    private JsonObject Target(ClaimReading claim, PassageAnchor passage, string? paragraph)
    {
        var quote = new JsonObject { ["type"] = "TextQuoteSelector", ["exact"] = passage.Quote };
        if (passage.Prefix.Length > 0) quote["prefix"] = passage.Prefix;
        if (passage.Suffix.Length > 0) quote["suffix"] = passage.Suffix;
        var selectors = new JsonArray(quote);
        if (passage.Place is { } place)
        {
            var fragment = new JsonObject { ["type"] = "FragmentSelector", ["conformsTo"] = "http://tools.ietf.org/rfc/rfc3236", ["value"] = FormattableString.Invariant($"p{place.Paragraph}") };
            if (paragraph is not null)
                fragment["refinedBy"] = new JsonObject { ["type"] = "TextPositionSelector", ["start"] = CodePoints(paragraph, place.Start), ["end"] = CodePoints(paragraph, place.End) };
            selectors.Add(fragment);
        }

        return new()
        {
            ["type"] = "SpecificResource", ["source"] = FormattableString.Invariant($"{site}a/{claim.Article.Slug}/r/{passage.Revision}"), ["selector"] = selectors, ["lens:state"] = Words.Of(passage.State),
        };
    }

    /// <summary>The W3C counts code points, everybody else here UTF-16 units.</summary>
    private static int CodePoints(string text, int units)
    {
        var points = 0;
        for (var i = 0; i < Math.Min(units, text.Length); i++) if (!char.IsLowSurrogate(text[i])) points++;
        return points;
    }

    private static JsonArray Strings(IEnumerable<string> all) => [.. all.Select(s => (JsonNode)JsonValue.Create(s)!)];

    private static string Text(JsonNode node) => node.ToJsonString(LensJson.Line);
}
