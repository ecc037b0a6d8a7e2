using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using OpinionLens.Discourse.Articles;
using Shouldly;

namespace OpinionLens.Import.Tests.Word;

public sealed class WordTests
{
    private const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private static ImportedText Read(byte[] bytes, KnownMetadata? known = null) => ArticleReader.Read(bytes, "a.docx", known ?? new());

    private static string Refused(byte[] bytes) => Should.Throw<UnreadableText>(() => Read(bytes)).Message;

    private static string P(string inner, string properties = "") => $"<w:p>{properties}{inner}</w:p>";

    private static string R(string text) => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    private static byte[] Document(string body, Action<WordprocessingDocument>? more = null)
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new($"<w:document {Namespaces}><w:body>{body}</w:body></w:document>");
            more?.Invoke(document);
        }
        return memory.ToArray();
    }

    [Fact]
    public void Headings_lists_tables_and_paragraphs_are_read_in_order()
    {
        var text = Read(Document(
            P(R("The harbour cannot wait"), "<w:pPr><w:pStyle w:val=\"Titel\"/></w:pPr>")
            + P(R("By Ada Quill - 4 May 2026"))
            + P(R("Dredge ") + "<w:r><w:rPr><w:b/></w:rPr><w:t>it</w:t></w:r>" + R(" before<w:noBreakHyphen/>").Replace("<w:t xml:space=\"preserve\"> before<w:noBreakHyphen/></w:t>", "<w:t xml:space=\"preserve\"> before</w:t><w:tab/><w:t>winter</w:t><w:br/><w:t>comes.</w:t>", StringComparison.Ordinal))
            + P(R("What it costs"), "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>")
            + P(R("Eleven million"), "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>")
            + "<w:tbl><w:tr><w:tc>" + P(R("In the cell.")) + "</w:tc></w:tr></w:tbl>" + P(""),
            document => document.MainDocumentPart!.AddNewPart<StyleDefinitionsPart>().Styles = new($"<w:styles {Namespaces}><w:style w:type=\"paragraph\" w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style></w:styles>")));
        text.Paragraphs.ShouldBe([
            new(ParagraphRole.Heading, "The harbour cannot wait"), new(ParagraphRole.Byline, "By Ada Quill - 4 May 2026"), new(ParagraphRole.Body, "Dredge it before winter comes."),
            new(ParagraphRole.Heading, "What it costs"), new(ParagraphRole.Body, "Eleven million"), new(ParagraphRole.Body, "In the cell."),
        ]);
        (text.Title, text.Date, text.Authors.Single()).ShouldBe(("The harbour cannot wait", new DateOnly(2026, 5, 4), "Ada Quill"));
    }

    [Fact]
    public void Fifty_pages_are_read_whole()
    {
        var bytes = Document(string.Concat(Enumerable.Range(1, 50 * 10).Select(i => P(R(string.Concat(Enumerable.Range(1, 5).Select(n => $"The harbour {i} must be dredged before winter {n}, because of the sand. ")))))));
        Read(bytes).Paragraphs.Count.ShouldBe(500);
    }

    [Fact]
    public void Changes_are_read_as_accepted()
    {
        var text = Read(Document(
            P(R("It costs ") + "<w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>nine</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"x\"><w:r><w:t>eleven</w:t></w:r></w:ins>" + R(" million."))
            + P(R("One "), "<w:pPr><w:rPr><w:del w:id=\"3\" w:author=\"x\"/></w:rPr></w:pPr>") + P(R("line."))
            + P("<w:moveFrom w:id=\"4\" w:author=\"x\"><w:r><w:t>Gone.</w:t></w:r></w:moveFrom><w:moveTo w:id=\"5\" w:author=\"x\"><w:r><w:t>Come.</w:t></w:r></w:moveTo>")));
        text.Paragraphs.Select(p => p.Text).ShouldBe(["It costs eleven million.", "One line.", "Come."]);
    }

    [Fact]
    public void Footnotes_hidden_words_and_field_codes_are_left_out()
    {
        var text = Read(Document(
            P(R("Seen") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r><w:r><w:instrText> HYPERLINK \"http://x.example\" </w:instrText></w:r>" + R(" here.")),
            document => document.MainDocumentPart!.AddNewPart<FootnotesPart>().Footnotes = new($"<w:footnotes {Namespaces}><w:footnote w:id=\"1\">{P(R("A note."))}</w:footnote></w:footnotes>")));
        text.Paragraphs.Single().Text.ShouldBe("Seen here.");
    }

    [Fact]
    public void Properties_of_the_file_are_only_hints()
    {
        static void Properties(WordprocessingDocument document)
        {
            (document.PackageProperties.Title, document.PackageProperties.Creator) = ("Template of the desk", "Desk 4");
            document.PackageProperties.Created = new DateTime(2025, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        }
        var bare = Read(Document(P(R("The harbour must be dredged.")), Properties));
        (bare.Title, bare.Authors.Single(), bare.Date, bare.DatePrecision).ShouldBe(("Template of the desk", "Desk 4", new DateOnly(2025, 2, 3), DatePrecision.About));
        var full = Read(Document(P(R("The harbour cannot wait"), "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>") + P(R("By Ada Quill - 4 May 2026")) + P(R("Dredge it.")), Properties));
        (full.Title, full.Authors.Single(), full.Date, full.DatePrecision).ShouldBe(("The harbour cannot wait", "Ada Quill", new DateOnly(2026, 5, 4), DatePrecision.Day));
    }

    [Fact]
    public void What_is_no_Word_file_is_refused_with_a_reason()
    {
        Refused(Encoding.UTF8.GetBytes("Just words.")).ShouldContain("no Word file");
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).ShouldContain("encrypted");
        Refused(Zip(("word/document.xml", "<a>"u8.ToArray()))).ShouldContain("no Word file");
        Refused(Zip(("hello.txt", "hello"u8.ToArray()))).ShouldContain("no Word file");
        Refused(Document(P("")) [..200]).ShouldContain("no Word file");
        Refused(Document(P(""))).ShouldContain("no text");
        Refused([]).ShouldContain("empty");
    }

    [Fact]
    public void Twenty_thousand_paragraphs_are_read_whole()
    {
        var bytes = Document(string.Concat(Enumerable.Range(1, 20_000).Select(i => P(R($"Paragraph {i} says that the harbour must be dredged before winter.")))));
        Read(bytes).Paragraphs.Count.ShouldBe(20_000);
    }

    [Fact]
    public void A_file_that_unpacks_without_end_is_refused()
    {
        var blanks = new byte[70 * 1024 * 1024];
        Array.Fill(blanks, (byte)' ');
        "<a>"u8.CopyTo(blanks);
        Refused(Zip(("word/document.xml", blanks))).ShouldContain("64 MB");
        Refused(Zip(("word/document.xml", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 50_000)))))).ShouldContain("break readers");
        Refused(Zip(("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>"u8.ToArray()))).ShouldContain("no Word file");
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        }
        return memory.ToArray();
    }
}
