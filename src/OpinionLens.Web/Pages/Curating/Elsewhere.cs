using Microsoft.AspNetCore.Components;

namespace OpinionLens.Web.Pages.Curating;

/// <summary>Answers for an address whose thing is not there: it was merged and lives on elsewhere for good, or there never was one.</summary>
internal static class Elsewhere
{
    /// <param name="http">The request; its query goes along.</param>
    /// <param name="navigation">Of the page.</param>
    /// <param name="address">Where it is now, or null.</param>
    public static void Lead(HttpContext http, NavigationManager navigation, string? address)
    {
        if (address is null) navigation.NotFound();
        else http.Response.Redirect(address + http.Request.QueryString, permanent: true);
    }
}
