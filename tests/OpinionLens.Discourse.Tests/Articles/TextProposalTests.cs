using OpinionLens.Discourse.Articles;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Articles;

public sealed class TextProposalTests
{
    private static readonly TextProposal Some = new()
    {
        Title = "The quay", Language = "en", Genre = "op-ed", Date = "2026-05-04", NotedDate = "2026-05-04", DateNote = "As the file says.",
        Paragraphs = [new(1, ParagraphRole.Heading, "The quay"), new(2, ParagraphRole.Body, "It is old. Nobody mends it."), new(3, ParagraphRole.Body, "The mayor knows."), new(4, ParagraphRole.Footer, "Follow us.")],
    };

    private static string Told(TextProposal proposal) => string.Join(" | ", proposal.Paragraphs.Select(p => $"{p.Key}{(p.Dropped ? "x" : "")} {p.Text}"));

    [Fact]
    public void A_split_gives_the_second_half_a_key_of_its_own_and_joining_it_again_undoes_it()
    {
        var split = Some.Split(2, 10);
        Told(split).ShouldBe("1 The quay | 2 It is old. | 5 Nobody mends it. | 3 The mayor knows. | 4 Follow us.");
        split.Paragraphs[2].Role.ShouldBe(ParagraphRole.Body);
        Told(split.Join(5)).ShouldBe(Told(Some));
    }

    [Fact]
    public void The_same_click_twice_joins_once() => Told(Some.Join(3).Join(3)).ShouldBe("1 The quay | 2 It is old. Nobody mends it. The mayor knows. | 4 Follow us.");

    [Fact]
    public void Each_line_that_somebody_writes_becomes_a_paragraph_once_the_writing_is_done()
    {
        var written = Some.Rewritten(2, "It is old.\r\n\r\nNobody mends it. \n It sinks.");
        Told(written).ShouldBe("1 The quay | 2 It is old.\n\nNobody mends it. \n It sinks. | 3 The mayor knows. | 4 Follow us.");
        // Sent again while somebody writes, the lines are not made twice.
        Told(written.Rewritten(2, "It is old.\n\nNobody mends it. \n It sinks.").Unfolded()).ShouldBe("1 The quay | 2 It is old. | 5 Nobody mends it. | 6 It sinks. | 3 The mayor knows. | 4 Follow us.");
        written.ToText([]).Paragraphs.Select(p => p.Text).ShouldBe(["The quay", "It is old.", "Nobody mends it.", "It sinks.", "The mayor knows.", "Follow us."]);
        Some.Unfolded().ShouldBe(Some);
        Some.Rewritten(9, "Not there").ShouldBe(Some);
    }

    [Fact]
    public void A_paragraph_that_is_emptied_is_left_out_and_comes_back_with_new_words()
    {
        var emptied = Some.Rewritten(3, " \n ");
        Told(emptied).ShouldBe("1 The quay | 2 It is old. Nobody mends it. | 3x The mayor knows. | 4 Follow us.");
        Told(emptied.Rewritten(3, "The mayor sleeps.")).ShouldBe("1 The quay | 2 It is old. Nobody mends it. | 3 The mayor sleeps. | 4 Follow us.");
    }

    [Fact]
    public void Joining_passes_over_what_was_dropped()
    {
        Told(Some.Dropped(3, true).Join(4)).ShouldBe("1 The quay | 2 It is old. Nobody mends it. Follow us. | 3x The mayor knows.");
        Told(Some.Join(1)).ShouldBe(Told(Some));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 27)]
    [InlineData(2, 99)]
    [InlineData(9, 3)]
    public void A_split_that_leaves_nothing_on_one_side_does_nothing(int key, int offset) => Some.Split(key, offset).ShouldBe(Some);

    [Fact]
    public void What_was_dropped_is_not_kept_and_comes_back_as_it_was()
    {
        var dropped = Some.Dropped(4, true);
        (dropped.Counts(), Some.Counts()).ShouldBe(((2, 1), (2, 2)));
        dropped.ToText([1]).Paragraphs.Count.ShouldBe(3);
        Told(dropped.Dropped(4, false)).ShouldBe(Told(Some));
    }

    [Fact]
    public void Chinese_is_joined_without_a_blank() =>
        new TextProposal { Paragraphs = [new(1, ParagraphRole.Body, "港口必须"), new(2, ParagraphRole.Body, "疏浚。")] }.Join(2).Paragraphs.Single().Text.ShouldBe("港口必须疏浚。");

    [Fact]
    public void The_date_asked_wins_over_the_field_and_says_why()
    {
        var asked = Some with { Choice = new("03/06/2025", new(2025, 6, 3), new(2025, 3, 6)), DatePrecision = "year", Order = DateChoice.Mdy };
        var text = asked.ToText([1]);
        (text.Date, text.DatePrecision).ShouldBe((new DateOnly(2025, 3, 6), DatePrecision.Day));
        text.DateNote!.ShouldContain("03/06/2025");
        (asked with { Order = "other" }).ToText([1]).Date.ShouldBe(new DateOnly(2026, 5, 4));
    }

    [Fact]
    public void A_note_on_the_date_goes_when_another_is_typed()
    {
        Some.ToText([1]).DateNote.ShouldBe("As the file says.");
        (Some with { Date = "2026-05-05" }).ToText([1]).DateNote.ShouldBeNull();
    }
}
