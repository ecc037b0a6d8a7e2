using System.Globalization;
using System.Text.Json;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;

namespace OpinionLens.Discourse.Exchange.Export;

/// <summary>Rows of a comparison as a file.</summary>
public static class ComparisonSheet
{
    private static readonly string[] Columns =
    [
        "bucket", "topic", "proposition", "who_meets", "why", "decided", "confirmed", "a_claims", "a_held_by", "a_statements", "a_paragraphs", "b_claims", "b_held_by", "b_statements", "b_paragraphs", "a_articles", "b_articles", "sides",
    ];

    /// <summary>RFC 4180, safe for spreadsheets, with a head of comment lines. What one side has several of stands in one cell, parted by " / ", in one order in all of its cells.</summary>
    /// <param name="comparison">The two articles.</param>
    /// <param name="rows">Those of its rows that are wanted.</param>
    /// <param name="address">Where readers find the same list.</param>
    /// <param name="made">When.</param>
    public static string Csv(ComparisonReading comparison, IReadOnlyList<ComparisonRow> rows, string address, DateTimeOffset made)
    {
        string Side(string letter, Articles.ArticleReading side) => string.Create(CultureInfo.InvariantCulture,
            $"{letter}: {side.Entry.Article.Slug}, revision {side.Entry.Shown?.Number ?? 0}, {side.Coverage.Annotated} of {side.Coverage.Body} body paragraphs annotated");
        string[] head = ["OpinionLens: two articles compared", $"query: {address}", $"made: {made.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", Side("A", comparison.A), Side("B", comparison.B), $"rows: {rows.Count.ToString(CultureInfo.InvariantCulture)}"];
        return Csv(comparison, rows, head, r => Meeting.Of(r, comparison));
    }

    /// <summary>The same of claims that meet across many articles.</summary>
    /// <param name="encounter">The claims.</param>
    /// <param name="rows">Those of their rows that are wanted.</param>
    /// <param name="title">What is set against what.</param>
    /// <param name="isCut">Whether more claims meet than were read.</param>
    /// <param name="address">Where readers find the same list.</param>
    /// <param name="made">When.</param>
    public static string Csv(ClaimsMet encounter, IReadOnlyList<ComparisonRow> rows, string title, bool isCut, string address, DateTimeOffset made)
    {
        string[] head = [$"OpinionLens: {title}", $"query: {address}", $"made: {made.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", .. isCut ? ["more claims meet than are read at once: of each side of a proposition these are the newest"] : Array.Empty<string>(), $"rows: {rows.Count.ToString(CultureInfo.InvariantCulture)}"];
        return Csv(encounter, rows, head, _ => null);
    }

    private static string Csv(ClaimsMet met, IReadOnlyList<ComparisonRow> rows, IEnumerable<string> head, Func<ComparisonRow, string?> who) =>
        string.Concat(head.Select(h => $"# {h.ReplaceLineEndings(" ")}\r\n")) + CsvCells.Line(Columns) + string.Concat(rows.Select(r => CsvCells.Line(Cells(r, met, who(r)))));

    /// <summary>The JSON contract: a line a row, and a last line with the coverage of both sides and how many of these rows each bucket has.</summary>
    public static string JsonLines(ComparisonReading comparison, IReadOnlyList<ComparisonRow> rows)
    {
        var chosen = comparison with { Rows = rows };
        return string.Concat(chosen.ToLines().Select(l => JsonSerializer.Serialize(l, LensJson.Line) + "\n")) + JsonSerializer.Serialize(chosen.Totals(), LensJson.Line) + "\n";
    }

    /// <summary>The same of claims that meet across many articles: the last line has no coverage.</summary>
    public static string JsonLines(ClaimsMet encounter, IReadOnlyList<ComparisonRow> rows, bool isCut)
    {
        var chosen = encounter with { Rows = rows };
        return string.Concat(chosen.ToLines().Select(l => JsonSerializer.Serialize(l, LensJson.Line) + "\n"))
            + JsonSerializer.Serialize(chosen.Totals(isCut), LensJson.Line) + "\n";
    }

    private static IEnumerable<string?> Cells(ComparisonRow row, ClaimsMet encounter, string? who)
    {
        IEnumerable<string?> Side(IReadOnlyList<long> ids)
        {
            var claims = ids.Select(encounter.Claim).ToList();
            string Joined(Func<ClaimReading, string?> of) => string.Join(" / ", claims.Select(of));
            return [Joined(c => c.Id), Joined(c => string.Join("; ", c.Holders.Select(h => h.Name))), Joined(c => c.Statement), Joined(c => c.First?.Paragraph?.ToString(CultureInfo.InvariantCulture))];
        }

        string Articles(IReadOnlyList<long> ids) => string.Join(" / ", ids.Select(id => encounter.Claim(id).Article.Slug));
        var met = row.Bucket < Bucket.OnlyA;
        return [Words.Of(row.Bucket), row.Topic, encounter.Wording(row), who, encounter.Why(row), met ? Meeting.Decided(row) : "", met ? (row.IsOpen ? "false" : "true") : "", .. Side(row.A), .. Side(row.B), Articles(row.A), Articles(row.B), encounter.Sides(row)];
    }
}
