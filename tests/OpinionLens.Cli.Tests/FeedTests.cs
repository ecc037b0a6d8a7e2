using System.Text.Json;
using OpinionLens.Cli.Commands;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store.Articles;
using Shouldly;

namespace OpinionLens.Cli.Tests;

public sealed class FeedTests : CommandLine
{
    private const string Feed = """
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Quay</title><link>https://quay.example/</link><description>d</description>
        <item><title>A pier of stone</title><link>https://quay.example/pier</link><dc:creator>Ada Quill</dc:creator><pubDate>Mon, 04 May 2026 08:00:00 GMT</pubDate></item>
        <item><title>The Harbour</title><link>https://quay.example/elsewhere</link></item>
        <item><title>Another title</title><link>https://quay.example/known</link></item>
        <item><title>bad</title><link>javascript:alert(1)</link></item></channel></rss>
        """;

    private async Task<string> FillAsync()
    {
        await The<ArticleIntake>().AddAsync(Text("the-harbour", null, "Words of the harbour."), "ada", Cancel);
        await The<ArticleIntake>().AddAsync(Text("known", "https://quay.example/known", "Words that are known."), "ada", Cancel);
        return Write("feed.xml", Feed);
    }

    [Fact]
    public async Task New_pieces_are_listed_and_nothing_is_taken_in()
    {
        var run = await RunAsync(FeedCommand.Make(), await FillAsync());
        run.Out.ShouldBe(["4 May 2026 · A pier of stone · Ada Quill · https://quay.example/pier"]);
        run.Error.ShouldContain("1 of 3 pieces not here yet; take one in with: opinionlens import URL.");
        run.Error.ShouldContain("1 left out: without an address that could be fetched");
        run.Code.ShouldBe(0);
        (await The<ArticleLibrary>().ListAsync(Visibility.Members, cancel: Cancel)).Rows.Count.ShouldBe(2);
    }

    [Fact]
    public async Task All_pieces_come_with_the_slug_under_which_they_are_here()
    {
        var lines = (await RunAsync(FeedCommand.Make(), await FillAsync(), "--all", "--json")).Out.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines.Select(l => (l.GetProperty("title").GetString(), l.GetProperty("date").GetString(), l.GetProperty("article").GetString())).ShouldBe([("A pier of stone", "2026-05-04", null), ("The Harbour", null, "the-harbour"), ("Another title", null, "known")]);
        lines[0].EnumerateObject().Select(m => m.Name).ShouldBe(["title", "authors", "date", "url", "article"]);
    }

    [Fact]
    public async Task What_is_no_feed_and_an_empty_one_are_told()
    {
        var page = await RunAsync(FeedCommand.Make(), Write("page.html", "<!doctype html><title>x</title>"));
        (page.Code, page.Error.Contains("this is a web page and no feed", StringComparison.Ordinal)).ShouldBe((1, true));
        (await RunAsync(FeedCommand.Make(), "no-such-file.xml")).Code.ShouldBe(1);
        (await RunAsync(FeedCommand.Make(), "http://10.0.0.8/feed")).Error.ShouldContain("private or reserved network");
        var empty = await RunAsync(FeedCommand.Make(), Write("empty.xml", """<rss version="2.0"><channel><title>t</title></channel></rss>"""));
        (empty.Code, empty.Error.Contains("tells of no piece", StringComparison.Ordinal)).ShouldBe((0, true));
    }
}
