namespace OpinionLens.Discourse.Exchange.Export;

/// <summary>Lines of RFC 4180 that no spreadsheet runs: what would be read as a formula begins with an apostrophe.</summary>
public static class CsvCells
{
    /// <summary>One line with its end.</summary>
    public static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string? value)
    {
        var text = value ?? "";
        if (text.TrimStart(' ') is [var first, ..] && "=+-@\t\r\n＝＋－＠".Contains(first, StringComparison.Ordinal)) text = "'" + text;
        return "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
