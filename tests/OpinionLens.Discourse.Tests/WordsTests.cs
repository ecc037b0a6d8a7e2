using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using Shouldly;

namespace OpinionLens.Discourse.Tests;

public sealed class WordsTests
{
    [Fact]
    public void The_words_are_those_of_the_vocabulary()
    {
        Words.All<Genre>().ShouldBe(["op-ed", "news-analysis", "editorial", "column", "news", "speech", "report", "other"]);
        Words.All<Bucket>().ShouldBe(["agree", "contradict", "qualify", "related", "onlyA", "onlyB"]);
        Words.All<Voice>().ShouldBe(["author", "direct", "indirect", "mixed"]);
        Words.All<ParagraphRole>().ShouldBe(["body", "heading", "byline", "footer"]);
        Words.All<Anchoring.AnchorState>().ShouldBe(["exact", "moved", "changed", "orphaned"]);
        Words.All<Stance>().ShouldBe(["critical", "neutral", "supportive", "mixed"]);
    }

    [Fact]
    public void A_word_in_any_case_is_read_and_a_wrong_one_is_not()
    {
        Words.Read<Genre>("OP-ED").ShouldBe(Genre.OpEd);
        Words.Read<Genre>("oped").ShouldBeNull();
        Words.Read<Genre>("0").ShouldBeNull();
    }
}
