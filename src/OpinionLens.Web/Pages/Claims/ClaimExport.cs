using OpinionLens.Discourse;
using OpinionLens.Discourse.Exchange.Export;
using OpinionLens.Store.Exchange;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Claims;

/// <summary>GET /claims.csv, /claims.jsonl, /claims.jsonld: the list of claims as a file, with the filter and the order of the page, for everybody who reads, of what that reader may see. A filter that names nothing is refused.</summary>
internal static class ClaimExport
{
    public static void MapClaimExport(this WebApplication app) => app.MapGet("/claims.{format}", async (string format, HttpContext http, ClaimExports exports, ClaimQueries queries, Viewer viewer) =>
    {
        if (Words.Read<ExportFormat>(format) is not { } known) { http.Response.StatusCode = StatusCodes.Status404NotFound; return; }
        var query = await queries.ReadAsync(http.Request.QueryString.Value ?? "", http.RequestAborted);
        if (query.Ignored.Count > 0 || query.Clash is not null)
        {
            (http.Response.StatusCode, http.Response.ContentType) = (StatusCodes.Status400BadRequest, "text/plain; charset=utf-8");
            await http.Response.WriteAsync(query.Clash is { } clash ? clash + "\n" : LeftOut.Refusal(query.Ignored), http.RequestAborted);
            return;
        }

        var sheet = ClaimSheet.Of(known);
        http.Response.ContentType = sheet.MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=claims.{format}";
        var order = new ExportOrder(query.Filter, query.Order, viewer.Sees, SiteAddress.Of(http.Request), "claims" + query.Query(("view", null)));
        await exports.WriteAsync(order, sheet, text => http.Response.WriteAsync(text, http.RequestAborted), null, http.RequestAborted);
    });
}
