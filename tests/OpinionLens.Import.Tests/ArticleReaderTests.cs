using System.Text;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import.Roles;
using Shouldly;

namespace OpinionLens.Import.Tests;

public sealed class ArticleReaderTests
{
    private static ImportedText Read(string text, KnownMetadata? known = null, string name = "a.txt") => ArticleReader.Read(Encoding.UTF8.GetBytes(text), name, known ?? new());

    private static string Refused(byte[] bytes) => Should.Throw<UnreadableText>(() => ArticleReader.Read(bytes, "a.txt", new())).Message;

    [Theory]
    [InlineData("The quay\nBy Jane Roe - 2026-05-04\nThe quay is old, and nobody mends it.\nThe mayor knows.")]
    [InlineData("The quay\nBy Jane Roe\nMay 4, 2026\nThe quay is old, and nobody mends it.\nThe mayor knows.")]
    [InlineData("By Jane Roe - 2026-05-04\nThe quay is old, and nobody mends it.\nThe mayor knows.")]
    public void Author_and_date_are_read_from_the_by_line_and_the_line_below_it(string text)
    {
        var read = ArticleReader.Read(System.Text.Encoding.UTF8.GetBytes(text), null, new());
        (read.Authors.Single(), read.Date).ShouldBe(("Jane Roe", (DateOnly?)new DateOnly(2026, 5, 4)));
        read.Paragraphs.Count(p => p.Role == OpinionLens.Discourse.Articles.ParagraphRole.Body).ShouldBe(2);
    }

    [Fact]
    public void An_ambiguous_date_is_reported_with_both_readings()
    {
        var message = Should.Throw<UnreadableText>(() => Read("By: Ada Quill - 03/06/2025\nThe harbour must be dredged.")).Message;
        message.ShouldContain("3 June 2025");
        message.ShouldContain("6 March 2025");
        message.ShouldContain("--date 2025-06-03");
    }

    [Fact]
    public void The_date_given_or_the_outlets_order_decides()
    {
        const string text = "By: Ada Quill - 03/06/2025\nThe harbour must be dredged.";
        Read(text, new() { Date = new(2025, 6, 3) }).Date.ShouldBe(new DateOnly(2025, 6, 3));
        Read(text, new() { DateOrder = DateOrder.Mdy }).Date.ShouldBe(new DateOnly(2025, 3, 6));
        Read(text, new() { DateOrder = DateOrder.Dmy }).DateNote!.ShouldContain("03/06/2025");
        Read(text, new() { Revision = true }).Date.ShouldBeNull();
    }

    [Theory]
    [InlineData("By Ada Quill and Tom Reed | 4 May 2026", "Ada Quill;Tom Reed")]
    [InlineData("BY ADA QUILL", "ADA QUILL")]
    [InlineData("By: Jean-Paul de la Mer & J. D. O’Neill - 3 June 2026", "Jean-Paul de la Mer;J. D. O’Neill")]
    [InlineData("By Ada Quill, Tom Reed - May 4, 2026", "Ada Quill;Tom Reed")]
    public void Authors_are_read_from_the_byline(string byline, string authors)
    {
        var text = Read(byline + "\nThe harbour must be dredged before winter, and soon.");
        string.Join(';', text.Authors).ShouldBe(authors);
        text.Paragraphs[0].Role.ShouldBe(ParagraphRole.Byline);
    }

    [Theory]
    [InlineData("By the time the boats came in, the quay was gone.")]
    [InlineData("By Monday all the boats had gone.")]
    public void By_and_by_is_no_byline(string line) => Read(line + "\nNobody had seen it go.").Paragraphs[0].Role.ShouldBe(ParagraphRole.Body);

