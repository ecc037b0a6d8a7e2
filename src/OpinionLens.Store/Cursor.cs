using System.Globalization;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store;

/// <summary>The place in a keyset-paged list after which the next page starts, as it stands in a URL: a sort key and an id.</summary>
internal static class Cursor
{
    /// <summary>Reads a cursor of a list ordered by day. False for null and for what is not one.</summary>
    public static bool TryRead(string? text, out DateOnly day, out long id)
    {
        (day, id) = (default, 0);
        return text?.Split('.') is [var key, var last] && DateOnly.TryParseExact(key, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && LensId.TryParse(last, out id);
    }

    /// <summary>Reads a cursor of a list ordered by a count.</summary>
    public static bool TryRead(string? text, out int count, out long id)
    {
        (count, id) = (0, 0);
        return text?.Split('.') is [var key, var last] && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out count) && LensId.TryParse(last, out id);
    }

    /// <summary>Reads a cursor of a list ordered by one count, and within it by another.</summary>
    public static bool TryRead(string? text, out (int First, int Second) counts, out long id)
    {
        (counts, id) = (default, 0);
        return text?.Split('.') is [var first, var second, var last] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out counts.First) && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out counts.Second)
            && LensId.TryParse(last, out id);
    }

    /// <summary>Cuts the row that was read beyond the page, and makes the cursor of the next from the last that stays.</summary>
    public static Page<T> Page<T>(IReadOnlyList<T> rows, int? size, Func<T, (DateOnly Day, long Id)> key, string? after = null) =>
        Cut(rows, size, IsStray(after, TryRead(after, out DateOnly _, out _)), r => string.Create(CultureInfo.InvariantCulture, $"{key(r).Day:yyyyMMdd}.{LensId.Format(key(r).Id)}"));

    /// <summary>The same for a list ordered by a count.</summary>
    public static Page<T> Page<T>(IReadOnlyList<T> rows, int? size, Func<T, (int Count, long Id)> key, string? after = null) =>
        Cut(rows, size, IsStray(after, TryRead(after, out int _, out _)), r => string.Create(CultureInfo.InvariantCulture, $"{key(r).Count}.{LensId.Format(key(r).Id)}"));

    /// <summary>The same for a list ordered by two counts.</summary>
    public static Page<T> Page<T>(IReadOnlyList<T> rows, int? size, Func<T, (int First, int Second, long Id)> key, string? after = null) =>
        Cut(rows, size, IsStray(after, TryRead(after, out (int, int) _, out _)), r => string.Create(CultureInfo.InvariantCulture, $"{key(r).First}.{key(r).Second}.{LensId.Format(key(r).Id)}"));

    /// <summary>Whether somebody gave a cursor that is none.</summary>
    public static bool IsStray(string? after, bool isRead) => !string.IsNullOrEmpty(after) && !isRead;

    private static Page<T> Cut<T>(IReadOnlyList<T> rows, int? size, bool isStray, Func<T, string> cursor) =>
        (size is { } most && rows.Count > most ? new Page<T>([.. rows.Take(most)], cursor(rows[most - 1])) : new(rows, null)) with { IsStray = isStray };
}
