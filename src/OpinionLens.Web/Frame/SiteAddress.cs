namespace OpinionLens.Web.Frame;

/// <summary>The address under which a request found the site.</summary>
internal static class SiteAddress
{
    /// <summary>As the pages have it from <c>NavigationManager.BaseUri</c>: with its last slash.</summary>
    public static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}/";
}
