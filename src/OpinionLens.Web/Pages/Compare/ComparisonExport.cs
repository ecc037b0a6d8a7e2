using System.Text;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Discourse.Exchange.Export;
using OpinionLens.Store.Comparison;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Compare;

/// <summary>GET /compare/{a}/{b}/rows.csv and rows.jsonl: the rows of the page, with its filter, for everybody who reads, of what that reader may see.</summary>
internal static class ComparisonExport
{
    public static void MapComparisonExport(this WebApplication app) => app.MapGet("/compare/{a}/{b}/rows.{format}", async (string a, string b, string format, HttpContext http, ComparisonTable table, Viewer viewer, TimeProvider clock, CancellationToken cancel) =>
    {
        if (format is not ("csv" or "jsonl") || await table.CompareAsync(a, b, viewer.Sees, cancel) is not { } comparison) return Results.NotFound();
        var filter = Read(http.Request.Query);
        var rows = filter.Of(comparison);
        return format == "csv"
            ? Results.File(Encoding.UTF8.GetBytes(ComparisonSheet.Csv(comparison, rows, $"{SiteAddress.Of(http.Request)}compare/{a}/{b}{filter.Query}", clock.GetUtcNow())), "text/csv; charset=utf-8", "comparison.csv")
            : Results.File(Encoding.UTF8.GetBytes(ComparisonSheet.JsonLines(comparison, rows)), "application/jsonl; charset=utf-8", "comparison.jsonl");
    });

    /// <summary>The filter as an address has it.</summary>
    public static RowFilter Read(IQueryCollection query) => new(Words.Read<Bucket>(query["bucket"]), query["topic"], query["actor"], query["unconfirmed"] == "hide");
}