    [Fact]
    public void What_is_no_text_is_refused_with_a_reason()
    {
        Refused([]).ShouldContain("empty");
        Refused([0x20, 0x0A]).ShouldContain("blanks");
        Refused([0x50, 0x4B, 0x03, 0x04, 0x00, 0x00]).ShouldContain(".docx");
        Refused([0x7F, 0x45, 0x4C, 0x46, 0x00, 0x00]).ShouldContain("binary");
        Refused([0x41, 0x93, 0x42]).ShouldContain("UTF-8");
        Refused("%PDF-1.7 and so on"u8.ToArray()).ShouldContain(".pdf");
        Refused(new byte[ArticleReader.MostBytes + 1]).ShouldContain("MB");
    }

    [Fact]
    public void Marked_utf8_and_utf16_are_read()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
            ArticleReader.Read([.. encoding.GetPreamble(), .. encoding.GetBytes("Zürich must dredge “its” harbour.")], "a.txt", new()).Paragraphs.Single().Text.ShouldBe("Zürich must dredge “its” harbour.");
    }

    [Fact]
    public void Raw_html_in_Markdown_is_never_kept()
    {
        var text = Read("Before <img src=x onerror=alert(1)> after.\n\n<div onclick=\"x\">gone</div>\n\nLast.", name: "a.md");
        text.Paragraphs.Select(p => p.Text).ShouldBe(["Before  after.", "Last."]);
    }

    [Theory]
    [InlineData("en", "The harbour must be dredged before winter, because the sand will close it.")]
    [InlineData("de", "Der Hafen muss vor dem Winter ausgebaggert werden, weil der Sand ihn sonst schließt.")]
    [InlineData("es", "Hay que dragar el puerto antes del invierno, porque la arena lo va a cerrar.")]
    [InlineData("uk", "Порт потрібно поглибити до зими, бо пісок закриє канал, і тоді буде запізно.")]
    [InlineData("zh", "港口必须在冬天之前疏浚，因为沙子会像关闭西部航道一样关闭东部航道。议会说没有钱，但这很难让人相信。")]
    [InlineData("en", "Baggern!")]
    public void The_language_is_found_where_nobody_says_it(string language, string text) => Read(text).Language.ShouldBe(language);

    [Fact]
    public void The_language_is_not_guessed_where_it_is_said()
    {
        const string german = "Der Hafen muss vor dem Winter ausgebaggert werden, weil der Sand ihn sonst schließt.";
        Read(german, new() { Language = "gsw" }).Language.ShouldBe("gsw");
        Read("---\nlanguage: bar\n---\n" + german, name: "a.md").Language.ShouldBe("bar");
    }

    [Fact]
    public void Broken_front_matter_is_named() => Should.Throw<UnreadableText>(() => Read("---\ntitle: [x\n---\nText.", name: "a.md")).Message.ShouldContain("YAML");

    [Fact]
    public void The_real_articles_have_the_roles_of_the_design()
    {
        var material = Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL");
        Assert.SkipWhen(string.IsNullOrEmpty(material) || !Directory.Exists(Path.Combine(material, "articles")), "The real articles are not at hand: OPINIONLENS_MATERIAL names no folder with articles/.");
        static string Roles(ImportedText text) => string.Join(' ', text.Paragraphs.Select((p, i) => (p.Role, Ordinal: i + 1)).Where(p => p.Role != ParagraphRole.Body).Select(p => $"{p.Ordinal}:{p.Role}"));
        ImportedText Article(string file) => ArticleReader.Read(File.ReadAllBytes(Path.Combine(material!, "articles", file)), file, new() { Revision = true });
        var a = Article("000_d105feb7210fc51b.txt");
        (a.Paragraphs.Count, Roles(a), string.Join(';', a.Authors)).ShouldBe((32, "1:Byline 4:Heading 8:Heading 30:Footer 31:Footer 32:Footer", "Ricardo Israel"));
        var b = Article("002_9f596f63cbeba038.txt");
        (b.Paragraphs.Count, Roles(b)).ShouldBe((34, "33:Footer 34:Footer"));
    }
}
