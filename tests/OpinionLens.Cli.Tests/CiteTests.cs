using System.Text.Json;
using OpinionLens.Cli.Commands;
using OpinionLens.Discourse;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;
using Shouldly;

namespace OpinionLens.Cli.Tests;

public sealed class CiteTests : CommandLine
{
    private async Task<string> FillAsync()
    {
        await The<ArticleIntake>().AddAsync(Text("harbour", null, "Nobody asked us.", "A quay pays for itself in two years."), "ada", Cancel);
        var id = (await The<ClaimLedger>().AssertAsync("harbour", [new() { Quote = "A quay pays for itself", Statement = "Quays pay" }], "ada", Cancel))[0];
        await The<ArticleIntake>().ReviseAsync("harbour", Text("harbour", null, "Nobody asked us.", "The mayor sold the tugs and went to sea."), "ada", Cancel);
        return LensId.Format(id);
    }

    [Fact]
    public async Task A_claim_is_cited_in_the_current_revision_and_in_the_one_asked_for()
    {
        var id = await FillAsync();
        (await RunAsync(CiteCommand.Make(), id, "--site", "https://lens.example")).Out.ShouldBe(
            [$"Ada Quill, “The harbour”, Harbour Gazette, 4 May 2026. Revision 2: its words are gone since revision 2. Held by Ada Quill: Quays pay. https://lens.example/a/harbour/r/2#c-{id} (claim: https://lens.example/c/{id})"]);
        (await RunAsync(CiteCommand.Make(), id, "--revision", "1", "--site", "https://lens.example/")).Out[0].ShouldContain($"Revision 1: paragraph 2, exact. Held by Ada Quill: Quays pay. https://lens.example/a/harbour/r/1#c-{id} ");
    }

    [Fact]
    public async Task An_article_is_cited_as_text_bibtex_csl_and_all_at_once_as_json()
    {
        await FillAsync();
        (await RunAsync(CiteCommand.Make(), "harbour")).Out.ShouldBe(["Ada Quill, “The harbour”, Harbour Gazette, 4 May 2026. Revision 2. http://127.0.0.1:5080/a/harbour/r/2"]);
        (await RunAsync(CiteCommand.Make(), "harbour", "--as", "bibtex", "--revision", "1")).Out[0].ShouldBe("@article{harbour-r1,");
        JsonDocument.Parse(string.Concat((await RunAsync(CiteCommand.Make(), "harbour", "--as", "csl")).Out)).RootElement[0].GetProperty("id").GetString().ShouldBe("harbour-r2");
        var line = JsonDocument.Parse((await RunAsync(CiteCommand.Make(), "harbour", "--json")).Out.Single()).RootElement;
        (line.GetProperty("key").GetString(), line.EnumerateObject().Select(m => m.Name).ToArray()).ShouldSatisfyAllConditions(l => l.Item1.ShouldBe("harbour-r2"), l => l.Item2.ShouldBe(["key", "text", "bibtex", "csl"]));
    }

    [Fact]
    public async Task What_is_not_there_is_told_in_a_sentence()
    {
        var id = await FillAsync();
        foreach (var (arguments, why) in new (string[], string)[]
        {
            (["nothing"], "There is no claim and no article nothing"), ([id, "--revision", "7"], $"{id} has no passage in revision 7."), (["harbour", "--revision", "7"], "harbour has no revision 7"),
            (["harbour", "--as", "ris"], "--as ris is unknown; it is one of text, bibtex, csl."), (["harbour", "--site", "lens"], "--site lens is no address"),
        })
        {
            var run = await RunAsync(CiteCommand.Make(), arguments);
            (run.Code, run.Out.Length).ShouldBe((1, 0));
            run.Error.ShouldContain(why);
        }
    }
}
