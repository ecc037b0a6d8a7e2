using System.Globalization;
using OpinionLens.Discourse.Facets;

namespace OpinionLens.Web.Pages.Claims;

/// <summary>A month or a year as charts name it and as addresses write it.</summary>
internal static class Period
{
    /// <param name="first">Its first day; <see cref="DateOnly.MinValue"/> for no date.</param>
    /// <param name="isYear">False for a month.</param>
    public static (string Value, string Label) Of(DateOnly first, bool isYear)
    {
        string N(string format) => first.ToString(format, CultureInfo.InvariantCulture);
        return first == DateOnly.MinValue ? (DaySpan.Undated, "no date") : isYear ? (N("yyyy"), N("yyyy")) : (N("yyyy-MM"), N("MMMM yyyy"));
    }
}
