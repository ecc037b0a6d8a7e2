using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using OpinionLens.Import;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace OpinionLens.Benchmarks;

/// <summary>Reading a document of fifty pages (goal: at most 5 s, in a program that has just started).</summary>
internal static class Files
{
    private const int Pages = 50, Lines = 45;

    public static Task RunAsync()
    {
        Measure("a .pdf of 50 pages", Pdf(), "long.pdf");
        Measure("a .docx of 50 pages", Word(), "long.docx");
        return Task.CompletedTask;
    }

    /// <summary>The first round is told apart: it is what somebody waits for who has just started the program.</summary>
    private static void Measure(string what, byte[] bytes, string name)
    {
        var rounds = new List<double>();
        for (var round = 0; round < 6; round++)
        {
            var clock = Stopwatch.StartNew();
            ArticleReader.Draft(bytes, name, new());
            rounds.Add(clock.Elapsed.TotalSeconds);
        }
        Measured.Print("files", what + ", the first time", rounds.Take(1), "s");
        Measured.Print("files", what, rounds.Skip(1), "s");
    }

    private static string Line(int page, int line) => $"{(char)('a' + page % 26)}{(char)('a' + line % 26)} The harbour must be dredged before winter, because the sand that closed";

    internal static byte[] Pdf(int pages = Pages)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.TimesRoman);
        for (var page = 1; page <= pages; page++)
        {
            var written = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
            for (var line = 0; line < Lines; line++) written.AddText(Line(page, line), 11, new PdfPoint(72, 760 - line * 15), font);
        }
        return builder.Build();
    }

    internal static byte[] Word(int pages = Pages)
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
            document.AddMainDocumentPart().Document = new Document(new Body(Enumerable.Range(0, pages * 10).Select(i => new Paragraph(new Run(new Text(string.Join(' ', Enumerable.Range(0, 5).Select(n => Line(i, n)))))))));
        return memory.ToArray();
    }
}
