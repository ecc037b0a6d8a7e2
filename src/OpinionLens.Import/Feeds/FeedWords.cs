using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using AngleSharp.Html.Parser;
using OpinionLens.Language;

namespace OpinionLens.Import.Feeds;

/// <summary>Titles and names of a feed as plain text on one line, whatever they hold.</summary>
internal static class FeedWords
{
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>The longest title or name told; and how much of one is looked at, for parsing time may grow with the square of it.</summary>
    private const int Most = 400, LookAt = 4000;

    /// <summary>The most authors told of one piece.</summary>
    private const int MostAuthors = 20;

    /// <summary>A title. RSS does not say whether it is text or HTML, and outlets write both.</summary>
    public static string Plain(TextSyndicationContent? content, bool rss) => content?.Text is not { } text ? "" : rss || content.Type != "text" ? OneLine(Parsed(text)) : OneLine(text);

    /// <summary>Who wrote it: the piece's own authors, else the feed's.</summary>
    public static IReadOnlyList<string> Authors(SyndicationItem item, SyndicationFeed feed)
    {
        var own = Named(item.Authors, item.ElementExtensions);
        return own.Count > 0 ? own : Named(feed.Authors, feed.ElementExtensions);
    }

    private static IReadOnlyList<string> Named(IEnumerable<SyndicationPerson> people, SyndicationElementExtensionCollection more) =>
        [.. people.Select(p => p.Name ?? NameIn(p.Email)).Concat(more.Where(e => e is { OuterName: "creator", OuterNamespace: DublinCore }).Select(Value))
            .OfType<string>().Select(n => OneLine(Parsed(n))).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Take(MostAuthors)];

    /// <summary>The name in "ada@quay.example (Ada Quill)", as RSS writes authors; the words themselves where they are no address, null where they are nothing else.</summary>
    private static string? NameIn(string? email)
    {
        if (email is null || !email.Contains('@', StringComparison.Ordinal)) return email;
        var (open, close) = (email.IndexOf('(', StringComparison.Ordinal), email.LastIndexOf(')'));
        return open >= 0 && close > open ? email[(open + 1)..close] : null;
    }

    /// <summary>The words in an element, however deep: read one after the other, for an element may be nested deeper than a stack holds.</summary>
    private static string Value(SyndicationElementExtension extension)
    {
        using var all = extension.GetReader();
        using var own = all.ReadSubtree();
        var words = new StringBuilder();
        while (words.Length < LookAt && own.Read())
            if (own.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) words.Append(own.Value);
        return words.ToString();
    }

    private static string Parsed(string html) =>
        html.AsSpan().IndexOfAny('<', '&') < 0 ? html : new HtmlParser().ParseDocument(html.Length > LookAt ? html[..LookAt] : html).DocumentElement.TextContent;

    private static string OneLine(string text)
    {
        var line = string.Join(' ', string.Concat(text.Take(LookAt).Select(c => char.IsControl(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return TextAnalysis.Beginning(line, Most);
    }
}
