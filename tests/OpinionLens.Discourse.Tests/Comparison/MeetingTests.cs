using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Comparison;

public sealed class MeetingTests
{
    private static readonly ActorTag Writer = new(1, "mara-quill", "Mara Quill", ActorKind.Person);
    private static readonly ActorTag Gazette = new(2, "gazette", "Gazette", ActorKind.Organization);
    private static readonly ActorTag Mayor = new(3, "ada-berg", "Ada Berg", ActorKind.Person);
    private static readonly ActorTag Master = new(4, "jon-holm", "Jon Holm", ActorKind.Person);
    private static readonly ActorTag Clerk = new(5, "a-clerk", "A clerk who knows Berg", ActorKind.Person);

    private static ClaimReading Claim(long id, Voice voice, params ActorTag[] holders) => new(
        new() { Id = id, Statement = "s", Who = "w", Voice = voice }, "s", new(9, "x", "X", null, DatePrecision.Day, null, 1), holders, [], [], [], null, []);

    private static ComparisonReading Compare(ClaimReading[] a, ClaimReading[] b, params ComparisonRow[] rows)
    {
        static ArticleReading Side(ClaimReading[] claims) => new(new(new() { Slug = "x", Title = "X", Language = "en" }, [], null, null), [], claims, []);
        return new(Side(a), Side(b), rows);
    }

    private static string Told(Bucket bucket, ClaimReading[] a, ClaimReading[] b, params Relation[] relations)
    {
        var row = new ComparisonRow(bucket, [.. a.Select(c => c.Claim.Id)], [.. b.Select(c => c.Claim.Id)], null, null, relations);
        return Meeting.Of(row, Compare(a, b, row));
    }

    [Fact]
    public void Sources_contradict_and_each_is_told_with_how_it_comes_to_speak() =>
        Told(Bucket.Contradict, [Claim(1, Voice.Author, Writer)], [Claim(2, Voice.Indirect, Mayor)])
            .ShouldBe("A’s author (Mara Quill) and Berg, as reported in B, contradict");

    [Fact]
    public void An_outlet_speaks_in_the_articles_own_voice_and_a_quotation_is_told_as_one() =>
        Told(Bucket.Agree, [Claim(1, Voice.Direct, Mayor, Master)], [Claim(2, Voice.Author, Gazette)])
            .ShouldBe("Berg and Holm, as quoted in A, and Gazette, in B’s own voice, agree");

    [Fact]
    public void Claims_of_one_manner_are_told_together_and_nobody_twice() =>
        Told(Bucket.Agree, [Claim(1, Voice.Author, Writer)], [Claim(2, Voice.Indirect, Mayor), Claim(3, Voice.Mixed, Master, Mayor), Claim(4, Voice.Direct, Master)])
            .ShouldBe("A’s author (Mara Quill) and Berg and Holm, as reported in B, and Holm, as quoted in B, agree");

    [Fact]
    public void A_description_is_not_cut_to_the_name_it_ends_in() =>
        Told(Bucket.Related, [Claim(1, Voice.Author, Writer)], [Claim(2, Voice.Indirect, Clerk)])
            .ShouldBe("A’s author (Mara Quill) and a clerk who knows Berg, as reported in B, speak of the same matter");

    [Fact]
    public void An_article_without_author_and_outlet_has_an_author_all_the_same() =>
        Told(Bucket.Agree, [Claim(1, Voice.Author)], [Claim(2, Voice.Author, Writer)]).ShouldBe("A’s author and B’s author (Mara Quill) agree");

    [Theory]
    [InlineData(1, 2, "The words of A’s author (Mara Quill) qualify those of Berg, as reported in B")]
    [InlineData(2, 1, "The words of Berg, as reported in B, qualify those of A’s author (Mara Quill)")]
    public void A_qualification_has_a_direction(long from, long to, string told) =>
        Told(Bucket.Qualify, [Claim(1, Voice.Author, Writer)], [Claim(2, Voice.Indirect, Mayor)], new Relation { FromId = from, ToId = to, Kind = RelationKind.Qualifies }).ShouldBe(told);

    [Fact]
    public void Who_decided_is_told_with_the_score_and_whether_it_is_confirmed()
    {
        static ComparisonRow Row(long? proposition, params Relation[] relations) => new(Bucket.Agree, [1], [2], proposition, null, relations);
        Meeting.Decided(Row(7)).ShouldBe("by the proposition that both take up");
        Meeting.Decided(Row(null)).ShouldBe("the same claim");
        Meeting.Decided(Row(null, new Relation { DecidedBy = DecidedBy.Editor, Confirmed = true })).ShouldBe("linked by an editor");
        Meeting.Decided(Row(null, new Relation { DecidedBy = DecidedBy.Rule, Score = 0.714 })).ShouldBe("linked by a rule, 0.71, not confirmed");
    }
}
