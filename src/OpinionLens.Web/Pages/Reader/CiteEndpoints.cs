using System.Text;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Reader;

/// <summary>GET /a/{slug}/r/{n}/cite.bib and /c/{id}/cite.json and their likes: citations as files, for everybody who reads, of what that reader may see.</summary>
internal static class CiteEndpoints
{
    public static void MapCitations(this WebApplication app)
    {
        app.MapGet("/a/{slug}/r/{number:int}/cite.{format}", async (string slug, int number, string format, HttpContext http, ArticleLibrary library, Viewer viewer, CancellationToken cancel) =>
            await library.FindAsync(slug, number, viewer.Sees, cancel) is { } entry ? File(Citation.Of(entry, SiteAddress.Of(http.Request)), format) : Results.NotFound());
        app.MapGet("/c/{id}/cite.{format}", async (string id, string format, HttpContext http, ClaimLedger ledger, Viewer viewer, CancellationToken cancel) =>
            LensId.TryParse(id, out var number) && await ledger.ReadAsync(number, null, viewer.Sees, cancel) is { } claim
                ? File(Citation.Of(claim, await ledger.AnchorsAsync(number, viewer.Sees, cancel), SiteAddress.Of(http.Request)), format) : Results.NotFound());
    }

    private static IResult File(Citation citation, string format) => format switch
    {
        "bib" => Results.File(Encoding.UTF8.GetBytes(citation.ToBibTex()), "application/x-bibtex; charset=utf-8", $"{citation.Key}.bib"),
        "json" => Results.File(Encoding.UTF8.GetBytes(citation.ToCslJson()), "application/vnd.citationstyles.csl+json; charset=utf-8", $"{citation.Key}.json"),
        _ => Results.NotFound(),
    };
}
