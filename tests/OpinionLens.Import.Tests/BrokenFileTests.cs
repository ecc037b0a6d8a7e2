using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Shouldly;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace OpinionLens.Import.Tests;

/// <summary>A file broken anywhere is read or refused with a sentence, never anything else.</summary>
public sealed class BrokenFileTests(ITestOutputHelper output)
{
    private const int Seed = 20260504, Rounds = 300;

    private static readonly string[] Soup = ["<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "<li>", "<b>", "</i>", "<script>", "</script>", "<!--", "-->", "<svg>", "<math>", "<template>", "<frameset>", "<html lang=x>", "<br>", "<article>", "<h1>", "<a href=", "&#0;", "&#xD800;", "<![CDATA[", "<meta charset=>", "<noscript><img src=x>", "\"", "words and words, "];

    [Fact]
    public void Html_soup_is_read_or_refused()
    {
        var random = new Random(Seed);
        var read = Enumerable.Range(0, Rounds).Count(_ => Survives(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => Soup[random.Next(Soup.Length)]))), "a.html"));
        output.WriteLine($"{read} of {Rounds} were read");
        read.ShouldBeGreaterThan(Rounds / 4);
    }

    [Theory]
    [InlineData("a.pdf")]
    [InlineData("a.docx")]
    [InlineData("a.html")]
    public void A_file_with_broken_bytes_is_read_or_refused(string name)
    {
        var good = name switch { "a.pdf" => Pdf(), "a.docx" => Word(), _ => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Cases/page.html")) };
        var random = new Random(Seed);
        var read = Enumerable.Range(0, Rounds).Count(_ => Survives(Broken(good, random), name));
        output.WriteLine($"{name}: {read} of {Rounds} were read all the same");
    }

    private static byte[] Broken(byte[] good, Random random)
    {
        var bytes = good[..(random.Next(4) == 0 ? random.Next(1, good.Length) : good.Length)];
        for (var i = random.Next(1, 12); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    /// <summary>True when read; false when refused as it should be.</summary>
    private static bool Survives(byte[] bytes, string name)
    {
        try { return ArticleReader.Read(bytes, name, new() { Revision = true }).Paragraphs.Count > 0; }
        catch (UnreadableText refused)
        {
            refused.Message.ShouldEndWith(".");
            return false;
        }
    }

    private static byte[] Pdf()
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        builder.AddPage(PageSize.A4).AddText("The harbour must be dredged before winter.", 11, new PdfPoint(72, 700), font);
        return builder.Build();
    }

    private static byte[] Word()
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
            document.AddMainDocumentPart().Document = new(new W.Body(new W.Paragraph(new W.Run(new W.Text("The harbour must be dredged before winter.")))));
        return memory.ToArray();
    }
}
