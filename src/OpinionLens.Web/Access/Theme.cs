using OpinionLens.Web.Composition;

namespace OpinionLens.Web.Access;

/// <summary>Light, dark or as the system has it: kept in a cookie so that the server renders it without a flash.</summary>
internal static class Theme
{
    public static readonly IReadOnlyList<string> All = ["system", "light", "dark"];
    private const string Plain = "theme";

    /// <summary>What the request asks for; "system" for anything else.</summary>
    public static string Of(HttpRequest request) =>
        request.Cookies[Cookie(request.HttpContext)] is { } look and ("light" or "dark") ? look : "system";

    private static string Cookie(HttpContext http) => PublicAddress.Of(http).Cookie(Plain);

    /// <summary>POST /theme. It changes nothing but a look, so it needs no token (which would keep every page out of the cache), only our own origin.</summary>
    public static void MapTheme(this WebApplication app) => app.MapPost("/theme", async (HttpContext http) =>
    {
        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none") || !http.Request.HasFormContentType) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync();
        var theme = form["theme"].ToString();
        if (!All.Contains(theme)) return Results.BadRequest();
        http.Response.Cookies.Append(Cookie(http), theme, new()
        {
            Path = CookiePath.Of(http.Request), HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365),
            IsEssential = true, Secure = http.Request.IsHttps,
        });
        // 303: the browser comes back with GET.
        http.Response.Headers.Location = LocalUrl.Or(form["back"]);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    });
}
