using System.Text;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Discourse.Exchange.Export;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Comparison;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Compare;

/// <summary>
/// GET /compare/{a}/{b}/rows.csv and rows.jsonl, the same below /compare/{a} and /compare/actors/{x}/{y}: the rows of the page, with its filter, for everybody who reads, of what that
/// reader may see. A filter that names nothing there is refused: a script would take all rows for those it asked for.
/// </summary>
internal static class ComparisonExport
{
    /// <summary>The views of two articles.</summary>
    public static readonly string[] Views = ["claims", "texts", "actors", "proposed"];

    public static void MapComparisonExport(this WebApplication app)
    {
        app.MapGet("/compare/{a}/{b}/rows.{format}", async (string a, string b, string format, HttpContext http, ComparisonTable table, Viewer viewer, TimeProvider clock, CancellationToken cancel) =>
            await table.CompareAsync(a, b, viewer.Sees, cancel) is { } comparison
                ? await AnswerAsync(http, format, "comparison", comparison, Bucket.OnlyB, Views, (rows, address) => ComparisonSheet.Csv(comparison, rows, address, clock.GetUtcNow()), rows => ComparisonSheet.JsonLines(comparison, rows))
                : Results.NotFound());
        app.MapGet("/compare/{a}/rows.{format}", async (string a, string format, HttpContext http, ComparisonTable table, Viewer viewer, TimeProvider clock, CancellationToken cancel) =>
            await table.ElsewhereAsync(a, viewer.Sees, cancel) is { } read ? await AnswerAsync(http, format, read.Met, $"{a} (A) against all other articles (B)", read.IsCut, clock) : Results.NotFound());
        app.MapGet("/compare/actors/{x}/{y}/rows.{format}", async (string x, string y, string format, HttpContext http, ComparisonTable table, NameFinder names, Viewer viewer, TimeProvider clock, CancellationToken cancel) =>
        {
            if (await table.BetweenAsync(x, y, viewer.Sees, cancel) is { } read) return await AnswerAsync(http, format, read.Met, $"what {read.A.Slug} (A) and {read.B.Slug} (B) hold", read.IsCut, clock);
            return await names.MeantAsync(x, cancel) is { } a && await names.MeantAsync(y, cancel) is { } b ? Results.LocalRedirect($"/compare/actors/{a.Slug}/{b.Slug}/rows.{format}{http.Request.QueryString}") : Results.NotFound();
        });
    }

    private static Task<IResult> AnswerAsync(HttpContext http, string format, ClaimsMet met, string title, bool isCut, TimeProvider clock) =>
        AnswerAsync(http, format, "encounter", met, Bucket.Related, null, (rows, address) => ComparisonSheet.Csv(met, rows, title, isCut, address, clock.GetUtcNow()), rows => ComparisonSheet.JsonLines(met, rows, isCut));

    private static async Task<IResult> AnswerAsync(HttpContext http, string format, string name, ClaimsMet met, Bucket last, string[]? views, Func<IReadOnlyList<ComparisonRow>, string, string> csv, Func<IReadOnlyList<ComparisonRow>, string> lines)
    {
        if (format is not ("csv" or "jsonl")) return Results.NotFound();
        var (filter, ignored) = await http.RequestServices.GetRequiredService<RowQueries>().ReadAsync(http.Request.Query, met, last, views, http.RequestAborted);
        if (ignored.Count > 0) return Results.Text(LeftOut.Refusal(ignored), statusCode: StatusCodes.Status400BadRequest);
        var rows = filter.Of(met);
        var page = http.Request.Path.Value!.TrimStart('/');
        return format == "csv"
            ? Results.File(Encoding.UTF8.GetBytes(csv(rows, SiteAddress.Of(http.Request) + page[..page.LastIndexOf('/')] + filter.Query)), "text/csv; charset=utf-8", name + ".csv")
            : Results.File(Encoding.UTF8.GetBytes(lines(rows)), "application/jsonl; charset=utf-8", name + ".jsonl");
    }
}
