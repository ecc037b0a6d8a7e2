using System.Text;
using OpinionLens.Import.Feeds;
using Shouldly;

namespace OpinionLens.Import.Tests.Feeds;

public sealed class FeedTests
{
    private static readonly Uri From = new("https://quay.example/feeds/opinion.xml");

    private static FeedReading Read(string xml) => FeedReader.Read(Encoding.UTF8.GetBytes(xml), From);

    private static string Refused(string xml) => Refused(Encoding.UTF8.GetBytes(xml));

    private static string Refused(byte[] bytes)
    {
        var said = Should.Throw<UnreadableText>(() => FeedReader.Read(bytes, From)).Message;
        said.ShouldEndWith(".");
        return said;
    }

    private static string Rss(string items, string channel = "<title>Quay opinion</title>") =>
        $"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>{channel}<link>https://quay.example/</link><description>d</description>{items}</channel></rss>""";

    private static string Atom(string entries, string more = "") => $"""<feed xmlns="http://www.w3.org/2005/Atom"{more}><title>Quay</title><id>urn:x</id><updated>2026-05-05T00:00:00Z</updated>{entries}</feed>""";

    [Fact]
    public void An_rss_feed_gives_title_authors_day_and_address()
    {
        var feed = Read(Rss("""
            <item><title>Dredge &amp;amp; be done&amp;#8217;</title><link>https://quay.example/a</link><author>ada@quay.example (Ada Quill)</author><pubDate>Mon, 04 May 2026 23:30:00 -0500</pubDate></item>
            <item><title>Two &lt;em&gt;voices&lt;/em&gt;</title><link>https://quay.example/b</link><dc:creator>Ben Marsh</dc:creator><dc:creator>Cy Reed</dc:creator></item>
            """));
        feed.Title.ShouldBe("Quay opinion");
        feed.LeftOut.ShouldBe(0);
        feed.Entries.Select(e => (e.Title, string.Join('/', e.Authors), e.Date, e.Address.AbsoluteUri)).ShouldBe([
            ("Dredge & be done’", "Ada Quill", new DateOnly(2026, 5, 4), "https://quay.example/a"), ("Two voices", "Ben Marsh/Cy Reed", null, "https://quay.example/b")]);
    }

    [Fact]
    public void An_atom_feed_gives_the_same_and_its_authors_stand_for_pieces_without()
    {
        var feed = Read(Atom("""
            <author><name>Ada Quill</name></author>
            <entry><title type="html">On &lt;b&gt;tides&lt;/b&gt;</title><id>1</id><updated>2026-05-04T10:00:00+02:00</updated><link rel="self" href="https://quay.example/self"/><link rel="alternate" href="https://quay.example/a"/></entry>
            <entry><title type="text">a &lt; b</title><id>2</id><updated>2026-05-05T10:00:00Z</updated><published>2026-05-03T00:10:00+02:00</published><author><name>Ben Marsh</name></author><link href="../b"/></entry>
            <entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Of <i>ropes</i></div></title><id>3</id><updated>2026-05-05T10:00:00Z</updated><link href="/c"/></entry>
            """));
        feed.Entries.Select(e => (e.Title, e.Authors.Single(), e.Date!.Value.Day, e.Address.AbsoluteUri)).ShouldBe([
            ("On tides", "Ada Quill", 4, "https://quay.example/a"), ("a < b", "Ben Marsh", 3, "https://quay.example/b"), ("Of ropes", "Ada Quill", 5, "https://quay.example/c")]);
    }

    [Fact]
    public void A_base_address_and_a_permanent_guid_lead_to_the_piece()
    {
        Read(Atom("""<entry><title>x</title><id>1</id><updated>2026-05-04T10:00:00Z</updated><link href="p/1"/></entry>""", """ xml:base="https://base.example/x/" """)).Entries.Single().Address.AbsoluteUri.ShouldBe("https://base.example/x/p/1");
        Read(Rss("""<item><title>x</title><guid>https://quay.example/g</guid></item>""")).Entries.Single().Address.AbsoluteUri.ShouldBe("https://quay.example/g");
    }

    [Fact]
    public void Entries_without_an_address_that_could_be_fetched_are_left_out_and_counted()
    {
        var feed = Read(Rss("""
            <item><title>none</title></item><item><title>script</title><link>javascript:alert(1)</link></item><item><title>file</title><link>file:///etc/passwd</link></item>
            <item><title>word</title><link>https://u:p@quay.example/</link></item><item><title>broken</title><link>http://[</link></item><item><title>tag</title><guid isPermaLink="false">tag:1</guid></item>
            <item><title>good</title><link>https://quay.example/good</link></item><item><title>again</title><link>https://quay.example/good</link></item>
            """));
        (feed.Entries.Single().Title, feed.LeftOut).ShouldBe(("good", 6));
    }

