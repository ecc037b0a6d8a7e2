using System.Text.Encodings.Web;
using System.Text.Unicode;
using OpinionLens.Import.Reader;

namespace OpinionLens.Web.Composition;

/// <summary>What the pages stand on.</summary>
internal static class PageSetup
{
    /// <summary>
    /// How many foreign files are read at once: what two may take, and the server, stays under 2 GB, and on two cores pages are still
    /// answered.
    /// </summary>
    private const int FilesAtOnce = 2;

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton<OpinionLens.Import.Fetch.SourceFetcher>();
        builder.Services.AddSingleton(_ => new ReaderPool(ReaderProgram.Of(typeof(PageSetup).Assembly), FilesAtOnce));
        builder.Services.AddScoped<Pages.Import.EditorReader>();
        builder.Services.AddScoped<Pages.Import.Proposals>();
        builder.Services.AddSingleton<Pages.Compare.RowQueries>();
        builder.Services.AddSingleton<Pages.Claims.ClaimQueries>();
        // Letters of all scripts stay letters; only what means something in HTML is escaped. Half the bytes for a Cyrillic text.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        // Without it "dotnet run" outside Development serves the styles of Reading as 404.
        builder.WebHost.UseStaticWebAssets();
    }
}
