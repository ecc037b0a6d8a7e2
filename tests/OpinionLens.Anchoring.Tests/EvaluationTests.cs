using OpinionLens.Cli.Evaluation;
using OpinionLens.Store;
using Shouldly;

namespace OpinionLens.Anchoring.Tests;

/// <summary>The evaluation itself: a small file whose score can be told by hand.</summary>
public sealed class EvaluationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opinionlens-");

    private const string Harbour = """
        { "oldParas": ["The harbour must be dredged before winter.", "Nobody else will pay for the new quay at all."],
          "newParas": ["A line that was not there before.", "The harbour must be dredged before winter."],
          "quotes": [
            { "exact": "must be dredged before winter", "prefix": "The harbour ", "suffix": ".", "hint": 12, "kind": "anchor", "para": 1, "start": 46, "end": 75 },
            { "exact": "will pay for the new quay", "prefix": "Nobody else ", "suffix": " at all.", "hint": 55, "kind": "orphan", "para": -1, "start": -1, "end": -1 },
            { "exact": "Nobody else", "prefix": "", "suffix": " will", "hint": 43, "kind": "skip", "para": -1, "start": -1, "end": -1 } ] }
        """;

    [Theory]
    [InlineData("resolve")]
    [InlineData("carry")]
    public void A_file_is_scored_as_by_hand(string method)
    {
        var score = PlaceScore.Of(method, WorkloadFile.Read(Write("harbour.moved.json", Harbour)));
        (score.Doc, score.Profile, score.Scored, score.Cut).ShouldBe(("harbour", "moved", 2, 1));
        (score.ParagraphRight, score.Iou80, score.IouMean, score.CutOrphaned, score.Wrong).ShouldBe((100, 100, 1, 100, 0));
        score.PerSecond.ShouldBeGreaterThan(0);
        score.ToString().Split('\t').Length.ShouldBe(PlaceScore.Header.Split('\t').Length);
    }

    [Fact]
    public void A_quote_in_another_paragraph_than_the_truth_is_wrong()
    {
        var score = PlaceScore.Of("resolve", WorkloadFile.Read(Write("harbour.moved.json", Harbour.Replace("\"para\": 1", "\"para\": 0", StringComparison.Ordinal))));
        (score.ParagraphRight, score.IouMean, score.Wrong).ShouldBe((0, 0, 50));
    }

    [Theory]
    [InlineData("harbour.json", "{}", "DOC.PROFILE.json")]
    [InlineData("harbour.moved.json", "{}", "lacks")]
    [InlineData("harbour.moved.json", "{", "not JSON")]
    public void A_file_that_is_none_is_named_with_the_reason(string name, string text, string says) =>
        Should.Throw<Refusal>(() => WorkloadFile.Read(Write(name, text))).Message.ShouldContain(says);

    [Theory]
    [InlineData("""{ "quote": "a quay", "state": "gone" }""", "it is one of")]
    [InlineData("""{ "quote": "a bridge", "state": "orphaned" }""", "does not stand in the old text")]
    [InlineData("""{ "quote": "a quay", "state": "exact" }""", "only an orphaned passage")]
    [InlineData("""{ "quote": "a quay", "state": "exact", "now": "a pier" }""", "does not stand in the new text")]
    public void A_pair_that_contradicts_itself_is_refused_with_the_passage(string passage, string says) =>
        Should.Throw<Refusal>(() => RevisionPair.Read(Write("pair.json", $$"""{ "old": ["a quay"], "new": ["a quay"], "passages": [{{passage}}] }"""))).Message.ShouldContain(says);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => folder.Delete(true);
}
