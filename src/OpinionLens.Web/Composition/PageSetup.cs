using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace OpinionLens.Web.Composition;

/// <summary>What the pages stand on.</summary>
internal static class PageSetup
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton<OpinionLens.Import.Fetch.SourceFetcher>();
        builder.Services.AddScoped<Pages.Import.Proposals>();
        builder.Services.AddSingleton<Pages.Compare.RowQueries>();
        builder.Services.AddSingleton<Pages.Claims.ClaimQueries>();
        // Letters of all scripts stay letters; only what means something in HTML is escaped. Half the bytes for a Cyrillic text.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        // Without it "dotnet run" outside Development serves the styles of Reading as 404.
        builder.WebHost.UseStaticWebAssets();
    }
}
