using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using OpinionLens.Discourse.Articles;
using Shouldly;

namespace OpinionLens.Import.Tests.Html;

/// <summary>The main text of real news pages, against what people marked as the article.</summary>
public sealed class ExtractionTests(ITestOutputHelper output)
{
    private const double Least = 0.92;

    [Fact]
    public void The_main_text_of_real_pages_agrees_with_what_people_marked()
    {
        var material = Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL");
        var folder = Path.Combine(material ?? "", "suites/article-extraction/scrapinghub");
        Assert.SkipWhen(string.IsNullOrEmpty(material) || !Directory.Exists(folder), "The pages are not at hand: OPINIONLENS_MATERIAL names no folder with suites/article-extraction.");
        using var truths = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "ground-truth.json")));
        var scores = truths.RootElement.EnumerateObject().Select(page => (page.Name, Score: Shingles.Compare(page.Value.GetProperty("articleBody").GetString()!, Text(folder, page.Name)))).ToList();
        var mean = scores.Average(s => Shingles.F1(s.Score));
        var (precision, recall) = (scores.Average(s => s.Score.Precision), scores.Average(s => s.Score.Recall));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scores.Count} pages: mean F1 {mean:0.0000}; mean precision {precision:0.0000}, mean recall {recall:0.0000}, F1 of the means {Shingles.F1((precision, recall)):0.0000}"));
        foreach (var (name, score) in scores.OrderBy(s => Shingles.F1(s.Score)).Take(12)) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name[..12]} {Shingles.F1(score):0.000} P {score.Precision:0.000} R {score.Recall:0.000}"));
        mean.ShouldBeGreaterThanOrEqualTo(Least);
    }

    private string Text(string folder, string name)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(folder, "html", name + ".html.gz")), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        try
        {
            return string.Join('\n', ArticleReader.Read(memory.ToArray(), name + ".html", new() { Revision = true }).Paragraphs.Select(p => p.Text));
        }
        catch (UnreadableText e)
        {
            output.WriteLine($"  {name[..12]}: {e.Message}");
            return "";
        }
    }
}
