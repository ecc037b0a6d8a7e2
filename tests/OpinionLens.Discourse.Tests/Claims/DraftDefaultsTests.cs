using OpinionLens.Anchoring;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Claims;

public sealed class DraftDefaultsTests
{
    private static readonly NamedActor[] Known =
    [
        new(new(1, "mara-lindt", "Mara Lindt", ActorKind.Person), ["Mara Lindt", "the mayor"]), new(new(2, "tom-reed", "Tom Reed", ActorKind.Person), ["Tom Reed"]),
        new(new(3, "fishermen", "fishermen", ActorKind.Group), ["fishermen", "the fishermen"]), new(new(4, "norland", "Norland", ActorKind.State), ["Norland"]),
    ];

    [Theory]
    [InlineData("The harbour must be dredged before winter.", "The harbour must be dredged before winter.", Voice.Author, null, null, "")]
    [InlineData("Lindt said that Norland blocks every plan.", "Norland blocks every plan", Voice.Indirect, "mara-lindt", "said", "norland")]
    [InlineData("“We were never asked,” said Tom Reed, who speaks for the fishermen.", "We were never asked", Voice.Direct, "tom-reed", "said", "")]
    [InlineData("Reed told reporters: “Norland owes the fishermen an answer.”", "Norland owes the fishermen an answer", Voice.Direct, "tom-reed", "told", "norland,fishermen")]
    [InlineData("According to the mayor, the fishermen stood in the way.", "the fishermen stood in the way", Voice.Indirect, "mara-lindt", "according to", "fishermen")]
    [InlineData("Tom Reed went home. He added that Norland had won.", "Norland had won", Voice.Indirect, "tom-reed", "added", "norland")]
    [InlineData("It was “the worst winter of all” for the fishermen.", "the worst winter of all", Voice.Direct, null, null, "")]
    [InlineData("Norland’s harbours silt up; the mayor’s answer was silence.", "Norland’s harbours silt up", Voice.Author, null, null, "norland")]
    [InlineData("The budget says nothing of it.", "The budget says nothing of it", Voice.Author, null, null, "")]
    public void A_passage_tells_voice_speaker_and_whom_it_is_about(string text, string words, Voice voice, string? source, string? cue, string about)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        var told = DraftDefaults.Of(Paragraph.Of(1, 1, ParagraphRole.Body, text), new TextSpan(start, start + words.Length), Known);
        (told.Voice, told.Source?.Slug, told.Cue?.ToLowerInvariant(), string.Join(',', told.About.Select(a => a.Slug))).ShouldBe((voice, source, cue, about));
        told.Statement.ShouldBe(words.Trim('“', '”'));
    }
}
