using System.Globalization;
using System.Text;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using Shouldly;

namespace OpinionLens.Import.Tests;

/// <summary>A case is a file and what it should be read as (same name, .expected): a new bug is a new pair of files.</summary>
public sealed class CaseTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder).Where(f => !f.EndsWith(".expected", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_is_read_as_expected(string name)
    {
        foreach (var culture in new[] { "", "tr-TR", "de-DE" })
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            var text = ArticleReader.Read(File.ReadAllBytes(Path.Combine(Folder, name)), name, new());
            Told(text).ShouldBe(File.ReadAllText(Path.Combine(Folder, Path.ChangeExtension(name, ".expected"))), $"under {culture}");
        }
    }

    private static string Told(ImportedText text)
    {
        var told = new StringBuilder();
        void Line(string name, string? value) { if (!string.IsNullOrEmpty(value)) told.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n"); }
        Line("title", text.Title);
        Line("authors", string.Join(", ", text.Authors));
        Line("outlet", text.Outlet);
        Line("date", text.Date is { } date ? FormattableString.Invariant($"{date:yyyy-MM-dd} {Words.Of(text.DatePrecision)}") : null);
        Line("genre", Words.Of(text.Genre));
        foreach (var paragraph in text.Paragraphs) Line(Words.Of(paragraph.Role), paragraph.Text);
        return told.ToString();
    }
}
