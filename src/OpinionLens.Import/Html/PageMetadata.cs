using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using OpinionLens.Import.Roles;
using OpinionLens.Import.Text;

namespace OpinionLens.Import.Html;

/// <summary>What a page says of itself: schema.org data first, then Open Graph and other meta.</summary>
internal static partial class PageMetadata
{
    private const int LongestName = 80;

    /// <summary>Before print there was no outlet; systems that do not know a date write the year 1.</summary>
    private const int EarliestYear = 1500;

    /// <summary>Reads a page that nobody has changed yet. The title is not read here: telling it from the site's name is the main text's business.</summary>
    public static SaidMetadata Of(IHtmlDocument page)
    {
        var linked = LinkedArticle.Of(page);
        var outlet = Meta(page, "og:site_name") ?? linked?.Publisher ?? Meta(page, "application-name");
        return new()
        {
            Authors = Authors(linked, page, outlet),
            Outlet = outlet,
            Date = Day(linked?.Published) ?? Day(Meta(page, "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date"))
                ?? Day(page.QuerySelector("article time[datetime], main time[datetime]")?.GetAttribute("datetime")),
            Language = Language(page.DocumentElement.GetAttribute("lang")) ?? Language(Meta(page, "og:locale", "content-language", "language")) ?? Language(linked?.Language),
            SourceUrl = Address(page.QuerySelector("link[rel~='canonical' i]")?.GetAttribute("href")) ?? Address(Meta(page, "og:url")) ?? Address(linked?.Url),
        };
    }

    private static IReadOnlyList<string> Authors(LinkedArticle? linked, IHtmlDocument page, string? outlet)
    {
        var printed = linked?.Authors is { Count: > 0 } authors ? authors
            : Meta(page, "author", "dc.creator", "parsely-author", "sailthru.author", "article:author") is { } one ? [one]
            : page.QuerySelectorAll("[rel~='author'], [itemprop~='author'] [itemprop~='name']").Select(e => e.TextContent).ToList();
        return [.. printed.SelectMany(Byline.Names).Where(n => n.Length <= LongestName && !n.Contains("://", StringComparison.Ordinal) && !n.Any(c => c == '@' || char.IsDigit(c))
            && !string.Equals(n, outlet, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static string? Meta(IHtmlDocument page, params string[] names)
    {
        foreach (var name in names)
        {
            var value = page.QuerySelectorAll("meta[content]").FirstOrDefault(m => Is(m, "property", name) || Is(m, "name", name) || Is(m, "http-equiv", name))?.GetAttribute("content");
            if (!string.IsNullOrWhiteSpace(value)) return Blanks().Replace(value.Trim(), " ");
        }
        return null;
    }

    private static bool Is(IElement meta, string attribute, string name) => string.Equals(meta.GetAttribute(attribute)?.Trim(), name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The day in the outlet's own time; what does not begin with an ISO 8601 day is no date that a page can be trusted with.</summary>
    private static string? Day(string? time) => time?.Trim() is { } trimmed && IsoDay().Match(trimmed) is { Success: true } day && DateReader.Read(day.Value, null) is DateReading.Found { Date.Date.Year: >= EarliestYear } ? day.Value : null;

    private static string? Language(string? tag) => tag?.Trim().Replace('_', '-') is { } clean && LanguageTag().IsMatch(clean) ? clean : null;

    private static string? Address(string? url) =>
        Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 ? uri.AbsoluteUri : null;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}
