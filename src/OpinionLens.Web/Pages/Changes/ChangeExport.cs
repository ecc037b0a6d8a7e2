using System.Text;
using System.Text.Json;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Discourse.Exchange.Export;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Changes;

/// <summary>The list of changes as a file, page by page as it is read: the same filter as the page, nothing held in memory.</summary>
internal static class ChangeExport
{
    private const int Page = 500;

    public static void MapChangeExport(this WebApplication app) => app.MapGet("/changes/export.{format}", async (string format, HttpContext http, ChangeJournal journal) =>
    {
        if (format is not ("csv" or "jsonl")) { http.Response.StatusCode = StatusCodes.Status404NotFound; return; }
        http.Response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=changes.{format}";
        if (format == "csv") await http.Response.WriteAsync("id,at,who,verb,summary,article,subject,batch,undoes,undone\r\n");
        string? after = null;
        do
        {
            var page = await journal.ListAsync(ChangeQuery.Read(http.Request.Query), after, Page, http.RequestAborted);
            var lines = new StringBuilder();
            foreach (var row in page.Rows.Select(r => r.ToLine()))
                lines.Append(format == "csv" ? CsvCells.Line([row.Id, row.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture), row.Who, row.Verb, row.Summary, row.Article, row.Subject, row.Batch, row.Undoes, row.Undone ? "true" : "false"]) : JsonSerializer.Serialize(row, LensJson.Line) + "\n");
            await http.Response.WriteAsync(lines.ToString());
            after = page.Next;
        }
        while (after is not null);
    }).RequireAuthorization(EditorCookie.Policy);
}