    [Fact]
    public void Broken_dates_odd_names_and_long_titles_lose_nothing_else()
    {
        var feed = Read(Rss($"""
            <item><title>{new string('x', 5000)}</title><link>https://quay.example/a</link><pubDate>next Tuesday</pubDate><author>nobody@quay.example</author></item>
            <item><title>line
              and&amp;#27;[31m bell</title><link>https://quay.example/b</link><dc:creator><b>Nested</b> name</dc:creator></item>
            <item><link>https://quay.example/c</link></item>
            """));
        feed.Entries.Select(e => (e.Title.Length, e.Date, e.Authors.Count)).ShouldBe([(400, null, 0), (18, null, 1), (0, null, 0)]);
        feed.Entries[1].Title.ShouldBe("line and [31m bell");
    }

    [Fact]
    public void An_empty_feed_is_a_feed() => (Read(Rss("")).Entries.Count, Read(Atom("")).Entries.Count).ShouldBe((0, 0));

    [Fact]
    public void A_charset_that_the_feed_names_is_read()
    {
        var bytes = Encoding.Latin1.GetBytes(Rss("<item><title>Zürich</title><link>https://quay.example/z</link></item>").Replace("version=\"1.0\"", "version=\"1.0\" encoding=\"windows-1252\"", StringComparison.Ordinal));
        FeedReader.Read(bytes, From).Entries.Single().Title.ShouldBe("Zürich");
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("plain words", "cannot be read as XML")]
    [InlineData("""<rss version="2.0"><channel><item>""", "cannot be read as XML")]
    [InlineData("<!doctype html><html><body>x</body></html>", "web page")]
    [InlineData("<html><head><title>x</title></head></html>", "web page")]
    [InlineData("""<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml"/>""", "web page")]
    [InlineData("""<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>""", "document type")]
    [InlineData("""<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss version="2.0"><channel/></rss>""", "document type")]
    [InlineData("<opml version=\"2.0\"/>", "neither Atom nor RSS 2.0 (it begins with opml)")]
    [InlineData("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>""", "neither Atom nor RSS 2.0")]
    [InlineData("""<rss version="7"><channel/></rss>""", "cannot be read")]
    [InlineData("""<?xml version="1.0" encoding="no-such-charset"?><rss version="2.0"><channel/></rss>""", "cannot be read")]
    public void What_is_no_feed_is_refused_with_a_sentence(string xml, string why) => Refused(xml).ShouldContain(why);

    [Fact]
    public void A_huge_feed_is_refused_and_a_long_one_is_cut_with_a_count()
    {
        Refused(new byte[ArticleReader.MostBytes + 1]).ShouldContain("8 MB");
        var feed = Read(Rss(string.Concat(Enumerable.Range(0, 700).Select(i => $"<item><title>t{i}</title><link>https://quay.example/{i}</link></item>"))));
        (feed.Entries.Count, feed.LeftOut, feed.Entries[^1].Title).ShouldBe((FeedReader.MostEntries, 200, "t499"));
    }

    [Fact]
    public void A_feed_that_is_made_to_break_readers_is_refused_or_read()
    {
        var (down, up) = (string.Concat(Enumerable.Repeat("<x>", 200_000)), string.Concat(Enumerable.Repeat("</x>", 200_000)));
        Refused(Rss($"<item><title>a</title>{down}{up}<link>https://quay.example/a</link></item>")).ShouldContain("nests");
        Refused(Rss($"<item><title>a</title><dc:creator>{down}{up}</dc:creator><link>https://quay.example/a</link></item>")).ShouldContain("nests");
        Refused(Atom($"""<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{down}{up}</div></title></entry>""")).ShouldContain("nests");
        var nested = string.Concat(Enumerable.Repeat("&lt;b&gt;", 200_000));
        Read(Rss($"<item><title>{nested}A title</title><link>https://quay.example/a</link></item>")).Entries.Count.ShouldBe(1);
        var empty = Read(Rss(string.Concat(Enumerable.Repeat("<item/>", 300_000))));
        (empty.Entries.Count, empty.LeftOut).ShouldBe((0, 300_000));
    }
}
