namespace OpinionLens.Web.Access;

/// <summary>Which paths of the host a cookie goes to: those of the site, and all where it has no base path.</summary>
internal static class CookiePath
{
    public static string Of(HttpRequest request) => request.PathBase.HasValue ? request.PathBase.Value! : "/";
}
