using System.Globalization;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Reading.Parts;

/// <summary>Dates as people read them, the same in every culture: "3 June 2025", "June 2025", "about 20 February 2025".</summary>
public static class Dates
{
    /// <summary>A printed date with its precision; "undated" where there is none.</summary>
    public static string Of(DateOnly? date, DatePrecision precision) => PrintedDate.Of(date, precision);

    /// <summary>An article's date.</summary>
    public static string Of(Article article) => Of(article.Date, article.DatePrecision);

    /// <summary>An article's date.</summary>
    public static string Of(ArticleTag article) => Of(article.Date, article.DatePrecision);

    /// <summary>The day of a moment, UTC.</summary>
    public static string Of(DateTimeOffset moment) => PrintedDate.Of(DateOnly.FromDateTime(moment.UtcDateTime), DatePrecision.Day);

    /// <summary>For the datetime attribute, as precise as the date is known; null where it is not.</summary>
    public static string? Iso(DateOnly? date, DatePrecision precision) => date?.ToString(precision switch
    {
        DatePrecision.Year => "yyyy",
        DatePrecision.Month => "yyyy-MM",
        _ => "yyyy-MM-dd",
    }, CultureInfo.InvariantCulture);

    /// <summary>The day of a moment, UTC, for the datetime attribute.</summary>
    public static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
