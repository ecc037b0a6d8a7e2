using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Microsoft.AspNetCore.Components;

namespace OpinionLens.Web.Text;

/// <summary>Markdown of people to HTML that can be shown: no raw HTML, and whatever is left is sanitized again. The only way markup enters a page.</summary>
public static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();
    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    /// <summary>A text within a page, its headings below those of the page; empty for null.</summary>
    public static MarkupString ToHtml(string? markdown) => string.IsNullOrWhiteSpace(markdown) ? default : new(Clean(Below(Markdown.Parse(markdown, Pipeline)).ToHtml(Pipeline)));

    /// <summary>A text that is the page, with its own first heading; empty for null.</summary>
    public static MarkupString ToPage(string? markdown) => string.IsNullOrWhiteSpace(markdown) ? default : new(Clean(Markdown.ToHtml(markdown, Pipeline)));

    /// <summary>A page has two levels of headings of its own.</summary>
    private static MarkdownDocument Below(MarkdownDocument document)
    {
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(6, heading.Level + 2);
        return document;
    }

    /// <summary>True for an absolute http or https address.</summary>
    public static bool IsWebAddress(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    // HtmlSanitizer keeps no state between calls, but says nothing of many threads at once.
    private static string Clean(string html)
    {
        lock (Sanitizer) return Sanitizer.Sanitize(html);
    }

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(["p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "del"], StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href", "title", "start"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
            AllowedCssProperties = new HashSet<string>(),
        });
        sanitizer.PostProcessNode += (_, e) =>
        {
            // Our own addresses begin with one slash or a fragment; "//host" is another site in disguise.
            if (e.Node is not AngleSharp.Dom.IElement { TagName: "A" } link || link.GetAttribute("href") is not { } address) return;
            if (!IsWebAddress(address) && !IsOurs(address)) link.RemoveAttribute("href");
            else if (IsWebAddress(address)) link.SetAttribute("rel", "noreferrer noopener nofollow");
        };
        return sanitizer;
    }

    // Browsers drop control characters from addresses: "/<tab>/host" would be another site too.
    private static bool IsOurs(string address) => !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal)
        && (address is ['#', ..] or "/" or ['/', not '/', ..] || (address.Length > 0 && char.IsAsciiLetterOrDigit(address[0]) && !address.Contains(':', StringComparison.Ordinal)));
}
