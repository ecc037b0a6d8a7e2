using System.Globalization;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Import.Roles;

public enum DateOrder { Dmy, Mdy }

/// <summary>A date with how sure it is and, where there was a choice, why this reading.</summary>
internal sealed record ReadDate(DateOnly Date, DatePrecision Precision, string? Note);

/// <summary>What a printed date can mean.</summary>
internal abstract record DateReading
{
    public sealed record Found(ReadDate Date) : DateReading;
    public sealed record Ambiguous(DateOnly DayFirst, DateOnly MonthFirst) : DateReading;
    public sealed record Unreadable : DateReading;
}

/// <summary>Reads printed dates: ISO 8601, English month names, and numbers, which may be ambiguous.</summary>
internal static class DateReader
{
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "dddd, d MMMM yyyy", "dddd, MMMM d, yyyy", "yyyy/MM/dd"];
    private static readonly string[] MonthFormats = ["MMMM yyyy", "MMM yyyy", "yyyy-MM"];

    /// <summary>Reads a date.</summary>
    /// <param name="text">As printed.</param>
    /// <param name="order">How the outlet writes numeric dates; null leaves 03/06/2025 ambiguous.</param>
    public static DateReading Read(string text, DateOrder? order)
    {
        var trimmed = text.Trim().TrimEnd('.');
        // Front matter may hold a time: the day is what counts.
        if (trimmed.Length > 10 && trimmed[10] is 'T' or ' ' && DateOnly.TryParseExact(trimmed[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso)) return Day(iso);
        if (DateOnly.TryParseExact(trimmed, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Day(day);
        if (DateOnly.TryParseExact(trimmed, MonthFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return new DateReading.Found(new(month, DatePrecision.Month, null));
        if (trimmed.Length == 4 && int.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0) return new DateReading.Found(new(new(year, 1, 1), DatePrecision.Year, null));
        return Numbers(trimmed, order);
    }

    private static DateReading Day(DateOnly day) => new DateReading.Found(new(day, DatePrecision.Day, null));

    private static DateReading Numbers(string text, DateOrder? order)
    {
        var parts = text.Split('/', '.', '-').Select(p => int.TryParse(p.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1).ToArray();
        if (parts is not [var first, var second, var year] || year < 0) return new DateReading.Unreadable();
        if (year < 100) year += 2000;
        var dayFirst = Make(year, second, first);
        var monthFirst = Make(year, first, second);
        return (dayFirst, monthFirst) switch
        {
            (null, null) => new DateReading.Unreadable(),
            ({ } one, null) => Day(one),
            (null, { } one) => Day(one),
            ({ } one, { } other) when one == other => Day(one),
            ({ } one, { } other) => order switch
            {
                DateOrder.Dmy => Chosen(text, one, "the day comes first in this outlet's dates"),
                DateOrder.Mdy => Chosen(text, other, "the month comes first in this outlet's dates"),
                _ => new DateReading.Ambiguous(one, other),
            },
        };
    }

    private static DateReading Chosen(string printed, DateOnly date, string why) => new DateReading.Found(new(date, DatePrecision.Day, $"Printed {printed}: {why}."));

    private static DateOnly? Make(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
}
