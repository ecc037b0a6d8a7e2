using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store.Accounts;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;
using Shouldly;

namespace OpinionLens.Web.Tests;

/// <summary>Citations on the pages and as files, for strangers and for editors.</summary>
[Collection(nameof(PageStatements))]
public sealed class CiteTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opinionlens-");

    private WebApplicationFactory<Program> Site() => new WebApplicationFactory<Program>().WithWebHostBuilder(web => web.UseSetting("db", Path.Combine(folder.FullName, "web.db")).UseEnvironment("Production"));

    /// <summary>Revision 1 is public; revision 2 is for members, and the claim stands a paragraph later there.</summary>
    private static async Task<string> FillAsync(IServiceProvider services)
    {
        var intake = services.GetRequiredService<ArticleIntake>();
        await intake.AddAsync(Text(Visibility.Public, "A quay pays for itself in two years."), "ada");
        var id = (await services.GetRequiredService<ClaimLedger>().AssertAsync("harbour", [new() { Quote = "A quay pays for itself", Statement = "Quays pay" }], "ada"))[0];
        await intake.ReviseAsync("harbour", Text(Visibility.Members, "Nobody else will pay, and the mayor knows it.", "A quay pays for itself in two years."), "ada");
        return LensId.Format(id);
    }

    private static ImportedText Text(Visibility visibility, params string[] paragraphs) => new()
    {
        Slug = "harbour", Title = "The harbour & the mayor", Authors = ["Ada Quill"], Outlet = "Harbour Gazette", Date = new(2026, 5, 1), DatePrecision = DatePrecision.Month, Visibility = visibility,
        Paragraphs = [new(ParagraphRole.Heading, "The harbour"), .. paragraphs.Select(p => new ImportedParagraph(ParagraphRole.Body, p))], Bytes = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', paragraphs)),
    };

    [Fact]
    public async Task The_page_of_a_claim_and_its_files_name_revision_and_state_as_their_reader_may_see_them()
    {
        await using var site = Site();
        using var stranger = site.CreateClient();
        using var editor = site.CreateClient();
        var id = await FillAsync(site.Services);
        (await editor.GetAsync("/signin?token=" + await site.Services.GetRequiredService<EditorTokens>().MakeAsync("ada"))).EnsureSuccessStatusCode();

        var page = WebUtility.HtmlDecode(await stranger.GetStringAsync($"/c/{id}"));
        page.ShouldContain($"Ada Quill, “The harbour & the mayor”, Harbour Gazette, May 2026. Revision 1: paragraph 2, exact. Held by Ada Quill: Quays pay. http://localhost/a/harbour/r/1#c-{id} (claim: http://localhost/c/{id})");
        foreach (var format in new[] { "bib", "json" }) page.ShouldContain($"href=\"/c/{id}/cite.{format}\"");
        WebUtility.HtmlDecode(await editor.GetStringAsync($"/c/{id}")).ShouldContain("Revision 2: paragraph 3, exact. Held by Ada Quill: Quays pay.");

        var bib = await stranger.GetAsync($"/c/{id}/cite.bib");
        bib.Content.Headers.ContentType!.ToString().ShouldBe("application/x-bibtex; charset=utf-8");
        bib.Content.Headers.ContentDisposition!.FileName.ShouldBe($"harbour-r1-c-{id}.bib");
        (await bib.Content.ReadAsStringAsync()).ShouldContain(@"title = {{The harbour \& the mayor}},");
        var json = await editor.GetAsync($"/c/{id}/cite.json");
        json.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.citationstyles.csl+json");
        JsonDocument.Parse(await json.Content.ReadAsStringAsync()).RootElement[0].GetProperty("URL").GetString().ShouldBe($"http://localhost/a/harbour/r/2#c-{id}");
    }

    [Fact]
    public async Task The_reader_cites_the_revision_that_is_shown_without_a_script()
    {
        await using var site = Site();
        using var stranger = site.CreateClient();
        await FillAsync(site.Services);
        var page = WebUtility.HtmlDecode(await stranger.GetStringAsync("/a/harbour"));
        page.ShouldContain("<summary>Cite</summary>");
        page.ShouldContain("Ada Quill, “The harbour & the mayor”, Harbour Gazette, May 2026. Revision 1. http://localhost/a/harbour/r/1<");
        page.ShouldContain("href=\"/a/harbour/r/1/cite.bib\"");
        (await stranger.GetStringAsync("/a/harbour/r/1/cite.bib")).ShouldStartWith("@article{harbour-r1,");
        JsonDocument.Parse(await stranger.GetStringAsync("/a/harbour/r/1/cite.json")).RootElement[0].GetProperty("id").GetString().ShouldBe("harbour-r1");
    }

    [Fact]
    public async Task What_is_not_there_or_not_for_a_stranger_is_not_found()
    {
        await using var site = Site();
        using var stranger = site.CreateClient();
        var id = await FillAsync(site.Services);
        foreach (var path in new[] { "/a/harbour/r/2/cite.bib", "/a/harbour/r/9/cite.json", "/a/harbour/r/0/cite.bib", "/a/nothing/r/1/cite.bib", "/a/harbour/r/1/cite.ris", "/c/0000000000000/cite.bib", "/c/nothing/cite.json", $"/c/{id}/cite.txt" })
            (await stranger.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }
}
