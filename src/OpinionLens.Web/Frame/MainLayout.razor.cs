using Microsoft.AspNetCore.Components;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Frame;

/// <summary>Masthead, page, colophon.</summary>
public sealed partial class MainLayout
{
    private string look = "system";
    private string back = "/";
    private string? query;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    protected override void OnInitialized()
    {
        look = Theme.Of(Http.Request);
        // A page that answers a POST or a failure cannot be asked for again by its address.
        back = HttpMethods.IsGet(Http.Request.Method) && Http.Request.Path != "/signin" && !Http.Request.Path.StartsWithSegments("/problem")
            ? $"{Http.Request.Path.ToUriComponent()}{Http.Request.QueryString.ToUriComponent()}" : "/";
        query = Http.Request.Path == "/search" ? Http.Request.Query["q"].ToString() : null;
    }
}
