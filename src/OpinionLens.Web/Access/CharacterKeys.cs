using OpinionLens.Web.Composition;

namespace OpinionLens.Web.Access;

/// <summary>Whether single characters act as keys in this browser (WCAG 2.1.4): on unless switched off in the settings.</summary>
internal static class CharacterKeys
{
    private const string Plain = "keys";

    public static bool Of(HttpRequest request) => request.Cookies[PublicAddress.Of(request.HttpContext).Cookie(Plain)] != "off";

    public static void Keep(HttpContext http, bool on) =>
        http.Response.Cookies.Append(PublicAddress.Of(http).Cookie(Plain), on ? "on" : "off", new()
        {
            Path = CookiePath.Of(http.Request), HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365),
            IsEssential = true, Secure = http.Request.IsHttps,
        });
}
