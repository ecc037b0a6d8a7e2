using System.Text;
using System.Text.RegularExpressions;

namespace OpinionLens.Web.Composition;

/// <summary>
/// Pages write their links from the root of the program ("/a/slug"). Under a base path they are led there in one place, as the page
/// leaves: links in
/// texts that editors wrote are so too, and no page can forget it.
/// </summary>
internal static partial class RootLinks
{
    /// <summary>After compression has been set up, so that what passes here is text.</summary>
    public static void UseRootLinks(this WebApplication app)
    {
        var root = app.Services.GetRequiredService<PublicAddress>().Base;
        if (root.HasValue) app.Use((http, next) => LeadAsync(http, next, root));
    }

    /// <summary>A path of the program under the base; what stands there already, and what leads to another host, stays.</summary>
    public static string Under(PathString root, string path)
    {
        if (!root.HasValue || path is not ['/', ..] || path is [_, '/' or '\\', ..]) return path;
        var cut = path.AsSpan(0, path.AsSpan().IndexOfAny('?', '#') is var end and >= 0 ? end : path.Length).ToString();
        var isThere = cut.Equals(root.Value, StringComparison.Ordinal) || cut.StartsWith(root.Value + "/", StringComparison.Ordinal);
        return isThere ? path : root.Value + path;
    }

    /// <summary>The same for every link of a page.</summary>
    public static string Lead(PathString root, string html) =>
        Tag().Replace(html, tag => Link().Replace(tag.Value, link => $"{link.Groups[1].Value}{Under(root, link.Groups[2].Value)}\""));

    private static async Task LeadAsync(HttpContext http, RequestDelegate next, PathString root)
    {
        var outer = http.Response.Body;
        await using var page = new HtmlHold(http.Response, outer);
        http.Response.Body = page;
        try { await next(http); }
        finally { http.Response.Body = outer; }
        if (page.Held is { } html) await outer.WriteAsync(Encoding.UTF8.GetBytes(Lead(root, html)), http.RequestAborted);
    }

    // Our own pages write < and > in values as entities, and all values in double quotes.
    [GeneratedRegex("<[a-zA-Z][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"(\s(?:href|src|action|formaction)="")(/[^""]*)""")]
    private static partial Regex Link();
}
