using System.Globalization;
using CsCheck;
using Shouldly;

namespace OpinionLens.Language.Tests;

/// <summary>A case is a file: the paragraph, an empty line, and the sentences it has, one a line.</summary>
public sealed class SentenceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases", "sentences");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_paragraph_is_split_as_its_case_says(string name)
    {
        var lines = File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        foreach (var culture in new[] { "", "tr-TR" })
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            TextAnalysis.Sentences(lines[0]).Select(s => lines[0][s.Start..s.End]).ShouldBe(lines[2..]);
        }
    }

    [Fact]
    public void Sentences_are_in_order_disjoint_trimmed_and_leave_only_blanks_between_them() =>
        Gen.String[Gen.Char["aB .!?…“”\"'()。—\u00A0\uD83D\uDE001\n"], 0, 60].Sample(text =>
        {
            var sentences = TextAnalysis.Sentences(text);
            var at = 0;
            foreach (var s in sentences)
            {
                if (s.Start < at || s.End <= s.Start || s.End > text.Length || char.IsWhiteSpace(text[s.Start]) || char.IsWhiteSpace(text[s.End - 1]) || !text.AsSpan(at, s.Start - at).IsWhiteSpace()) return false;
                at = s.End;
            }
            return text.AsSpan(at).IsWhiteSpace() && (sentences.Count > 0) == !string.IsNullOrWhiteSpace(text);
        });
}
