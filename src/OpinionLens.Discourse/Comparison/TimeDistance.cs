using System.Globalization;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Discourse.Comparison;

/// <summary>How far two articles are apart in time, no more precisely than their dates are known.</summary>
public static class TimeDistance
{
    private const double DaysOfMonth = 30.44, DaysOfYear = 365.25;

    /// <summary>A sentence: "B is about 3 months older than A."; null where one of them has no date.</summary>
    public static string? Of(Article a, Article b)
    {
        if (a.Date is not { } one || b.Date is not { } other) return null;
        var (days, rough) = (Math.Abs(one.DayNumber - other.DayNumber), (DatePrecision)Math.Max((int)Coarse(a.DatePrecision), (int)Coarse(b.DatePrecision)));
        if (rough == DatePrecision.Year && one.Year == other.Year) return "Both are of the same year.";
        if (rough == DatePrecision.Month && (one.Year, one.Month) == (other.Year, other.Month)) return "Both are of the same month.";
        if (days == 0) return rough == DatePrecision.Day ? "Both are of the same day." : "Both are of about the same time.";
        var (older, newer) = one < other ? ("A", "B") : ("B", "A");
        var about = rough == DatePrecision.Day && days < 14 ? "" : "about ";
        return $"{older} is {about}{Told(days, rough)} older than {newer}.";
    }

    /// <summary>Known to the day, to the month or to the year: "about" is no better than a month.</summary>
    private static DatePrecision Coarse(DatePrecision precision) => precision == DatePrecision.About ? DatePrecision.Month : precision;

    private static string Told(int days, DatePrecision rough)
    {
        if (rough == DatePrecision.Year || days >= 2 * DaysOfYear) return Count(days / DaysOfYear, "year");
        if (rough == DatePrecision.Month || days >= 70) return Count(days / DaysOfMonth, "month");
        return days < 14 ? Count(days, "day") : Count(days / 7.0, "week");
    }

    private static string Count(double number, string unit)
    {
        var whole = Math.Max(1, (int)Math.Round(number));
        return string.Create(CultureInfo.InvariantCulture, $"{whole} {unit}{(whole == 1 ? "" : "s")}");
    }
}
