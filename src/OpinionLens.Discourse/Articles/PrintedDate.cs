using System.Globalization;

namespace OpinionLens.Discourse.Articles;

/// <summary>A printed date in words, no more precise than it is known, the same in every culture: "3 June 2025", "June 2025", "2025", "about 20 February 2025".</summary>
public static class PrintedDate
{
    /// <summary>"undated" where there is none.</summary>
    public static string Of(DateOnly? date, DatePrecision precision) => date is not { } day ? "undated" : precision switch
    {
        DatePrecision.Year => day.ToString("yyyy", CultureInfo.InvariantCulture),
        DatePrecision.Month => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        DatePrecision.About => "about " + Day(day),
        _ => Day(day),
    };

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
