using System.ServiceModel.Syndication;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using OpinionLens.Import.Text;

namespace OpinionLens.Import.Feeds;

/// <summary>Bytes of an Atom 1.0 or RSS 2.0 feed into the pieces that it tells of. Reads no DTD, resolves nothing, loads nothing.</summary>
public static partial class FeedReader
{
    /// <summary>The most entries told of one feed; outlets give some dozens.</summary>
    public const int MostEntries = 500;

    /// <summary>No outlet nests its pages deeper; what does costs time that grows with the square of it, and may break readers.</summary>
    private const int DeepestNesting = 200;

    /// <summary>How far into what is no feed one looks to say what it is.</summary>
    private const int LookInto = 2048;

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = ArticleReader.MostBytes, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    // Feeds name the charsets of the web, of which .NET brings few by itself.
    static FeedReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads a feed.</summary>
    /// <param name="bytes">As it came.</param>
    /// <param name="address">Where it came from: relative addresses in it are meant from there.</param>
    /// <exception cref="UnreadableText">Empty, too large, no XML, a page, with a DTD, nested without end, or neither Atom nor RSS 2.0.</exception>
    public static FeedReading Read(byte[] bytes, Uri address)
    {
        TextDecoder.CheckSize(bytes);
        var formatter = Loaded(bytes);
        return Told(formatter.Feed, address, formatter is Rss20FeedFormatter);
    }

    private static SyndicationFeedFormatter Loaded(byte[] bytes)
    {
        try
        {
            CheckDepth(bytes);
            using var xml = XmlReader.Create(new MemoryStream(bytes), Safe);
            xml.MoveToContent();
            var formatter = FormatterOf(xml) ?? throw new UnreadableText(IsPage(bytes) ? Page : $"this is neither Atom nor RSS 2.0 (it begins with {xml.Name}).");
            formatter.ReadFrom(xml);
            return formatter;
        }
        // A version of RSS that is not 2.0 is "not supported"; a charset that nobody knows is an argument.
        catch (Exception e) when (e is XmlException or NotSupportedException or ArgumentException or FormatException or InvalidOperationException)
        {
            throw new UnreadableText(IsPage(bytes) ? Page : HasType().IsMatch(Head(bytes)) ? "the feed has a document type (DTD), which is not read." : $"the feed cannot be read as XML{Where(e)}.");
        }
    }

    private static void CheckDepth(byte[] bytes)
    {
        using var xml = XmlReader.Create(new MemoryStream(bytes), Safe);
        while (xml.Read())
            if (xml.Depth > DeepestNesting) throw new UnreadableText("the feed nests its elements deeper than any feed need.");
    }

    private const string Page = "this is a web page and no feed; look in the page for the address of its feed.";

    private static SyndicationFeedFormatter? FormatterOf(XmlReader xml)
    {
        SyndicationFeedFormatter? formatter = new Atom10FeedFormatter() is var atom && atom.CanRead(xml) ? atom : new Rss20FeedFormatter() is var rss && rss.CanRead(xml) ? rss : null;
        if (formatter is null) return null;
        // One date or address that cannot be read is no reason to lose the feed.
        var dates = formatter.DateTimeParser;
        formatter.DateTimeParser = (XmlDateTimeData data, out DateTimeOffset when) =>
        {
            if (!dates(data, out when)) when = default;
            return true;
        };
        formatter.UriParser = (XmlUriData data, out Uri uri) =>
        {
            // A path is no file of this machine, for which .NET takes it here.
            var text = data.UriString.Trim();
            uri = Uri.TryCreate(text, text.StartsWith('/') ? UriKind.Relative : UriKind.RelativeOrAbsolute, out var read) ? read : Nowhere;
            return true;
        };
        return formatter;
    }

    private static FeedReading Told(SyndicationFeed feed, Uri address, bool rss)
    {
        var (entries, leftOut, seen) = (new List<FeedEntry>(), 0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var item in feed.Items)
        {
            if (entries.Count == MostEntries || AddressOf(item, address) is not { } at) leftOut++;
            else if (seen.Add(at.AbsoluteUri)) entries.Add(new(FeedWords.Plain(item.Title, rss), FeedWords.Authors(item, feed), DateOf(item), at));
        }
        return new(FeedWords.Plain(feed.Title, rss), entries, leftOut);
    }

    private static Uri? AddressOf(SyndicationItem item, Uri feed) => item.Links.Where(l => l.RelationshipType is null or "" or "alternate" && l.Uri is not null)
        .Select(l => l.GetAbsoluteUri() ?? (Uri.TryCreate(feed, l.Uri, out var whole) ? whole : null)).FirstOrDefault(u => u is { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "", Host: not "" });

    private static DateOnly? DateOf(SyndicationItem item)
    {
        var when = item.PublishDate != default ? item.PublishDate : item.LastUpdatedTime;
        return when == default ? null : DateOnly.FromDateTime(when.DateTime);
    }

    private static readonly Uri Nowhere = new("about:blank");

    private static string Head(byte[] bytes) => Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, LookInto));

    private static bool IsPage(byte[] bytes) => HasPage().IsMatch(Head(bytes));

    private static string Where(Exception e) => e is XmlException { LineNumber: > 0 and var line } ? FormattableString.Invariant($" (line {line})") : "";

    [GeneratedRegex(@"<!doctype\s+html|<html[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HasPage();

    [GeneratedRegex(@"<!DOCTYPE\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HasType();
}
