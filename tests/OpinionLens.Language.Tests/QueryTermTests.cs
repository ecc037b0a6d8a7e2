using Shouldly;

namespace OpinionLens.Language.Tests;

public sealed class QueryTermTests
{
    [Theory]
    [InlineData("war ukraine", "war|ukraine")]
    [InlineData("\"peace talks\" now", "\"peace talks\"|now")]
    [InlineData("“peace talks” now", "\"peace talks\"|now")]
    [InlineData("source:putin About:\"The West\" war", "source:putin|about:\"The West\"|war")]
    [InlineData("-war -\"peace talks\" a-b -", "-war|-\"peace talks\"|a-b|-")]
    [InlineData("-source:putin", "-source:putin")]
    [InlineData("Ukraine: the war at 10:30 http://x.org", "Ukraine:|the|war|at|10:30|http://x.org")]
    [InlineData("\"never closed war", "never|closed|war")]
    [InlineData("before:2025-06 ''", "before:2025-06|''")]
    [InlineData("  \"\" ", "")]
    [InlineData("source:", "source:")]
    public void Words_phrases_operators_and_what_must_not_be_there(string query, string terms) =>
        string.Join('|', TextAnalysis.QueryTerms(query).Select(t => (t.IsNot ? "-" : "") + (t.Operator is null ? "" : t.Operator + ":") + (t.IsPhrase ? $"\"{t.Text}\"" : t.Text))).ShouldBe(terms);

    [Fact]
    public void A_term_is_cut_out_and_the_rest_stays()
    {
        const string query = "war source:\"Vladimir Putin\" -ukraine";
        TextAnalysis.QueryTerms(query).Select(t => t.CutFrom(query)).ShouldBe(["source:\"Vladimir Putin\" -ukraine", "war -ukraine", "war source:\"Vladimir Putin\""]);
    }
}
