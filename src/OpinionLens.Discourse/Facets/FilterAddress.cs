using System.Globalization;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Facets;

/// <summary>A filter as the addresses of lists spell it.</summary>
public static class FilterAddress
{
    /// <summary>The parts in use, by name and value, in the order of the names; the same for the page and for the command line.</summary>
    public static IReadOnlyList<(string Name, string Value)> PartsOf(ClaimFilter filter)
    {
        (string Name, string? Value)[] parts =
        [
            ("q", filter.Words), ("source", filter.Source), ("about", filter.About), ("also", filter.Also), ("stance", Words.Of(filter.Stance)), ("voice", Words.Of(filter.Voice)), ("type", Words.Of(filter.Type)),
            ("topic", filter.Topic), ("proposition", filter.Proposition), ("polarity", Words.Of(filter.Polarity)), ("article", filter.Article), ("outlet", filter.Outlet), ("from", Day(filter.From)), ("to", Day(filter.Until)),
            ("state", Words.Of(filter.State)), ("status", Words.Of(filter.Status)),
        ];
        return [.. parts.Where(p => p.Value is not null).Select(p => (p.Name, p.Value!))];
    }

    private static string? Day(DateOnly? day) => day == DateOnly.MinValue ? DaySpan.Undated : day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
