using System.IO.Compression;
using System.Text;
using OpinionLens.Discourse.Articles;
using Shouldly;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace OpinionLens.Import.Tests.Pdf;

public sealed class PdfTests
{
    private const double Foot = 60, Top = 760, Left = 72;

    private sealed record Set(double X, double Y, string Text, double Size = 11);

    private static byte[] Pdf(params Set[][] pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.TimesRoman);
        foreach (var lines in pages)
        {
            var page = builder.AddPage(PageSize.A4);
            if (lines.Length == 0) page.DrawRectangle(new PdfPoint(100, 100), 300, 300, 1, true);
            foreach (var line in lines) page.AddText(line.Text, line.Size, new PdfPoint(line.X, line.Y), font);
        }
        return builder.Build();
    }

    /// <summary>Lines from the top; an empty one is a gap, one that begins with a tab is indented.</summary>
    private static Set[] Page(string text, double x = Left, double top = Top) =>
        [.. text.Split('\n').Select((line, i) => new Set(line.StartsWith('\t') ? x + 18 : x, top - 14 * i, line.Trim())).Where(s => s.Text.Length > 0)];

    private static ImportedText Read(byte[] bytes, KnownMetadata? known = null) => ArticleReader.Read(bytes, "a.pdf", known ?? new());

    private static string[] Body(byte[] bytes) => [.. Read(bytes).Paragraphs.Where(p => p.Role != ParagraphRole.Footer).Select(p => p.Text)];

    private static string Refused(byte[] bytes) => Should.Throw<UnreadableText>(() => Read(bytes)).Message;

    [Fact]
    public void Hyphens_that_parted_a_word_go_and_those_of_a_word_stay()
    {
        Body(Pdf(Page("""
            The harbour must be dred-
            ged before winter, said the Austro-
            Hungarian line, with its well-known and well-
            known boats, against COVID-
            19 and all else that would stop a mother-in-
            law from going to the sea - in Ger-
            many or on this coast - as she has done.
            """))).ShouldBe(["The harbour must be dredged before winter, said the Austro-Hungarian line, with its well-known and well-known boats, against COVID-19 and all else that would stop a mother-in-law from going to the sea - in Germany or on this coast - as she has done."]);
    }

    [Fact]
    public void What_was_joined_and_marked_is_told_with_its_number()
    {
        Set[] page(int n) => [new(Left, 800, "The Quay Gazette"), .. Page($"The harbour {(char)('a' + n)} must be dred-\nged before winter, says the coun-\ncil of the well-known town {(char)('a' + n)}."), new(290, Foot, $"{n}")];
        string.Join(' ', ArticleReader.Draft(Pdf(page(1), page(2)), "a.pdf", new()).Notes).ShouldSatisfyAllConditions(n => n.ShouldContain("joined here: 4."), n => n.ShouldContain("footers: 4."));
    }

    [Fact]
    public void Paragraphs_are_told_by_space()
    {
        Body(Pdf(Page("The harbour must be dredged before winter, because the sand\nthat closed the western channel will close the eastern one.\n\nThe council says that it has no money for it, which is hard\nto believe of a council that paid for a marina."))).ShouldBe([
            "The harbour must be dredged before winter, because the sand that closed the western channel will close the eastern one.",
            "The council says that it has no money for it, which is hard to believe of a council that paid for a marina."]);
    }

    [Fact]
    public void Paragraphs_are_told_by_indent()
    {
        Body(Pdf(Page("The harbour must be dredged before winter, because the sand\nthat closed the western channel will close the eastern one.\n\tThe council says that it has no money for it, which is\nhard to believe of a council that paid for a marina, twice.\n\tNobody asked for it and nobody wants to have paid for\nit, least of all the fishers of the northern quay of ours.")))
            .Length.ShouldBe(3);
    }

    [Fact]
    public void Running_heads_and_page_numbers_are_kept_as_footers_and_part_no_paragraph()
    {
        Set[] Numbered(int number, string text) => [new(Left, 800, "The Quay Gazette"), .. Page(text), new(290, Foot, $"{number}")];
        var text = Read(Pdf(
            Numbered(7, "The harbour must be dredged before winter, because the\nsand that closed the western channel will close the"),
            Numbered(8, "eastern one, and then there will be no channel at all.\n\nThe council says that it has no money."),
            Numbered(9, "That is hard to believe of it.")));
        text.Paragraphs.ShouldBe([
            new(ParagraphRole.Footer, "The Quay Gazette"),
            new(ParagraphRole.Body, "The harbour must be dredged before winter, because the sand that closed the western channel will close the eastern one, and then there will be no channel at all."),
            new(ParagraphRole.Footer, "7"), new(ParagraphRole.Footer, "The Quay Gazette"),
            new(ParagraphRole.Body, "The council says that it has no money."), new(ParagraphRole.Footer, "8"), new(ParagraphRole.Footer, "The Quay Gazette"),
            new(ParagraphRole.Body, "That is hard to believe of it."), new(ParagraphRole.Footer, "9"),
        ]);
    }

    [Fact]
    public void Larger_letters_are_a_heading_and_the_byline_is_found_below_it()
    {
        var text = Read(Pdf([new(Left, 780, "The harbour cannot", 20), new(Left, 756, "wait any longer", 20), new(Left, 730, "By Ada Quill - 4 May 2026"),
            .. Page("The harbour must be dredged before winter, because the sand\nthat closed the western channel will close the eastern one.", top: 700)]));
        (text.Title, text.Authors.Single(), text.Date).ShouldBe(("The harbour cannot wait any longer", "Ada Quill", new DateOnly(2026, 5, 4)));
        text.Paragraphs.Select(p => p.Role).ShouldBe([ParagraphRole.Heading, ParagraphRole.Byline, ParagraphRole.Body]);
    }

    [Fact]
    public void Two_columns_are_read_one_after_the_other()
    {
        var left = string.Join('\n', Enumerable.Range(1, 8).Select(i => $"left line {i} goes on and on and"));
        var right = string.Join('\n', Enumerable.Range(1, 8).Select(i => $"right line {i} goes on and on and"));
        var all = string.Join(' ', Body(Pdf([.. Page(left), .. Page(right, 310)])));
        all.IndexOf("left line 8", StringComparison.Ordinal).ShouldBeLessThan(all.IndexOf("right line 1", StringComparison.Ordinal));
        all.ShouldContain("left line 1 goes on and on and left line 2");
    }

    [Fact]
    public void What_is_no_PDF_with_text_is_refused_with_a_reason()
    {
        var good = Pdf(Page("Some words that nobody will ever read."));
        Refused([]).ShouldContain("empty");
        Refused("Just words."u8.ToArray()).ShouldContain("no PDF");
        Refused("PK\u0003\u0004"u8.ToArray()).ShouldContain("name it so");
        Refused("%PDF-1.7 and no more"u8.ToArray()).ShouldContain("no PDF");
        Refused(good[..(good.Length / 2)]).ShouldContain("PDF");
        Refused(Pdf([])).ShouldContain("pictures");
        Refused(Encrypted(good)).ShouldContain("encrypted");
    }

    [Fact]
    public void A_file_without_a_name_is_known_by_its_first_bytes() =>
        ArticleReader.Read(Pdf(Page("The harbour must be dredged.")), null, new()).Paragraphs.Single().Text.ShouldBe("The harbour must be dredged.");

    [Fact]
    public void A_PDF_that_unpacks_without_end_is_refused() => Refused(Bomb(300 * 1024 * 1024)).ShouldContain("unpacks");

    [Fact]
    public void Fifty_pages_are_read_whole()
    {
        static string Line(int page, int line) => $"{(char)('a' + page % 26)}{(char)('a' + line % 26)} The harbour must be dredged before winter, because the sand that closed";
        var bytes = Pdf([.. Enumerable.Range(1, 50).Select(n => (Set[])[new(Left, 800, "The Quay Gazette"), .. Page(string.Join('\n', Enumerable.Range(1, 45).Select(i => Line(n, i)))), new(290, Foot, $"{n}")])]);
        Read(bytes).Paragraphs.Count(p => p.Role == ParagraphRole.Footer).ShouldBe(100);
    }

    private static byte[] Encrypted(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var at = text.LastIndexOf("trailer", StringComparison.Ordinal);
        var filler = new string('x', 32);
        return Encoding.Latin1.GetBytes(text[..at] + text[at..].Replace("<<", $"<< /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ({filler}) /U ({filler}) >> /ID [(0123456789abcdef) (0123456789abcdef)] ", StringComparison.Ordinal));
    }

    private static byte[] Bomb(int size)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            for (var i = 0; i < size / 1_048_576; i++) zlib.Write(new byte[1_048_576]);
        var (pdf, offsets) = (new MemoryStream(), new List<long>());
        void Add(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
        void Start(int n) { offsets.Add(pdf.Position); Add($"{n} 0 obj\n"); }
        Add("%PDF-1.4\n");
        Start(1); Add("<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        Start(2); Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
        Start(3); Add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n");
        Start(4); Add($"<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n");
        packed.WriteTo(pdf);
        Add("\nendstream\nendobj\n");
        var table = pdf.Position;
        Add("xref\n0 5\n0000000000 65535 f \n" + string.Concat(offsets.Select(o => FormattableString.Invariant($"{o:0000000000} 00000 n \n"))) + $"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF");
        return pdf.ToArray();
    }
}
