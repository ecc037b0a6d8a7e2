using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Articles;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Claims;
using Shouldly;
using Visibility = OpinionLens.Discourse.Articles.Visibility;

namespace OpinionLens.Web.Tests;

/// <summary>Addresses that were given once answer for ever. In one collection with the tests that count statements, which nothing may run beside.</summary>
[Collection(nameof(PageStatements))]
public sealed class AddressPages : IDisposable
{
    private static readonly string[] First =
    [
        "The harbour must be dredged before winter. Otherwise the ferry will stop at Christmas.", "The mayor has promised a new quay three times. He has built none of them so far.",
        "Fishermen pay a tax on every crate that they land. They have paid it since the flood.", "A bridge would shorten the road to the hospital. It would cost nine million.",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opinionlens-");
    private readonly WebApplicationFactory<Program> site;
    private readonly HttpClient client;

    public AddressPages()
    {
        site = new WebApplicationFactory<Program>().WithWebHostBuilder(web => web.UseSetting("db", Path.Combine(folder.FullName, "web.db")).UseEnvironment("Production"));
        client = site.CreateClient();
    }

    private ArticleIntake Intake => site.Services.GetRequiredService<ArticleIntake>();

    [Fact]
    public async Task The_reader_tells_at_each_old_number_where_its_words_went()
    {
        await Intake.AddAsync(Text(First), "ada");
        await Intake.ReviseAsync("harbour", Text([First[3], First[0], First[2].Replace("They have paid it since the flood.", "Nobody knows why.", StringComparison.Ordinal)]), "ada");
        var page = await ReadAsync("/a/harbour");
        string At(string id) => page.GetElementById(id)!.Closest(".row")!.QuerySelector(".went")!.TextContent;
        At("p1").ShouldContain("In revision 1, paragraph 1 was what is paragraph 2 now.");
        At("p2").ShouldContain("What was paragraph 2 in revision 1 was cut; to be read in revision 1.");
        At("p3").ShouldContain("Other words stood here in revision 1: see what changed.");
        At("p3").ShouldContain("What was sentence 2 in revision 1 was cut");
        At("p4").ShouldContain("paragraph 4 was what is paragraph 1 now");
        page.GetElementById("p4s2").ShouldNotBeNull();
        page.QuerySelectorAll("[id]").GroupBy(e => e.Id).ShouldAllBe(g => g.Count() == 1);
        (await ReadAsync("/a/harbour/r/1")).QuerySelector(".went").ShouldBeNull();
    }

    [Fact]
    public async Task History_sets_two_texts_side_by_side_word_by_word()
    {
        await Intake.AddAsync(Text(First), "ada");
        await Intake.ReviseAsync("harbour", Text([.. First.Select(p => p.Replace("three times", "four times", StringComparison.Ordinal))]), "ada");
        await Intake.ReviseAsync("harbour", Text([First[3], First[0], First[1].Replace("three times", "four times", StringComparison.Ordinal)]), "ada");
        var page = await ReadAsync("/a/harbour/history?from=1&to=3");
        page.QuerySelector("#from option[selected]")!.GetAttribute("value").ShouldBe("1");
        page.QuerySelector("#n3 del")!.TextContent.ShouldBe("removed: three");
        page.QuerySelector("#n3 ins")!.TextContent.ShouldBe("added: four");
        page.QuerySelector("#n1 th")!.TextContent.ShouldContain("moved");
        page.QuerySelector("#o3 th")!.TextContent.ShouldContain("cut");
        page.QuerySelector("details summary")!.TextContent.ShouldBe("1 paragraph unchanged");
        // What means nothing is the newest, and the one before.
        var usual = await ReadAsync("/a/harbour/history?from=9&to=x");
        (usual.QuerySelector("#from option[selected]")!.TextContent, usual.QuerySelector("#to option[selected]")!.TextContent).ShouldBe(("2", "3"));
    }

    [Fact]
    public async Task A_text_for_editors_is_not_set_beside_another_for_strangers()
    {
        await Intake.AddAsync(Text(First), "ada");
        await Intake.ReviseAsync("harbour", Text(["A secret sentence for editors alone."], Visibility.Members), "ada");
        var page = await ReadAsync("/a/harbour/history");
        page.QuerySelector("main")!.TextContent.ShouldContain("The text of revision 2 is for editors");
        page.QuerySelector(".aligned").ShouldBeNull();
        page.Source.Text.ShouldNotContain("secret sentence");
    }

    [Fact]
    public async Task A_revision_and_a_claim_that_were_taken_back_say_so()
    {
        await Intake.AddAsync(Text(First), "ada");
        await Intake.ReviseAsync("harbour", Text(["Quite another text."]), "ada");
        await site.Services.GetRequiredService<UndoDesk>().UndoAsync("ada");
        (await ReadAsync("/a/harbour/r/2")).QuerySelector("main")!.TextContent.ShouldContain("Revision 2 was taken back on ");
        foreach (var never in new[] { "/a/harbour/r/3", "/a/harbour/r/0", "/a/nothing/r/1" }) (await client.GetAsync(never)).StatusCode.ShouldBe(HttpStatusCode.NotFound, never);
        var id = (await site.Services.GetRequiredService<ClaimLedger>().AssertAsync("harbour", [Draft()], "ada"))[0];
        await site.Services.GetRequiredService<UndoDesk>().UndoAsync("ada");
        var gone = await client.GetAsync("/c/" + LensId.Format(id));
        gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        var words = await gone.Content.ReadAsStringAsync();
        words.ShouldContain("This claim was taken back");
        words.ShouldContain("href=\"/a/harbour\"");
        words.ShouldNotContain("dredging is urgent");
        (await client.GetAsync("/c/" + LensId.Format(id + 1))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_retired_claim_keeps_its_place_to_be_led_to()
    {
        await Intake.AddAsync(Text(First), "ada");
        var ledger = site.Services.GetRequiredService<ClaimLedger>();
        var id = (await ledger.AssertAsync("harbour", [Draft()], "ada"))[0];
        await ledger.SetStatusAsync(id, 1, ClaimStatus.Retired, "ada");
        var target = (await ReadAsync("/a/harbour")).GetElementById("c-" + LensId.Format(id))!;
        target.TextContent.ShouldContain("This claim was retired: The dredging is urgent");
        target.QuerySelector("a")!.GetAttribute("href").ShouldBe("/c/" + LensId.Format(id));
    }

    private async Task<IDocument> ReadAsync(string path)
    {
        using var response = await client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        var html = await response.Content.ReadAsStringAsync();
        return await BrowsingContext.New().OpenAsync(r => r.Content(html).Address(new Uri(client.BaseAddress!, path).ToString()));
    }

    private static ClaimDraft Draft() => new() { Quote = "The harbour must be dredged", Statement = "The dredging is urgent", Type = ClaimType.Policy };

    private static ImportedText Text(string[] paragraphs, Visibility visibility = Visibility.Public) => new()
    {
        Slug = "harbour", Title = "The harbour", Authors = ["Ada Quill"], Visibility = visibility,
        Paragraphs = [.. paragraphs.Select(p => new ImportedParagraph(ParagraphRole.Body, p))], Bytes = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', paragraphs)),
    };

    public void Dispose()
    {
        client.Dispose();
        site.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }
}
