using OpinionLens.Anchoring;
using OpinionLens.Cli.Bench;
using OpinionLens.Cli.Commands;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;
using Shouldly;

namespace OpinionLens.Cli.Tests;

public sealed class BenchTests : CommandLine
{
    private static readonly string[] Corpus = ["corpus", "--claims", "300"];

    [Fact]
    public async Task A_generated_corpus_has_as_many_published_claims_as_asked_for_each_on_its_exact_passage()
    {
        var run = await RunAsync(BenchCommand.Make(), Corpus);
        (run.Code, run.Error).ShouldBe((0, ""));
        var claims = (await The<ClaimLedger>().ListAsync(new(), Visibility.Public, size: null, cancel: Cancel)).Rows;
        claims.Count.ShouldBe(300);
        claims.SelectMany(c => c.Passages).Select(p => p.State).ShouldAllBe(s => s == AnchorState.Exact);
        (await The<ArticleLibrary>().ListAsync(Visibility.Public, size: null, cancel: Cancel)).Rows.Sum(a => a.Article.Claims).ShouldBe(300);
        var busiest = (await The<ActorDirectory>().ListAsync(size: 1, cancel: Cancel)).Rows[0];
        (await The<ClaimLedger>().CountAsync(new(About: busiest.Slug), Visibility.Public, cancel: Cancel)).ShouldBe(busiest.About, "its counters are right");
        foreach (var claim in claims.Take(20)) await StandsAsync(claim);
        (await RunAsync(BenchCommand.Make(), Corpus)).Error.ShouldContain("goes into an empty store alone");
    }

    [Fact]
    public void The_same_seed_writes_the_same_and_another_seed_something_else()
    {
        Statements(1).ShouldBe(Statements(1));
        Statements(2).ShouldNotBe(Statements(1));
    }

    [Fact]
    public async Task A_store_that_has_articles_is_left_alone()
    {
        await The<ArticleIntake>().AddAsync(Text("the-harbour", null, "Words of the harbour."), "ada", Cancel);
        var run = await RunAsync(BenchCommand.Make(), Corpus);
        (run.Code, run.Error.Contains("the-harbour is one", StringComparison.Ordinal)).ShouldBe((1, true));
        (await The<ActorDirectory>().ListAsync(cancel: Cancel)).Rows.Select(a => a.Name).Order().ShouldBe(["Ada Quill", "Harbour Gazette"]);
        (await RunAsync(BenchCommand.Make(), "corpus", "--claims", "0")).Code.ShouldBe(1);
    }

    private async Task StandsAsync(ClaimReading claim)
    {
        var text = (await The<ArticleLibrary>().ReadAsync(claim.Article.Slug, Visibility.Public, cancel: Cancel))!.Paragraphs;
        foreach (var passage in claim.Passages) text.Single(p => p.Ordinal == passage.Paragraph).Text[passage.Start!.Value..passage.End!.Value].ShouldBe(passage.Quote);
    }

    private static List<string?> Statements(int seed)
    {
        var (size, chance) = (new CorpusSize(200), new Random(seed));
        var writer = new CorpusWriter(size, chance);
        return [.. size.Articles(chance).SelectMany(claims => writer.Next(claims).Claims).Select(c => c.Statement)];
    }
}
