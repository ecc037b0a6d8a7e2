using System.Text;
using System.Text.RegularExpressions;
using OpinionLens.Import.Text;

namespace OpinionLens.Import.Html;

/// <summary>Bytes of a page to text, strictly: by byte order mark, then what the server said, then the page's own meta, else UTF-8.</summary>
internal static partial class HtmlDecoder
{
    /// <summary>How far into a page its meta is looked for; browsers look no further than 1,024 bytes, but pages put scripts first.</summary>
    private const int MetaWithin = 8192;

    /// <summary>Decodes a page.</summary>
    /// <param name="bytes">The page as it came.</param>
    /// <param name="served">The charset of the answer's Content-Type, or null.</param>
    /// <exception cref="UnreadableText">Empty, too large, an unknown charset, or bytes that are not of the charset named.</exception>
    public static string Decode(byte[] bytes, string? served)
    {
        TextDecoder.CheckSize(bytes);
        if (bytes is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return TextDecoder.Decode(bytes);
        var label = (served ?? Declared(bytes))?.Trim().ToLowerInvariant();
        if (label is null or "utf-8" or "utf8") return Strict(bytes, label);
        var encoding = Named(label) ?? throw new UnreadableText($"the page names a charset that is unknown here ({label}); save it as UTF-8 and try again.");
        try { return encoding.GetString(bytes); }
        catch (DecoderFallbackException) { throw new UnreadableText($"the page says it is {label}, but is not; save it as UTF-8 and try again."); }
    }

    private static string Strict(byte[] bytes, string? label)
    {
        try { return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes); }
        catch (DecoderFallbackException)
        {
            throw new UnreadableText(label is null ? "the page names no charset and is not UTF-8; save it as UTF-8 and try again." : "the page says it is UTF-8, but is not; save it as UTF-8 and try again.");
        }
    }

    private static string? Declared(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, MetaWithin));
        var match = Meta().Match(head);
        if (!match.Success) return null;
        var label = match.Groups["label"].Value;
        // A page that could be read this far as bytes is no UTF-16, whatever it says (so browsers do too).
        return label.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? "utf-8" : label;
    }

    private static Encoding? Named(string label)
    {
        // What the web calls Latin-1 and ASCII is windows-1252 (WHATWG Encoding Standard, 4.2).
        var name = label is "iso-8859-1" or "iso8859-1" or "latin1" or "us-ascii" or "ascii" or "cp1252" ? "windows-1252" : label is "gb2312" or "gbk" ? "gb18030" : label;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException) { return null; }
    }

    [GeneratedRegex(@"<meta\s[^>]*?charset\s*=\s*[""']?\s*(?<label>[\w\-:.]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Meta();
}
