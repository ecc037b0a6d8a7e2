using System.IO.Compression;
using System.Text;
using OpinionLens.Import.Fetch;
using Shouldly;

namespace OpinionLens.Import.Tests.Fetch;

public sealed class FetchTests
{
    private const string Public = "93.184.215.14", Html = "Content-Type: text/html";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<FetchOutcome> FetchAsync(RecordedNetwork network, string address, TimeSpan? within = null)
    {
        using var fetcher = network.Fetcher(within);
        return await fetcher.FetchAsync(new Uri(address), Cancel);
    }

    private static async Task<string> RefusedAsync(RecordedNetwork network, string address = "http://quay.example/")
    {
        var outcome = await FetchAsync(network, address);
        outcome.Source.ShouldBeNull();
        outcome.Refusal!.ShouldEndWith(".");
        return outcome.Refusal!;
    }

    private static RecordedNetwork Answers(string status, string headers, byte[]? body = null) => new RecordedNetwork { Server = _ => RecordedNetwork.Answer(status, headers, body) }.EveryName(Public);

    [Fact]
    public async Task A_page_is_fetched_and_can_be_read()
    {
        var network = Answers("200 OK", "Content-Type: text/HTML; charset=\"windows-1252\"\r\nSet-Cookie: a=b", [.. "<p>Z"u8, 0xFC, .. "rich dredges.</p>"u8]);
        var source = (await FetchAsync(network, "http://quay.example/opinion/harbour?x=1#part")).Source!;
        (source.ContentType, source.Charset, source.FileName, source.Address.Host).ShouldBe(("text/html", "windows-1252", "harbour.html", "quay.example"));
        var text = ArticleReader.Read(source.Bytes, source.FileName, new() { Charset = source.Charset, SourceUrl = source.Address });
        text.Paragraphs.Single().Text.ShouldBe("Zürich dredges.");
        text.SourceUrl.ShouldBe("http://quay.example/opinion/harbour?x=1#part");
        network.Connections.Single().ToString().ShouldBe($"{Public}:80");
        network.Requests.Single().ShouldStartWith("GET /opinion/harbour?x=1 HTTP/1.1");
    }

