using OpinionLens.Discourse.Articles;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Articles;

public sealed class NearDuplicateTests
{
    private static readonly string[] Text =
    [
        "The harbour must be dredged before winter, because the sand that closed the western channel will close the eastern one as well.",
        "The council says that it has “no money” for it. That’s hard to believe of a council which has just paid for a second marina.",
        "Nobody who has read those books will say again that the harbour is dear; what is dear is a harbour without boats.",
    ];

    private static double Similarity(IEnumerable<string> a, IEnumerable<string> b) => new NearDuplicate(a).SimilarityTo(b);

    [Fact]
    public void The_same_words_are_one_in_whatever_order_and_typography()
    {
        Similarity(Text, Text).ShouldBe(1);
        Similarity(Text, Text.Reverse()).ShouldBe(1);
        Similarity(Text, Text.Select(p => p.Replace("“", "\"").Replace("”", "\"").Replace("’", "'").ToUpperInvariant())).ShouldBe(1);
    }

    [Fact]
    public void Other_words_are_zero_and_so_is_no_word()
    {
        Similarity(Text, ["A wholly different piece about the price of bread in the villages of the north."]).ShouldBe(0);
        Similarity(Text, []).ShouldBe(0);
        Similarity([], []).ShouldBe(0);
        Similarity(["…"], Text).ShouldBe(0);
    }

    [Fact]
    public void A_small_change_leaves_them_alike_and_it_is_the_same_from_both_sides()
    {
        string[] changed = [Text[0].Replace("winter", "spring"), Text[1], Text[2], "An editor’s note of later."];
        Similarity(Text, changed).ShouldBeInRange(0.8, 0.99);
        Similarity(changed, Text).ShouldBe(Similarity(Text, changed));
    }

    [Fact]
    public void One_quotation_in_common_makes_no_duplicate() =>
        Similarity(Text, ["The minister had other cares on that day, and spoke of none of this.", "“The sand that closed the western channel” is all that was said, to nobody’s surprise, by the few who came."]).ShouldBeLessThan(0.2);

    [Fact]
    public void The_most_alike_of_the_known_texts_is_named_or_none()
    {
        var text = new NearDuplicate(Text);
        text.Among<string>([("far", ["Nothing of it."]), ("near", Text[..2]), ("nearest", [.. Text, "One more."])]).ShouldNotBeNull().Known.ShouldBe("nearest");
        text.Among<string>([("far", ["Nothing of it."])]).ShouldBeNull();
        text.Among<string>([]).ShouldBeNull();
    }

    [Fact]
    public void The_quick_look_agrees_with_the_whole_one()
    {
        var text = new NearDuplicate(Text);
        // Cut shorter and shorter, and with one paragraph repeated: hits that are no new runs must not count twice.
        var known = Enumerable.Range(1, Text[0].Length).Select(n => (string[])[Text[0][..n], Text[1]]).Concat(Enumerable.Range(1, 20).Select(n => Enumerable.Repeat(Text[0], n).Append("And much more of it that stands nowhere else.").ToArray())).ToList();
        known.ShouldAllBe(k => text.LikelihoodOf(k) == (text.SimilarityTo(k) >= NearDuplicate.Likely ? text.SimilarityTo(k) : 0));
        known.Select(k => text.LikelihoodOf(k) > 0).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void Short_and_unspaced_texts_count_too()
    {
        Similarity(["Dredge it now"], ["Dredge it, now!"]).ShouldBe(1);
        Similarity(["港口必须在冬天之前疏浚因为沙子会关闭东部航道"], ["港口必须在春天之前疏浚因为沙子会关闭东部航道"]).ShouldBeInRange(0.5, 0.95);
    }
}
