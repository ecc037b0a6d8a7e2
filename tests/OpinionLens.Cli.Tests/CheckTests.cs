using System.Text;
using System.Text.Json;
using OpinionLens.Cli.Commands;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import;
using OpinionLens.Import.Tests.Fetch;
using OpinionLens.Store.Articles;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Claims;
using Shouldly;

namespace OpinionLens.Cli.Tests;

public sealed class CheckTests : CommandLine
{
    private const string Kept = "The mayor says that a quay pays for itself in two years.\nTugs are dear.\nThe ferry stays in port on Sundays because nobody crosses.";

    /// <summary>What stands at each path now; what is not named answers 404.</summary>
    private readonly Dictionary<string, string> pages = new(StringComparer.Ordinal);
    private readonly RecordedNetwork network = new RecordedNetwork().EveryName("93.184.215.14");

    private async Task AddAsync(string slug, string? path)
    {
        var text = ArticleReader.Read(Encoding.UTF8.GetBytes(Kept + $"\nWords of {slug} alone."), null, new() { Title = slug, Slug = slug, SourceUrl = path is null ? null : new("http://quay.example" + path) });
        await The<ArticleIntake>().AddAsync(text, "ada", Cancel);
        if (path is not null) pages[path] = Kept + $"\nWords of {slug} alone.";
    }

    private Task<(int Code, string[] Out, string Error)> CheckAsync(params string[] arguments)
    {
        network.Server = request => pages.TryGetValue(request.Split(' ')[1], out var page) ? RecordedNetwork.Answer("200 OK", "Content-Type: text/plain; charset=utf-8", Encoding.UTF8.GetBytes(page)) : RecordedNetwork.Answer("404 Not Found", "Content-Type: text/plain");
        return RunAsync(CheckCommand.Make(() => network.Fetcher()), arguments);
    }

    [Fact]
    public async Task All_articles_with_a_source_are_asked_and_one_that_fails_does_not_stop_the_others()
    {
        await AddAsync("quay", "/quay");
        await AddAsync("tugs", "/tugs");
        await AddAsync("pasted", null);
        (await CheckAsync()).Out.Order().ShouldBe(["quay: unchanged, as revision 1", "tugs: unchanged, as revision 1"]);
        pages.Remove("/tugs");
        var run = await CheckAsync();
        (run.Code, run.Out.Single()).ShouldBe((1, "quay: unchanged, as revision 1"));
        run.Error.ShouldContain("tugs: the server answered 404");
        network.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_text_that_changed_is_told_with_the_passages_that_change_and_nothing_is_kept()
    {
        await AddAsync("quay", "/quay?a=1&b=it's");
        await The<ClaimLedger>().AssertAsync("quay", [new() { Quote = "a quay pays for itself in two years", Statement = "Quays pay" }, new() { Quote = "The ferry stays in port on Sundays because nobody crosses", Statement = "No ferry on Sundays" }, new() { Quote = "Tugs are dear", Statement = "Tugs cost much" }], "ada", Cancel);
        pages["/quay?a=1&b=it's"] = "Tugs are dear.\nThe mayor says that a quay pays for itself in four years.\nA wholly other story about lighthouses, their keepers and the price of oil.";
        var before = (await The<ChangeJournal>().ListAsync(new(), cancel: Cancel)).Rows.Count;

        var run = await CheckAsync("quay", "--json");
        run.Code.ShouldBe(0, run.Error);
        var line = JsonDocument.Parse(run.Out.Single()).RootElement;
        (line.GetProperty("unchanged").GetBoolean(), line.GetProperty("revision").GetInt32(), line.GetProperty("command").GetString()).ShouldBe((false, 2, "opinionlens revise quay 'http://quay.example/quay?a=1&b=it%27s'"));
        var states = line.GetProperty("states");
        (states.GetProperty("changed").GetInt32(), states.GetProperty("orphaned").GetInt32()).ShouldBe((1, 1));

        var told = string.Join('\n', (await CheckAsync("quay")).Out);
        told.ShouldContain("quay: the text has changed; it would be revision 2; passages:");
        told.ShouldContain("now ¶2 “a quay pays for itself in four years”");
        told.ShouldContain("No ferry on Sundays");
        told.ShouldNotContain("Tugs cost much");
        (await The<ArticleLibrary>().FindAsync("quay", Visibility.Members, Cancel))!.Article.LastRevision.ShouldBe(1);
        (await The<ChangeJournal>().ListAsync(new(), cancel: Cancel)).Rows.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_source_is_compared_with_the_last_text_so_that_going_back_to_an_older_one_is_a_change()
    {
        await AddAsync("quay", "/quay");
        await The<ArticleIntake>().ReviseAsync("quay", Text("quay", null, "Another text."), "ada", Cancel);
        (await CheckAsync("quay")).Out[0].ShouldStartWith("quay: the text has changed; it would be revision 3;");
        pages["/quay"] = "Another text.";
        (await CheckAsync("quay")).Out.ShouldBe(["quay: unchanged, as revision 2"]);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_told()
    {
        (await CheckAsync()).Error.ShouldContain("No article has a source address.");
        await AddAsync("pasted", null);
        var run = await CheckAsync("pasted");
        (run.Code, run.Error.Trim()).ShouldBe((1, "pasted: it has no source address."));
        (await CheckAsync("nothing")).Error.ShouldContain("There is no article nothing");
        network.Requests.ShouldBeEmpty();
    }
}
