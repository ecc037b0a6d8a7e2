using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Store.Comparison;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Compare;

/// <summary>
/// GET /compare/{a}/{b}/dossier.html: the comparison as one file that works without a network. It is made as a stranger sees it, whoever asks: nobody can call a file back.
/// </summary>
internal static class DossierEndpoint
{
    private static readonly string[] Sheets = ["tokens.css", "pages.css"];

    public static void MapDossier(this WebApplication app) => app.MapGet("/compare/{a}/{b}/dossier.html", async (string a, string b, HttpContext http, ComparisonTable table, TimeProvider clock, CancellationToken cancel) =>
    {
        if (await table.CompareAsync(a, b, Visibility.Public, cancel) is not { } comparison) return Results.NotFound();
        var site = SiteAddress.Of(http.Request);
        var html = await RenderAsync(http.RequestServices, new()
        {
            [nameof(Dossier.Comparison)] = comparison, [nameof(Dossier.Style)] = Style(app.Environment), [nameof(Dossier.Address)] = $"{site}compare/{a}/{b}", [nameof(Dossier.Made)] = clock.GetUtcNow(),
        });
        return Results.File(Encoding.UTF8.GetBytes(Enclose(html, comparison)), "text/html; charset=utf-8", $"{a}-and-{b}.html");
    });

    private static async Task<string> RenderAsync(IServiceProvider services, Dictionary<string, object?> parameters)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Dossier>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    private static string Style(IWebHostEnvironment environment) => string.Join('\n', Sheets.Select(s =>
    {
        using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo($"_content/OpinionLens.Reading/{s}").CreateReadStream());
        return reader.ReadToEnd();
    }));

    /// <summary>Links to what the file holds lead to it there; what only the site has is plain words, but for the address of the comparison. What a reason cites elsewhere on the web stays a link.</summary>
    private static string Enclose(string html, ComparisonReading comparison)
    {
        var document = new HtmlParser().ParseDocument(html);
        var here = document.All.Select(e => e.GetAttribute("id")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var link in document.QuerySelectorAll("a[href]:not([href^='#'], [href^='https://'], [href^='http://'])"))
        {
            if (Inside(link.GetAttribute("href")!, comparison).FirstOrDefault(here.Contains) is { } id) { link.SetAttribute("href", "#" + id); continue; }
            var words = document.CreateElement("span");
            foreach (var said in link.Attributes.Where(a => a.Name is not "href")) words.SetAttribute(said.Name, said.Value);
            words.InnerHtml = link.InnerHtml;
            link.Replace(words);
        }

        var text = new StringWriter();
        document.ToHtml(text, HtmlMarkupFormatter.Instance);
        return text.ToString();
    }

    /// <summary>Fragments under which the file may hold what an address of the site shows, the best first.</summary>
    private static IEnumerable<string> Inside(string address, ComparisonReading comparison)
    {
        if (address.StartsWith("/c/", StringComparison.Ordinal)) yield return "c-" + address["/c/".Length..];
        foreach (var (letter, side) in new[] { ("A", comparison.A), ("B", comparison.B) })
        {
            var text = $"/a/{side.Entry.Article.Slug}";
            if (address.StartsWith(text + "#", StringComparison.Ordinal)) yield return address[(text.Length + 1)..] is ['p', ..] place ? $"{letter}-{place.Split('s')[0]}" : address[(text.Length + 1)..];
            if (address == text) yield return $"text-{letter}";
            if (address == text || address == $"/claims?article={side.Entry.Article.Slug}") yield return $"claims-{letter}";
        }
    }
}
