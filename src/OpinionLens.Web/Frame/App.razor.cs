using Microsoft.AspNetCore.Components;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Frame;

/// <summary>The document around every page.</summary>
public sealed partial class App
{
    private string? theme, root;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override void OnInitialized()
    {
        theme = Theme.Of(Http.Request) is var look and not "system" ? look : null;
        // Scripts ask for addresses of their own.
        root = Http.Request.PathBase.HasValue ? Http.Request.PathBase.Value : null;
    }

    private string Asset(string name) => "/" + Assets[$"_content/OpinionLens.Reading/{name}"];
}
