using System.Globalization;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Exchange.Export;

/// <summary>A row a claim; where it has several passages, the places are those of the first. The head stands in comments, as the W3C's CSV on the Web has them: lines that begin with "#".</summary>
internal sealed class CsvSheet : ClaimSheet
{
    private static readonly string[] Columns =
    [
        "id", "article", "title", "outlet", "date", "statement", "held_by", "chain", "voice", "type", "about", "topics", "proposition", "polarity", "status", "revision", "paragraph", "sentence", "start",
        "end", "quote", "state", "passages", "address", "date_precision",
    ];

    private string site = "";

    public override string MediaType => "text/csv; charset=utf-8";

    public override string Begin(ExportHead head)
    {
        site = head.Site;
        string[] told = ["OpinionLens: claims", $"query: {head.Site}{head.Query}", $"made: {Time(head.Made)}", $"as of change: {head.Change}", Invariant($"claims: {head.Claims}")];
        return string.Concat(told.Select(t => $"# {t.ReplaceLineEndings(" ")}\r\n")) + CsvCells.Line(Columns);
    }

    public override string Row(ExportedClaim row)
    {
        var (claim, line, first) = (row.Claim, row.Claim.ToLine(), row.Claim.First ?? row.Claim.Passages.FirstOrDefault());
        return CsvCells.Line(
        [
            line.Id, line.Article, claim.Article.Title, claim.Article.Outlet, claim.Article.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), line.Statement,
            string.Join("; ", claim.Holders.Select(h => h.Name)), string.Join(" > ", line.Attribution.Select(Link)), Words.Of(line.Voice), Words.Of(line.Type),
            string.Join("; ", line.About.Select(a => $"{a.Actor}: {Words.Of(a.Stance)}")), string.Join("; ", line.Topics), line.Proposition, Words.Of(line.Polarity), Words.Of(line.Status),
            first?.Revision.ToString(CultureInfo.InvariantCulture), Number(first?.Paragraph), Number(first?.Sentence), Number(first?.Start), Number(first?.End), first?.Quote, Words.Of(first?.State),
            Number(line.Passages.Count), $"{site}c/{line.Id}", claim.Article.Date is null ? null : Words.Of(claim.Article.DatePrecision),
        ]);
    }

    /// <summary>Who speaks, and by which words.</summary>
    private static string Link(LinkLine link) => string.Join(", ", link.Sources) + (link.Cue is null ? "" : $" (“{link.Cue}”)");

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
