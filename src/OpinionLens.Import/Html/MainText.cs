using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using OpinionLens.Import.Text;

namespace OpinionLens.Import.Html;

/// <summary>The part of a page that is its article, found by SmartReader (Mozilla's Readability); where it finds none, and on pages too large for it, the longest article or main element, else the whole body.</summary>
internal static class MainText
{
    /// <summary>Readability wants an address for relative links; ours are dropped, so one that can never be reached will do.</summary>
    private const string Nowhere = "http://page.invalid/";

    /// <summary>Its time grows with the square of the elements side by side: 8,000 take two seconds at worst, 30,000 three quarters of a minute. News pages have about 2,000.</summary>
    private const int MostElements = 12_000;

    /// <summary>The title without the site's name, or null, and the blocks. SmartReader gets the parsed page, never an address: nothing is loaded.</summary>
    public static (string? Title, IReadOnlyList<TextBlock> Blocks) Of(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        if (page.All.Length > MostElements) return (page.Title?.Trim() is { Length: > 0 } whole ? whole : null, Longest(html));
        using var reader = new SmartReader.Reader(Nowhere, page) { ContinueIfNotReadable = true };
        var article = reader.GetArticle();
        var blocks = PageBlocks.Of(new HtmlParser().ParseDocument(article.Content ?? "").Body!);
        var title = string.IsNullOrWhiteSpace(article.Title) ? null : article.Title.Trim();
        return (title, blocks.Count > 0 ? blocks : Longest(html));
    }

    private static IReadOnlyList<TextBlock> Longest(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var marked = page.QuerySelectorAll("article, main, [role='main']").MaxBy(e => e.TextContent.Length);
        var blocks = marked is null ? [] : PageBlocks.Of(marked);
        return blocks.Count > 0 ? blocks : PageBlocks.Of(page.Body!);
    }
}
