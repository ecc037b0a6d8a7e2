using System.Globalization;
using OpinionLens.Discourse;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Web.Pages.Changes;

/// <summary>Reads the filter of the list of changes from an address. What cannot be read narrows nothing, but for an id that names nothing: that gives an empty list.</summary>
internal static class ChangeQuery
{
    public static ChangeFilter Read(string? who, string? verb, string? article, string? of, string? batch, string? from, string? to) => new(
        Text(who), Text(article), Text(of) is { } id ? LensId.TryParse(id, out var subject) ? subject : 0 : null, Text(verb), Text(batch), Day(from), Day(to));

    public static ChangeFilter Read(IQueryCollection q) => Read(q["who"], q["verb"], q["article"], q["of"], q["batch"], q["from"], q["to"]);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static DateOnly? Day(string? value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
