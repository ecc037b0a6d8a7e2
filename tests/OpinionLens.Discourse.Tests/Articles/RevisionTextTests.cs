using CsCheck;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Articles;

public sealed class RevisionTextTests
{
    private static RevisionText Text(params string[] paragraphs) => new([.. paragraphs.Select((p, i) => Paragraph.Of(0, i + 1, ParagraphRole.Body, p))]);

    [Fact]
    public void A_place_and_its_span_are_two_ways_to_say_the_same() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 30], Gen.Int[1, 30]).Sample((p, start, length) =>
        {
            string[] paragraphs = ["First one. It has two.", "Second paragraph, longer than the first.", "Third."];
            var text = Text(paragraphs);
            start = Math.Min(start, paragraphs[p].Length - 1);
            var place = new Place(p + 1, text.Paragraph(p + 1)!.SentenceAt(start), start, Math.Min(paragraphs[p].Length, start + length));
            return text.PlaceOf(text.SpanOf(place)) == place && text.SpanOf(place).Of(text.Text) == text.WordsAt(place);
        });

    [Fact]
    public void A_span_over_two_paragraphs_is_cut_to_the_one_that_holds_most() => Text("ab", "cdefgh").PlaceOf(new TextSpan(1, 7))!.Value.ShouldBe(new Place(2, 1, 0, 4));

    [Fact]
    public void Sentence_numbers_start_at_one_and_a_blank_belongs_to_the_sentence_before()
    {
        var paragraph = Paragraph.Of(0, 1, ParagraphRole.Body, "One here. Two here.");
        (paragraph.SentenceAt(0), paragraph.SentenceAt(9), paragraph.SentenceAt(10), paragraph.SentenceAt(99)).ShouldBe((1, 1, 2, 2));
    }

    [Fact]
    public void The_same_text_has_the_same_digest_and_a_role_changes_it()
    {
        Text("a", "b").Sha256().ShouldBe(Text("a", "b").Sha256());
        new RevisionText([Paragraph.Of(0, 1, ParagraphRole.Heading, "a")]).Sha256().ShouldNotBe(Text("a").Sha256());
    }
}
