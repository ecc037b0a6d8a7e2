using System.Globalization;
using System.Text.Json;
using OpinionLens.Cli.Commands;
using OpinionLens.Discourse.Claims;
using OpinionLens.Language.Likeness;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;
using Shouldly;

namespace OpinionLens.Cli.Tests;

public sealed class ProposingTests : CommandLine
{
    private static string? Perspectrum => Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL") is { Length: > 0 } material && Path.Combine(material, "benchmarks", "perspectrum") is var folder && Directory.Exists(folder) ? folder : null;

    [Fact]
    public async Task What_is_proposed_is_told_by_compare_and_scored_against_the_editors_pairs()
    {
        foreach (var slug in new[] { "first", "second" }) await The<ArticleIntake>().AddAsync(Text(slug, null, $"Words of the {slug} harbour."), "ada", Cancel);
        async Task<long> SayAsync(string slug, string statement) => (await The<ClaimLedger>().AssertAsync(slug, [new ClaimDraft { Quote = $"Words of the {slug}", Statement = statement }], "ada", Cancel))[0];
        var (a, b) = (await SayAsync("first", "The mayor promised to dredge the harbour"), await SayAsync("second", "The mayor never promised to dredge the harbour"));
        var line = JsonDocument.Parse((await RunAsync(CompareCommand.Make(), "first", "second", "--proposed", "--json")).Out.ShouldHaveSingleItem()).RootElement;
        (line.GetProperty("bucket").GetString(), line.GetProperty("why").GetString()).ShouldBe(("contradict", "In common: words dredge, harbour, mayor, promised. One says “never”."));
        (await RunAsync(CompareCommand.Make(), "first", "second", "--proposed")).Out[0].ShouldStartWith("contradict? ");
        await The<RelationKeeper>().AddAsync(a, b, RelationKind.Contradicts, null, "ada", Cancel);
        (await RunAsync(CompareCommand.Make(), "first", "second", "--proposed")).Out.ShouldBeEmpty("it is decided");
        // The same article against all others, and those who hold these claims against each other.
        var met = (await RunAsync(CompareCommand.Make(), "first", "--json")).Out.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        (met.Count, met[0].GetProperty("bucket").GetString(), met[1].GetProperty("counts").GetProperty("contradict").GetInt32(), met[1].GetProperty("cut").GetBoolean()).ShouldBe((2, "contradict", 1, false));
        (await RunAsync(CompareCommand.Make(), "first")).Out[0].ShouldStartWith("contradict: ");
        (await RunAsync(CompareCommand.Make(), "nobody", "neither", "--actors")).Error.ShouldContain("opinionlens actors");
        (await RunAsync(CompareCommand.Make(), "nobody", "--actors")).Error.ShouldContain("compare --actors X Y");
        (await RunAsync(CompareCommand.Make(), "first", "--proposed")).Error.ShouldContain("compare A B --proposed");
        (await RunAsync(CompareCommand.Make(), "third")).Error.ShouldContain("third is no article");
        // The editor's relation is held back.
        var scored = await RunAsync(EvaluateCommand.Make(), "proposals", "first", "second");
        scored.Out.Take(3).ShouldBe(["first 30\t1 of 1 are pairs of the editor's, of whatever kind", "first 60\t1 of the editor's 1 pairs that agree or contradict are found; by chance 1.0", "kind\t1 of 1 that are proposed as the same claim or as a contradiction are the editor's of that kind"]);
        (await RunAsync(EvaluateCommand.Make(), "proposals", "first", "nothing")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_that_is_no_corpus_is_told_so()
    {
        var folder = Path.GetDirectoryName(Write("claims.json", "[]"))!;
        var run = await RunAsync(TrainCommand.Make(), "likeness", "--in", folder);
        (run.Code, run.Error.Contains("perspective_pool.json", StringComparison.Ordinal)).ShouldBe((1, true));
        Write("perspective_pool.json", "[]");
        Write("split.json", "{}");
        (await RunAsync(EvaluateCommand.Make(), "likeness", "--in", folder)).Error.ShouldContain("no claims of the split dev");
        Write("claims.json", "{\"not\": \"a list\"}");
        (await RunAsync(EvaluateCommand.Make(), "likeness", "--in", folder)).Error.ShouldContain("does not hold Perspectrum");
    }

    [Fact]
    public async Task The_weights_that_the_program_brings_along_are_learnt_again_and_tell_equivalent_statements_as_well_as_is_written()
    {
        Assert.SkipWhen(Perspectrum is null, "The corpus is not at hand: OPINIONLENS_MATERIAL names no folder with benchmarks/perspectrum.");
        var learnt = await RunAsync(TrainCommand.Make(), "likeness", "--in", Perspectrum!);
        JsonSerializer.Deserialize<LikenessWeights>(string.Join('\n', learnt.Out), JsonSerializerOptions.Web).ShouldBe(LikenessWeights.Own);
        var score = (await RunAsync(EvaluateCommand.Make(), "likeness", "--in", Perspectrum!)).Out[0];
        double.Parse(score.Split('\t')[1]["F1 ".Length..], CultureInfo.InvariantCulture).ShouldBeGreaterThan(59);
    }
}
