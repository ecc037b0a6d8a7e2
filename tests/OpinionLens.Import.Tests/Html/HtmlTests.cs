using System.Net;
using System.Text;
using OpinionLens.Discourse.Articles;
using Shouldly;

namespace OpinionLens.Import.Tests.Html;

public sealed class HtmlTests
{
    private const string Sentence = "The harbour of Zürich must be dredged before winter, because the sand that closed the western channel will close the eastern one as well.";

    private static ImportedText Read(byte[] bytes, KnownMetadata? known = null) => ArticleReader.Read(bytes, "page.html", known ?? new());

    private static string Page(string head, string body) => $"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>";

    private static string Refused(byte[] bytes, KnownMetadata? known = null) => Should.Throw<UnreadableText>(() => Read(bytes, known)).Message;

    [Theory]
    [InlineData("windows-1252", "<meta charset=windows-1252>")]
    [InlineData("windows-1252", "<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'>")]
    [InlineData("windows-1250", "<meta charset=\"windows-1250\">")]
    [InlineData("utf-8", "")]
    [InlineData("utf-8", "<meta charset='utf-16'>")]
    public void A_page_is_read_in_the_charset_that_it_names(string charset, string meta)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        Read(encoding.GetBytes(Page(meta, $"<p>{Sentence}</p>"))).Paragraphs.Single().Text.ShouldBe(Sentence);
    }

    [Fact]
    public void A_byte_order_mark_wins_over_the_servers_charset_and_that_over_the_page()
    {
        var page = Page("<meta charset=windows-1250>", $"<p>{Sentence}</p>");
        Read([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(page)], new() { Charset = "windows-1252" }).Paragraphs.Single().Text.ShouldBe(Sentence);
        Read(Encoding.UTF8.GetBytes(page), new() { Charset = "UTF-8" }).Paragraphs.Single().Text.ShouldBe(Sentence);
    }

    [Fact]
    public void A_page_in_the_wrong_charset_is_refused_with_a_reason()
    {
        var latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Page("", $"<p>{Sentence}</p>"));
        Refused(latin).ShouldContain("names no charset");
        Refused(latin, new() { Charset = "utf-8" }).ShouldContain("is not");
        Refused(Encoding.UTF8.GetBytes(Page("<meta charset=klingon>", Sentence))).ShouldContain("klingon");
        Refused([]).ShouldContain("empty");
        Refused("<p>a\0b</p>"u8.ToArray()).ShouldContain("binary");
        Refused(Encoding.UTF8.GetBytes("<html><body></body></html>")).ShouldContain("no text");
    }

    [Fact]
    public void What_the_page_says_of_itself_yields_to_what_the_caller_knows()
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Cases/page.html"));
        var said = Read(bytes);
        (said.SourceUrl, said.Language).ShouldBe(("https://quay.example/opinion/the-harbour-cannot-wait", "en-GB"));
        var known = Read(bytes, new() { Authors = ["N. N."], Language = "en", SourceUrl = new("https://other.example/x"), Date = new(2026, 1, 1) });
        (known.SourceUrl, known.Language, known.Authors.Single(), known.Date).ShouldBe(("https://other.example/x", "en", "N. N.", new DateOnly(2026, 1, 1)));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    [InlineData("https://user:word@quay.example/")]
    public void Only_a_clean_web_address_is_a_source(string canonical) =>
        Read(Encoding.UTF8.GetBytes(Page($"<link rel=canonical href='{canonical}'>", $"<p>{Sentence}</p>"))).SourceUrl.ShouldBeNull();

    [Theory]
    [InlineData("<meta name=author content='By Ada Quill and Tom Reed'><meta name=date content='2026-05-04T10:00:00Z'>", "Ada Quill;Tom Reed", "2026-05-04")]
    [InlineData("<meta name=author content='https://quay.example/ada'><meta property='article:published_time' content='0001-01-01T00:00:00'>", "", "")]
    [InlineData("<meta name=author content='The Quay'><meta property='og:site_name' content='The Quay'><meta name=date content='03/06/2025'>", "", "")]
    [InlineData("<script type='application/ld+json'>{ broken</script><script type='application/ld+json'>[{\"@type\":[\"Thing\",\"BlogPosting\"],\"author\":\"Ada Quill\",\"datePublished\":\"2026-05-04\"}]</script>", "Ada Quill", "2026-05-04")]
    public void Authors_and_day_are_read_where_the_page_gives_them_cleanly(string head, string authors, string day)
    {
        var text = Read(Encoding.UTF8.GetBytes(Page(head, $"<p>{Sentence}</p>")));
        (string.Join(';', text.Authors), text.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "").ShouldBe((authors, day));
    }

    [Fact]
    public void A_short_page_that_is_no_article_is_still_read() =>
        Read(Encoding.UTF8.GetBytes("<p>Dredge it.</p><p>Now.</p>")).Paragraphs.Select(p => p.Text).ShouldBe(["Dredge it.", "Now."]);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<svg>")]
    public void A_page_nested_to_break_the_reader_is_refused(string tag) =>
        Refused(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(tag, 200_000)) + "x")).ShouldContain("deep");

    [Fact]
    public void Two_breaks_end_a_paragraph_and_one_is_a_blank() =>
        Read(Encoding.UTF8.GetBytes($"<title>x</title><main>{Sentence}<br>{Sentence}<br> <br/>{Sentence}</main>")).Paragraphs.Select(p => p.Text).ShouldBe([$"{Sentence} {Sentence}", Sentence]);

    [Fact]
    public void A_page_of_very_many_parts_is_read_all_the_same()
    {
        var text = Read(Encoding.UTF8.GetBytes($"<title>Harbour</title><article><p>{Sentence}</p></article>" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"<div><a href=/{i}>{i}</a> <span>x</span></div>"))));
        (text.Title, text.Paragraphs.Single().Text).ShouldBe(("Harbour", Sentence));
    }

    [Fact]
    public void Reading_a_page_loads_nothing()
    {
        var asked = new RefusingHandler();
        SmartReader.Reader.SetBaseHttpClientHandler(asked);
        Read(Encoding.UTF8.GetBytes(Page("<link rel=stylesheet href='http://127.0.0.1:9/a.css'><script src='http://127.0.0.1:9/a.js'></script>",
            $"<p>{Sentence}</p><img src='http://127.0.0.1:9/a.png' srcset='http://127.0.0.1:9/b.png 2x'><iframe src='http://127.0.0.1:9/'></iframe><p>{Sentence}</p>")));
        asked.Count.ShouldBe(0);
    }

    private sealed class RefusingHandler : HttpMessageHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Forbidden));
        }
    }
}