    [Fact]
    public async Task No_cookie_and_no_credential_is_ever_sent()
    {
        var network = new RecordedNetwork { Server = request => request.Contains("/two", StringComparison.Ordinal) ? RecordedNetwork.Answer("200 OK", Html, "<p>x</p>"u8.ToArray()) : RecordedNetwork.Answer("302 Found", "Set-Cookie: a=b\r\nLocation: /two") }.EveryName(Public);
        (await FetchAsync(network, "http://quay.example/one")).Source!.Address.AbsolutePath.ShouldBe("/two");
        network.Requests.Count.ShouldBe(2);
        network.Requests.ShouldAllBe(r => !r.Contains("Cookie", StringComparison.OrdinalIgnoreCase) && !r.Contains("Authorization", StringComparison.OrdinalIgnoreCase) && !r.Contains("Referer", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("ftp://quay.example/", "http and https")]
    [InlineData("file:///etc/passwd", "http and https")]
    [InlineData("gopher://quay.example/", "http and https")]
    [InlineData("http://user:word@quay.example/", "password")]
    [InlineData("http://user@quay.example/", "password")]
    [InlineData("http://quay.example:8080/", "ports")]
    [InlineData("https://quay.example:22/", "ports")]
    public async Task An_address_of_another_kind_is_refused_before_any_connection(string address, string why)
    {
        var network = new RecordedNetwork().EveryName(Public);
        (await RefusedAsync(network, address)).ShouldContain(why);
        (network.Connections.Count, network.Resolved.Count).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("http://inside.example/")]
    [InlineData("http://10.0.0.8/")]
    [InlineData("http://quay.example:8080/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://a:b@quay.example/")]
    [InlineData("//127.0.0.1/x")]
    public async Task A_redirect_is_checked_as_the_first_address_is(string location)
    {
        var network = Answers("302 Found", $"Location: {location}").Name("inside.example", "192.168.0.9");
        await RefusedAsync(network);
        network.Connections.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Redirects_have_an_end()
    {
        var network = Answers("301 Moved Permanently", "Location: /again");
        (await RefusedAsync(network)).ShouldContain("more than 5");
        network.Connections.Count.ShouldBe(SourceFetcher.MostRedirects + 1);
        (await RefusedAsync(Answers("302 Found", "X: y"))).ShouldContain("nowhere");
    }

    [Fact]
    public async Task A_name_with_one_forbidden_address_is_refused() =>
        (await RefusedAsync(new RecordedNetwork().EveryName(Public, "10.1.2.3"))).ShouldContain("private or reserved");

    [Fact]
    public async Task The_connection_goes_to_the_address_that_was_checked()
    {
        var network = new RecordedNetwork().EveryName(Public);
        await FetchAsync(network, "http://rebinding.example/");
        (network.Resolved.Count, network.Connections.Single().Address.ToString()).ShouldBe((1, Public));
    }

    [Fact]
    public async Task A_body_is_limited_after_unpacking()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(new byte[SourceFetcher.MostBytes + 1]);
        packed.Length.ShouldBeLessThan(SourceFetcher.MostBytes / 10);
        (await RefusedAsync(Answers("200 OK", Html + "\r\nContent-Encoding: gzip", packed.ToArray()))).ShouldContain("8 MB");
        (await RefusedAsync(Answers("200 OK", Html + $"\r\nContent-Length: {SourceFetcher.MostBytes + 1}"))).ShouldContain("8 MB");
        (await RefusedAsync(Answers("200 OK", Html, new byte[SourceFetcher.MostBytes + 1]))).ShouldContain("8 MB");
        (await RefusedAsync(Answers("200 OK", Html + "\r\nContent-Encoding: gzip", "no gzip at all"u8.ToArray()))).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/zip")]
    [InlineData("application/json")]
    public async Task Only_texts_are_taken_in(string type) => (await RefusedAsync(Answers("200 OK", $"Content-Type: {type}", [1]))).ShouldContain(type);

    [Theory]
    [InlineData("application/atom+xml")]
    [InlineData("application/rss+xml")]
    [InlineData("application/xml")]
    [InlineData("Text/XML")]
    public async Task A_feed_is_fetched_where_feeds_are_asked_for_and_refused_where_texts_are(string type)
    {
        var network = Answers("200 OK", $"Content-Type: {type}; charset=utf-8", "<rss/>"u8.ToArray());
        (await RefusedAsync(network)).ShouldContain(type);
        using var fetcher = network.Fetcher();
        var source = (await fetcher.FetchAsync(new("http://quay.example/feed"), SourceTypes.Feeds, Cancel)).Source!;
        (source.ContentType, source.FileName).ShouldBe((type.ToLowerInvariant(), "feed.xml"));
        network.Requests.Select(r => r.Contains("rss+xml", StringComparison.Ordinal)).ShouldBe([false, true]);
    }

    [Fact]
    public async Task A_page_is_no_feed_and_a_missing_feed_is_not_to_be_pasted()
    {
        using var pages = Answers("200 OK", Html, "<p>x</p>"u8.ToArray()).Fetcher();
        (await pages.FetchAsync(new("http://quay.example/"), SourceTypes.Feeds, Cancel)).Refusal!.ShouldBe("the server gives text/html; only feeds (Atom or RSS) are read here.");
        using var nothing = Answers("404 Not Found", Html).Fetcher();
        (await nothing.FetchAsync(new("http://quay.example/"), SourceTypes.Feeds, Cancel)).Refusal!.ShouldBe("the server answered 404.");
        using var inside = new RecordedNetwork().EveryName("10.0.0.1").Fetcher();
        (await inside.FetchAsync(new("http://quay.example/"), SourceTypes.Feeds, Cancel)).Refusal!.ShouldContain("private or reserved");
    }

    [Theory]
    [InlineData("text/plain", "http://q.example/notes.md", "notes.md")]
    [InlineData("text/plain", "http://q.example/", "page.txt")]
    [InlineData("application/pdf", "http://q.example/..%2F..%2Fetc%2Fpasswd", "passwd.pdf")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "http://q.example/a.php", "a.docx")]
    public async Task The_file_name_fits_the_type(string type, string address, string name) => (await FetchAsync(Answers("200 OK", $"Content-Type: {type}", [65]), address)).Source!.FileName.ShouldBe(name);

    [Fact]
    public async Task What_goes_wrong_on_the_way_is_a_sentence()
    {
        (await RefusedAsync(Answers("404 Not Found", Html))).ShouldContain("404");
        (await RefusedAsync(Answers("200 OK", "X: y"))).ShouldContain("no type");
        (await RefusedAsync(new RecordedNetwork())).ShouldContain("no server of that name");
        (await RefusedAsync(new RecordedNetwork { Server = _ => Encoding.ASCII.GetBytes("this is no HTTP\r\n\r\n") }.EveryName(Public))).ShouldContain("breaks off");
    }

    [Fact]
    public async Task The_real_resolvers_answers_are_checked_too()
    {
        using var fetcher = new SourceFetcher();
        (await fetcher.FetchAsync(new Uri("http://localhost/"), Cancel)).Refusal!.ShouldContain("private or reserved");
    }

    [Fact]
    public async Task Who_gives_up_waiting_gets_no_refusal_but_the_end()
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using var fetcher = new RecordedNetwork { Server = _ => [] }.EveryName(Public).Fetcher();
        given.CancelAfter(TimeSpan.FromSeconds(0.2));
        await Should.ThrowAsync<OperationCanceledException>(() => fetcher.FetchAsync(new Uri("http://quay.example/"), given.Token));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_left_in_time()
    {
        var outcome = await FetchAsync(new RecordedNetwork { Server = _ => [] }.EveryName(Public), "http://quay.example/", TimeSpan.FromSeconds(0.3));
        outcome.Refusal!.ShouldContain("0.3 seconds");
    }
}
