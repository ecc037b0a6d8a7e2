using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpinionLens.Discourse.Articles;
using OpinionLens.Reading.Text;
using OpinionLens.Store;
using OpinionLens.Store.Articles;

namespace OpinionLens.Benchmarks;

/// <summary>
/// The least that any page of this size costs: its bytes from memory, by the same web server, with nothing in between. Beside it the same article
/// rendered from an <see cref="ArticleReading"/> in memory, so that the two differ by the rendering alone.
/// </summary>
internal static class RawServer
{
    public static async Task<int> RunAsync(int port, string file, string store, string slug)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddOpinionLensStore(StoreAddress.Parse(store));
        var app = builder.Build();
        var reading = await app.Services.GetRequiredService<ArticleLibrary>().ReadAsync(slug, Visibility.Public) ?? throw new InvalidOperationException($"There is no {slug}.");
        app.MapGet("/rendered", http => RenderAsync(http, reading));
        app.MapFallback(http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.ContentLength = bytes.Length;
            return http.Response.Body.WriteAsync(bytes).AsTask();
        });
        await app.RunAsync();
        return 0;
    }

    private static async Task RenderAsync(HttpContext http, ArticleReading reading)
    {
        await using var renderer = new HtmlRenderer(http.RequestServices, NullLoggerFactory.Instance);
        await using var body = new HttpResponseStreamWriter(http.Response.Body, System.Text.Encoding.UTF8);
        http.Response.ContentType = "text/html; charset=utf-8";
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<Rows>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Rows.Reading)] = reading }));
            root.WriteHtmlTo(body);
        });
    }

    /// <summary>The article of the reader page, without the frame around it.</summary>
    private sealed class Rows : ComponentBase
    {
        [Parameter, EditorRequired]
        public ArticleReading Reading { get; set; } = null!;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            foreach (var line in new ReadingPlan(Reading, ColourBy.Voice, null).Lines)
            {
                builder.OpenComponent<ReadingRow>(0);
                builder.AddAttribute(1, nameof(ReadingRow.Line), line);
                builder.AddAttribute(2, nameof(ReadingRow.Article), Reading.Entry.Article.Slug);
                builder.AddAttribute(3, nameof(ReadingRow.Language), Reading.Entry.Article.Language);
                builder.CloseComponent();
            }
        }
    }
}
