using System.Text;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse;
using OpinionLens.Import.Roles;
using Shouldly;

namespace OpinionLens.Import.Tests;

/// <summary>What is read for somebody who looks it over: questions are left open, changes are told.</summary>
public sealed class ReadDraftTests
{
    private static ReadDraft Draft(string text, string? name = null, KnownMetadata? known = null) => ArticleReader.Draft(Encoding.UTF8.GetBytes(text), name, known ?? new());

    [Fact]
    public void A_date_that_can_be_two_is_a_question()
    {
        const string text = "By: Ada Quill - 03/06/2025\nThe harbour must be dredged.";
        var draft = Draft(text);
        draft.Choice.ShouldBe(new DateChoice("03/06/2025", new(2025, 6, 3), new(2025, 3, 6)));
        (draft.Text.Date, draft.Text.Authors.Single(), draft.UnreadDate).ShouldBe((null, "Ada Quill", null));
        (Words.Of(DateOrder.Dmy), Words.Of(DateOrder.Mdy)).ShouldBe((DateChoice.Dmy, DateChoice.Mdy));
        Draft(text, known: new() { DateOrder = DateOrder.Mdy }).ShouldSatisfyAllConditions(d => d.Choice.ShouldBeNull(), d => d.Text.Date.ShouldBe(new DateOnly(2025, 3, 6)));
        Draft("By: Ada Quill - 13/06/2025\nThe harbour must be dredged.").Choice.ShouldBeNull();
        Draft(text, known: new() { Revision = true }).Choice.ShouldBeNull();
    }

    [Fact]
    public void A_date_that_cannot_be_read_is_told()
    {
        var draft = Draft("---\ntitle: The quay\ndate: the day after\n---\nThe quay is old.", "a.md");
        (draft.UnreadDate, draft.Choice, draft.Text.Date).ShouldBe(("the day after", null, null));
    }

    [Theory]
    [InlineData("One line.\nAnother.", "a.txt", 0)]
    [InlineData("The harbour must be\ndredged before the\nwinter comes, for the\nsand is rising and no\nmoney is there.\n\nThe mayor knows.", "a.txt", 1)]
    [InlineData("# Quay\n\nThe quay is old.", "a.md", 1)]
    public void What_reading_has_changed_is_told(string text, string name, int notes) => Draft(text, name).Notes.Count.ShouldBe(notes);
}
