using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Caching.Memory;
using OpinionLens.Discourse;

namespace OpinionLens.Web.Text;

/// <summary>Markdown of people to HTML that can be shown: no raw HTML, and whatever is left is sanitized again. The only way markup enters a page.</summary>
public static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();
    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    /// <summary>HTML of texts that were shown before, by the hash of the text: the same note stands on many pages.</summary>
    private static readonly MemoryCache Kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>UTF-16 units of HTML that are kept: 16 MB.</summary>
    private const long MostKept = 8_000_000;

    /// <summary>A text of people within a page, its headings below those of the page; empty for null. What cannot be read as Markdown is shown as it was typed.</summary>
    public static MarkupString ToHtml(string? markdown) => FromCache(markdown, () => Below(Markdown.Parse(markdown!, Pipeline)).ToHtml(Pipeline));

    /// <summary>A text of the program's own that is the page, of any length, with its own first heading; empty for null.</summary>
    public static MarkupString ToPage(string? markdown) => string.IsNullOrWhiteSpace(markdown) ? default : new(Sanitizer.Sanitize(Markdown.ToHtml(markdown, Pipeline)));

    private static MarkupString FromCache(string? markdown, Func<string> html)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return default;
        var key = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(markdown.AsSpan())));
        if (Kept.TryGetValue(key, out string? known)) return new(known!);
        var made = MarkdownLimits.Fault(markdown) is null ? Read(html) ?? Plain(markdown) : Plain(markdown);
        Kept.Set(key, made, new MemoryCacheEntryOptions { Size = made.Length });
        return new(made);
    }

    /// <summary>Null where the parser gives up: it refuses what is nested too deeply for it by an exception.</summary>
    private static string? Read(Func<string> html)
    {
        try { return Sanitizer.Sanitize(html()); }
        catch (Exception e) when (e is not OutOfMemoryException) { return null; }
    }

    private static string Plain(string text) => $"<p class=\"plain\">{HtmlEncoder.Default.Encode(text).ReplaceLineEndings("<br>")}</p>";

    /// <summary>A page has two levels of headings of its own.</summary>
    private static MarkdownDocument Below(MarkdownDocument document)
    {
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(6, heading.Level + 2);
        return document;
    }

    /// <summary>True for an absolute http or https address.</summary>
    public static bool IsWebAddress(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

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
