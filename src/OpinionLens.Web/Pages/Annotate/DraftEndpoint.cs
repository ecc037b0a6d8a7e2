using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Drafts;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>POST /drafts: keeps what stands in a claim's form, or throws it away. Sent by the page's script while somebody types, and by the button of the notice.</summary>
internal static class DraftEndpoint
{
    public static void MapDrafts(this WebApplication app) => app.MapPost("/drafts", async (HttpContext http, IAntiforgery forgery, DraftDrawer drawer, ClaimLedger ledger, Viewer viewer) =>
    {
        if (!await forgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var sent = await http.Request.ReadFormAsync();
        var place = sent["place"].ToString();
        if (!DraftPlaces.Is(place)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (sent["drop"].Count > 0)
        {
            await drawer.DropAsync(viewer.Who, place);
            return Results.LocalRedirect("~" + LocalUrl.Or(sent["back"]));
        }

        try
        {
            var at = await drawer.KeepAsync(viewer.Who, place, DraftPlaces.Write(LocalUrl.Or(sent["address"]), ClaimForm.Of(sent)), await ArticleAsync(ledger, place));
            return Results.Json(new { at = at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) });
        }
        // A form larger than any, or one that many windows write to at the same moment: the browser's copy is there, and is sent again.
        catch (Refusal) { return Results.StatusCode(StatusCodes.Status409Conflict); }
    }).RequireAuthorization(EditorCookie.Policy).DisableAntiforgery();

    private static async Task<long?> ArticleAsync(ClaimLedger ledger, string place)
    {
        LensId.TryParse(place.Split('/')[1], out var id);
        return place.StartsWith("claim/", StringComparison.Ordinal) ? id : (await ledger.FindAsync(id, Visibility.Members))?.Claim.Article.Id;
    }
}
