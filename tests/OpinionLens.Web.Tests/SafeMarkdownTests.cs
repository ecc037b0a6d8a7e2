using System.Diagnostics;
using System.Text;
using CsCheck;
using OpinionLens.Web.Text;
using Shouldly;

namespace OpinionLens.Web.Tests;

/// <summary>Stored text never breaks a page: whatever stands in a note or a reason is shown, as Markdown or as it was typed.</summary>
public sealed class SafeMarkdownTests
{
    private static readonly string[] Marks = [">", "- ", "1. ", "[", "](", ")", "*", "_", "`", "|", "\n", "\n\n", "  ", "a", "<b>", "&", "#", "!", "http://x", "---\n"];

    [Theory]
    [InlineData(">")]
    [InlineData("> ")]
    [InlineData("[")]
    [InlineData("[a](")]
    [InlineData("- ")]
    [InlineData("*a **b ")]
    public void Text_that_nests_without_end_is_shown_as_it_was_typed(string piece)
    {
        foreach (var times in new[] { 210, 5_000, 100_000 })
        {
            var (text, clock) = (new StringBuilder().Insert(0, piece, times).ToString(), Stopwatch.StartNew());
            var html = SafeMarkdown.ToHtml(text).Value;
            html.ShouldStartWith("<p class=\"plain\">");
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        }
    }

    [Fact]
    public void Whatever_is_made_of_its_marks_is_shown_without_fail() =>
        Gen.Select(Gen.Int[0, Marks.Length - 1].Select(i => Marks[i]), Gen.Int[1, 120])
            .List[1, 60].Select(parts => string.Concat(parts.Select(p => string.Concat(Enumerable.Repeat(p.Item1, p.Item2)))))
            .Sample(text => !(SafeMarkdown.ToHtml(text).Value ?? "").Contains("<b>", StringComparison.Ordinal), iter: 1_000);

    [Fact]
    public void What_is_shown_as_it_was_typed_holds_no_markup() =>
        SafeMarkdown.ToHtml("<script>alert(1)</script>\n" + new string('>', 500)).Value.ShouldStartWith("<p class=\"plain\">&lt;script&gt;");

    [Fact]
    public void Many_threads_get_the_same() =>
        Parallel.For(0, 400, i => SafeMarkdown.ToHtml($"*{i % 7}* [a](/a)").Value.ShouldBe($"<p><em>{i % 7}</em> <a href=\"/a\">a</a></p>\n"));
}
