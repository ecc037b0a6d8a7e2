using Microsoft.AspNetCore.Components;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Frame;

/// <summary>Masthead, page, colophon.</summary>
public sealed partial class MainLayout
{
    private string look = "system";
    private string back = "/";
    private string? query;

    /// <summary>Where the page is found, for paper; null where the address does not lead to it again, or gives rights.</summary>
    private string? asked;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    protected override void OnInitialized()
    {
        look = Theme.Of(Http.Request);
        // A page that answers a POST or a failure cannot be asked for again by its address.
        if (HttpMethods.IsGet(Http.Request.Method) && Http.Request.Path != "/signin" && !Http.Request.Path.StartsWithSegments("/problem"))
        {
            back = $"{Http.Request.Path.ToUriComponent()}{Http.Request.QueryString.ToUriComponent()}";
            asked = SiteAddress.Of(Http.Request) + back.TrimStart('/');
        }

        query = Http.Request.Path == "/search" ? Http.Request.Query["q"].ToString() : null;
    }
}
