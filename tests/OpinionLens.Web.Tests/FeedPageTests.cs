using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import.Tests.Fetch;
using OpinionLens.Store.Accounts;
using OpinionLens.Store.Articles;
using Shouldly;

namespace OpinionLens.Web.Tests;

/// <summary>A feed on the import page: it lists what is new, and one button takes one piece to the check. The network is in memory.</summary>
[Collection(nameof(PageStatements))]
public sealed partial class FeedPageTests : IDisposable
{
    private const string Feed = """
        <rss version="2.0"><channel><title>Quay</title><link>https://quay.example/</link><description>d</description>
        <item><title>A pier of &lt;i&gt;stone&lt;/i&gt; "and" &lt;script&gt;alert(1)&lt;/script&gt;</title><link>http://quay.example/pier</link></item>
        <item><title>The harbour</title><link>http://quay.example/elsewhere</link></item>
        <item><title>Known by its address</title><link>http://quay.example/known</link></item>
        <item><title>bad</title><link>javascript:alert(1)</link></item></channel></rss>
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opinionlens-");
    private readonly RecordedNetwork network = new RecordedNetwork { Server = Answer }.EveryName("93.184.215.14");

    private static byte[] Answer(string request) => request.StartsWith("GET /feed ", StringComparison.Ordinal) ? RecordedNetwork.Answer("200 OK", "Content-Type: application/rss+xml", Encoding.UTF8.GetBytes(Feed))
        : RecordedNetwork.Answer("200 OK", "Content-Type: text/html", "<html><title>A pier of stone</title><article><h1>A pier of stone</h1><p>The pier should be of stone, for wood has rotted three times since the war.</p></article>"u8.ToArray());

    private async Task<(WebApplicationFactory<Program> Site, HttpClient Editor)> SiteAsync(bool fetches = true)
    {
        var site = new WebApplicationFactory<Program>().WithWebHostBuilder(web => web.UseSetting("db", Path.Combine(folder.FullName, "web.db")).UseEnvironment("Production").UseSetting("OpinionLens:FetchSources", fetches ? "true" : "false")
            .ConfigureTestServices(services => services.AddSingleton(network.Fetcher())));
        var editor = site.CreateClient();
        (await editor.GetAsync("/signin?token=" + await site.Services.GetRequiredService<EditorTokens>().MakeAsync("ada"))).EnsureSuccessStatusCode();
        return (site, editor);
    }

    private static async Task<(HttpStatusCode Status, string Page, string Path)> SendAsync(HttpClient editor, string page, string form, params (string Name, string Value)[] fields)
    {
        // The form that holds this piece of its own, up to its end.
        var from = page[page.LastIndexOf("<form", page.IndexOf(form, StringComparison.Ordinal), StringComparison.Ordinal)..];
        var hidden = Hidden().Matches(from[..from.IndexOf("</form>", StringComparison.Ordinal)]).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));
        var answer = await editor.PostAsync("/import", new FormUrlEncodedContent(hidden.Concat(fields).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task A_feed_lists_what_is_new_and_a_button_takes_one_piece_to_the_check()
    {
        var (site, editor) = await SiteAsync();
        await using var end = site;
        foreach (var (slug, url) in new (string, string?)[] { ("the-harbour", null), ("other", "http://quay.example/known") })
            await site.Services.GetRequiredService<ArticleIntake>().AddAsync(new() { Slug = slug, Title = slug, SourceUrl = url, Paragraphs = [new(ParagraphRole.Body, $"Words of {slug}.")], Bytes = [1] }, "ada");

        var library = site.Services.GetRequiredService<ArticleLibrary>();
        var before = (await library.ListAsync(Visibility.Members)).Rows.Count;
        var (status, page, _) = await SendAsync(editor, await editor.GetStringAsync("/import"), "id=\"feed\"", ("feed", "http://quay.example/feed"));
        status.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(page).ShouldContain("1 piece is not here yet; 2 are here already; 1 has no address that could be fetched and is left out.");
        page.ShouldNotContain("<script>alert");
        Buttons().Matches(page).Select(m => m.Groups[1].Value).ShouldBe(["http://quay.example/pier"]);
        network.Requests.Count.ShouldBe(1);

        var (_, check, path) = await SendAsync(editor, page, "name=\"url\" value=\"http://quay.example/pier\"", ("url", "http://quay.example/pier"));
        path.ShouldStartWith("/import/");
        check.ShouldContain("A pier of stone");
        check.ShouldContain("From http://quay.example/pier");
        // Nothing is an article yet, and what waits is not offered again.
        (await library.ListAsync(Visibility.Members)).Rows.Count.ShouldBe(before);
        var (_, again, _) = await SendAsync(editor, await editor.GetStringAsync("/import"), "id=\"feed\"", ("feed", "http://quay.example/feed"));
        again.ShouldContain("It waits to be checked");
        Buttons().Count(again).ShouldBe(0);
    }

    [Theory]
    [InlineData("", "must begin with https://")]
    [InlineData("javascript:alert(1)", "must begin with https://")]
    [InlineData("http://quay.example/page", "The server gives text/html; only feeds")]
    [InlineData("http://10.0.0.8/feed", "private or reserved network")]
    public async Task An_address_that_is_no_feed_is_told_and_kept_in_its_field(string address, string why)
    {
        var (site, editor) = await SiteAsync();
        await using var end = site;
        var (status, page, _) = await SendAsync(editor, await editor.GetStringAsync("/import"), "id=\"feed\"", ("feed", address));
        status.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(page).ShouldContain(why);
        page.ShouldContain($"value=\"{address}\"");
    }

    [Fact]
    public async Task Without_the_setting_or_the_token_of_the_form_nothing_is_fetched()
    {
        var (site, editor) = await SiteAsync(fetches: false);
        await using var end = site;
        (await editor.GetStringAsync("/import")).ShouldNotContain("id=\"feed\"");
        (await editor.PostAsync("/import", new FormUrlEncodedContent([KeyValuePair.Create("_handler", "feed"), KeyValuePair.Create("feed", "http://quay.example/feed")]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var stranger = site.CreateClient();
        (await stranger.PostAsync("/import", new FormUrlEncodedContent([KeyValuePair.Create("_handler", "feed"), KeyValuePair.Create("feed", "http://quay.example/feed")]))).StatusCode.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.BadRequest);
        network.Requests.ShouldBeEmpty();
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<button name=\"url\" value=\"([^\"]*)\"")]
    private static partial Regex Buttons();
}
