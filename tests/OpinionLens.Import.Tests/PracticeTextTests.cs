using System.Text.RegularExpressions;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Samples;
using OpinionLens.Import.Roles;
using Shouldly;

namespace OpinionLens.Import.Tests;

/// <summary>The op-ed of the editors' course is read as the course says, and is a text of its own.</summary>
public sealed class PracticeTextTests
{
    private static ReadDraft Draft(DateOrder? order = null) => ArticleReader.Draft(PracticeText.Bytes(), PracticeText.FileName, new() { DateOrder = order });

    [Fact]
    public void Its_date_is_asked_and_its_roles_are_found()
    {
        var draft = Draft();
        draft.Choice.ShouldBe(new DateChoice("04/05/2026", new(2026, 5, 4), new(2026, 4, 5)));
        var text = draft.Text;
        (text.Title, text.Authors.Single(), text.Outlet, text.Date, text.Language, text.Genre, text.Slug)
            .ShouldBe(("Small states should hold the pen", "Ilse Marwede", "The Saltholm Review", null, "en", Genre.OpEd, PracticeText.Slug));
        string.Concat(text.Paragraphs.Select(p => p.Role.ToString()[0..2])).ShouldBe("By" + "BoBoBo" + "He" + "BoBoBoBo" + "He" + "BoBoBoBoBoBoBo" + "Fo");
        Draft(DateOrder.Dmy).Text.Date.ShouldBe(new DateOnly(2026, 5, 4));
        Should.Throw<UnreadableText>(() => ArticleReader.Read(PracticeText.Bytes(), PracticeText.FileName, new())).Message.ShouldContain("--date-order");
    }

    [Fact]
    public void It_shares_no_nine_words_with_a_sample_and_says_that_it_is_invented()
    {
        var paragraphs = Draft().Text.Paragraphs;
        var samples = SamplePacks.All().SelectMany(p => p.Articles).SelectMany(a => a.Revisions).SelectMany(r => r.Paragraphs).Select(p => p.Text).ToList();
        samples.ShouldNotBeEmpty();
        var echo = new MembersEcho(samples);
        echo.In(samples.First(s => s.Length > 200)).ShouldBeTrue();
        paragraphs.Where(p => echo.In(p.Text)).ShouldBeEmpty();
        paragraphs[^1].Text.ShouldContain("are invented, and so is every word between quotation marks");
        Regex.Count(string.Join(' ', paragraphs.Where(p => p.Role == ParagraphRole.Body).Select(p => p.Text)), @"\S+").ShouldBeInRange(550, 750);
    }
}
