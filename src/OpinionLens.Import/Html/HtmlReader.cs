using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using OpinionLens.Import.Text;

namespace OpinionLens.Import.Html;

/// <summary>Pages: the main text as plain paragraphs, and what the page says of itself. Nothing of its HTML is kept, nothing that it names is loaded.</summary>
internal static class HtmlReader
{
    /// <summary>Browsers and our parser nest no deeper than 512; whoever gets there is made to break readers, and costs time that grows with the square.</summary>
    private const int DeepestNesting = 500;

    /// <summary>A page of 8 MB is parsed within two seconds; one that needs longer is made to.</summary>
    private static readonly TimeSpan LongestParse = TimeSpan.FromSeconds(10);

    /// <summary>How many elements may come between two looks at the depth.</summary>
    private const int LookEvery = 256;

    /// <summary>Reads a page.</summary>
    /// <param name="bytes">The page as it came.</param>
    /// <param name="charset">As the server said, or null.</param>
    public static ReadFile Read(byte[] bytes, string? charset)
    {
        var html = HtmlDecoder.Decode(bytes, charset);
        if (html.Contains('\0', StringComparison.Ordinal)) throw new UnreadableText("this is no page but a binary file.");
        var said = PageMetadata.Of(Parse(html));
        var (title, blocks) = MainText.Of(html);
        return new(said with { Title = Without(said.Outlet, title) }, blocks) { Notes = ["Of the page only the article was kept, as plain text."] };
    }

    /// <summary>The title without the site's name behind it, where the page names its site.</summary>
    private static string? Without(string? outlet, string? title)
    {
        if (outlet is null || title is null || !title.EndsWith(outlet, StringComparison.OrdinalIgnoreCase)) return title;
        var rest = title[..^outlet.Length].TrimEnd();
        return rest is [_, .., '|' or '-' or '–' or '—' or '·' or ':' or '»'] ? rest[..^1].TrimEnd() : title;
    }

    private static IHtmlDocument Parse(string html)
    {
        var (created, before, started) = (0, default(IElement), Stopwatch.GetTimestamp());
        return new HtmlParser(new HtmlParserOptions { OnCreated = (element, _) =>
        {
            // The element itself stands nowhere yet; the one before it does.
            if (++created % LookEvery == 0 && before is not null) Check(before, started);
            before = element;
        } }).ParseDocument(html);
    }

    private static void Check(IElement element, long started)
    {
        if (Stopwatch.GetElapsedTime(started) > LongestParse) throw new UnreadableText("the page is built so oddly that reading it takes too long; paste its text instead.");
        var depth = 0;
        for (var at = element.ParentElement; at is not null; at = at.ParentElement)
            if (++depth > DeepestNesting) throw new UnreadableText($"the page nests its elements more than {DeepestNesting} deep; paste its text instead.");
    }
}
