using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace OpinionLens.Import.Reader;

/// <summary>A little file of each format: who has read them has compiled the parsers and loaded the models of languages.</summary>
internal static class WarmFiles
{
    private const string Words = "The harbour must be dredged before winter, said the mayor in May, because the sand has closed it twice.";

    private const string Pdf = $"""
        %PDF-1.4
        1 0 obj
        <</Type/Catalog/Pages 2 0 R>>
        endobj
        2 0 obj
        <</Type/Pages/Kids[3 0 R]/Count 1>>
        endobj
        3 0 obj
        <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>
        endobj
        4 0 obj
        <</Length 142>>
        stream
        BT /F 11 Tf 60 740 Td ({Words}) Tj ET
        endstream
        endobj
        5 0 obj
        <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>
        endobj
        trailer <</Size 6/Root 1 0 R>>
        %%EOF
        """;

    /// <summary>Reads them all; what one of them throws is nobody's business.</summary>
    public static void Read()
    {
        foreach (var (name, bytes) in Files())
        {
            try { ArticleReader.Draft(bytes, name, new()); }
            catch (UnreadableText) { }
        }
    }

    /// <summary>Each can be read, as a test holds.</summary>
    internal static IEnumerable<(string Name, byte[] Bytes)> Files()
    {
        yield return ("a.md", Encoding.UTF8.GetBytes($"---\ntitle: The harbour\n---\n\n# The harbour\n\nBy Ada Quill\n\n{Words}\n"));
        yield return ("a.html", Encoding.UTF8.GetBytes(
            $"<!doctype html><title>The harbour</title><article><h1>Harbour</h1><p>{Words}</p></article>"));
        yield return ("a.docx", Word());
        yield return ("a.pdf", Encoding.ASCII.GetBytes(Pdf));
    }

    private static byte[] Word()
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
            document.AddMainDocumentPart().Document = new(new W.Body(new W.Paragraph(new W.Run(new W.Text(Words)))));
        return memory.ToArray();
    }
}
