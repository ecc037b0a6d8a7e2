using System.Text;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Discourse.Samples;
using Shouldly;

namespace OpinionLens.Discourse.Tests;

public sealed class MarkdownLimitsTests
{
    /// <summary>Pieces that nest without end when they are repeated.</summary>
    public static TheoryData<string> Nesting => [">", "> ", "- ", "1. ", "[", "[a](", "((", "![", "*a **b ", "`", "|"];

    [Theory]
    [MemberData(nameof(Nesting))]
    public void What_nests_without_end_is_refused_in_notes_and_packs(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 500).ToString();
        MarkdownLimits.Fault(text).ShouldNotBeNull();
        var pack = SamplePacks.All().First();
        Read(pack with { Articles = [pack.Articles[0] with { Notes = text }, .. pack.Articles.Skip(1)] }).ShouldContain("the text of the notes is nested");
        var related = SamplePacks.All().First(p => p.Relations.Count > 0);
        Read(related with { Relations = [related.Relations[0] with { Reason = text }, .. related.Relations.Skip(1)] }).ShouldContain("The reason of the relation");
    }

    [Theory]
    [InlineData("> > a quotation in a quotation\n>\n> * and a list\n>   * in it (with [a link](/a) and *words*)")]
    [InlineData("A | table\n--- | ---\n1 | 2\n\n1. first\n2. second")]
    [InlineData(null)]
    [InlineData("")]
    public void What_people_write_is_taken(string? text) => MarkdownLimits.Fault(text).ShouldBeNull();

    [Fact]
    public void All_that_the_samples_say_is_taken() => SamplePacks.All().SelectMany(p => p.Articles.Select(a => a.Notes).Concat(p.Relations.Select(r => r.Reason))).ShouldAllBe(t => MarkdownLimits.Fault(t, ArticleEdit.LongestNotes) == null);

    private static string Read(ClaimPack pack)
    {
        try { PackFile.Read(PackFile.Write(pack)); return ""; }
        catch (PackProblem problem) { return problem.Message; }
    }
}
