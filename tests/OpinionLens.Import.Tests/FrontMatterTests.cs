using System.Text;
using Shouldly;

namespace OpinionLens.Import.Tests;

/// <summary>Front matter is measured before a parser sees it.</summary>
public sealed class FrontMatterTests
{
    private static ReadDraft Draft(string front) => ArticleReader.Draft(Encoding.UTF8.GetBytes($"---\n{front}\n---\n\nThe wall would stand."), "a.md", new());

    public static TheoryData<string> Deep => new()
    {
        "title: " + new string('[', 8_000), "title: " + string.Concat(Enumerable.Repeat("{a: ", 4_000)), string.Concat(Enumerable.Repeat("- ", 8_000)) + "a", string.Concat(Enumerable.Repeat("? ", 8_000)) + "a",
        string.Join('\n', Enumerable.Range(0, 100).Select(i => new string(' ', i) + "a:")), string.Join('\n', Enumerable.Range(0, 100).Select(i => new string(' ', i) + "-")),
        "title: |\n x\nb: " + string.Concat(Enumerable.Repeat("[\n", 4_000)), "a: " + string.Concat(Enumerable.Repeat("[{", 100)),
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void What_is_nested_without_end_is_refused(string front) => Should.Throw<UnreadableText>(() => Draft(front)).Message.ShouldBe("the front matter nests its values more than 32 deep; mend it or take it away.");

    [Fact]
    public void What_is_larger_than_16_KB_is_refused_and_what_is_not_is_read()
    {
        Draft("title: The wall\nnotes: " + new string('x', 16 * 1024 - 30)).Text.Title.ShouldBe("The wall");
        Should.Throw<UnreadableText>(() => Draft("title: The wall\nnotes: " + new string('x', 16 * 1024))).Message.ShouldContain("more than 16 KB");
        // Bytes count, not letters.
        Should.Throw<UnreadableText>(() => Draft("title: The wall\nnotes: " + new string('Ж', 9 * 1024))).Message.ShouldContain("more than 16 KB");
    }

    [Theory]
    [InlineData("title: The wall\ntags: [a, [b, [c]]]\nauthors:\n  - Ada Quill\n  - Ben Reed")]
    [InlineData("title: The wall\nauthor: Ada Quill\nextra:\n  a:\n    b:\n      - c\n      - d:\n          - e")]
    [InlineData("title: \"The wall\"\nnotes: \"[[[[[[ {{{{ unclosed\"\nauthor: Ada Quill")]
    public void Honest_front_matter_is_read(string front) => Draft(front).Text.Title.ShouldBe("The wall");

    [Theory]
    [InlineData(">", 200_000)]
    [InlineData("- ", 50_000)]
    public void Markdown_that_is_nested_without_end_is_refused_with_a_sentence(string mark, int times) =>
        Should.Throw<UnreadableText>(() => ArticleReader.Draft(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(mark, times)) + " x"), "a.md", new())).Message.ShouldContain("deeper than can be read");
}
