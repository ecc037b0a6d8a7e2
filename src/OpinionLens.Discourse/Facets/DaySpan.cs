using System.Globalization;

namespace OpinionLens.Discourse.Facets;

/// <summary>A day, a month or a year as people and addresses write it: 2025-06-03, 2025-06, 2025; or "undated", where articles without a date stand.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
public readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    /// <summary>The word for no date.</summary>
    public const string Undated = "undated";

    /// <summary>False for what is none of these, and for days before the year 2 or after 9998.</summary>
    public static bool TryRead(string? text, out DaySpan span)
    {
        span = default;
        if (text == Undated) return true;
        if (!DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first.Year is < 2 or > 9998) return false;
        span = new(first, text!.Length switch { 4 => first.AddYears(1).AddDays(-1), 7 => first.AddMonths(1).AddDays(-1), _ => first });
        return true;
    }
}
