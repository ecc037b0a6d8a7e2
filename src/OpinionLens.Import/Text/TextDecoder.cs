using System.Text;

namespace OpinionLens.Import.Text;

/// <summary>Bytes to text, strictly: a wrong guess would put wrong letters under a claim for ever.</summary>
internal static class TextDecoder
{
    public static string Decode(byte[] bytes)
    {
        CheckSize(bytes);
        if (FileFormat.Of(bytes) is ".pdf") throw Binary(bytes);
        var text = Strict(bytes);
        if (text.AsSpan().IndexOfAnyInRange('\u0000', '\u0008') >= 0) throw Binary(bytes);
        if (string.IsNullOrWhiteSpace(text)) throw new UnreadableText("there are only blanks in it.");
        return text;
    }

    /// <summary>Refuses what is empty or too large, whatever its format.</summary>
    public static void CheckSize(byte[] bytes)
    {
        if (bytes.Length == 0) throw new UnreadableText("the file is empty.");
        if (bytes.Length > ArticleReader.MostBytes)
            throw new UnreadableText($"the file has {bytes.Length / 1_048_576} MB; at most {ArticleReader.MostBytes / 1_048_576} MB are taken in.");
    }

    private static string Strict(byte[] bytes)
    {
        try
        {
            return bytes switch
            {
                [0xEF, 0xBB, 0xBF, ..] => Utf8.GetString(bytes, 3, bytes.Length - 3),
                [0xFF, 0xFE, ..] => Utf16(false).GetString(bytes, 2, bytes.Length - 2),
                [0xFE, 0xFF, ..] => Utf16(true).GetString(bytes, 2, bytes.Length - 2),
                _ => Utf8.GetString(bytes),
            };
        }
        catch (DecoderFallbackException e)
        {
            if (bytes.AsSpan(0, Math.Min(bytes.Length, 8192)).Contains((byte)0)) throw Binary(bytes);
            var wrong = e.BytesUnknown is { Length: > 0 } unknown ? $"byte 0x{unknown[0]:X2} at {e.Index}" : "a broken character";
            throw new UnreadableText($"the encoding is not UTF-8 ({wrong}); save it as UTF-8 and try again.");
        }
    }

    private static UnreadableText Binary(byte[] bytes) => new(FileFormat.Of(bytes) is { } ending
        ? $"this is no text but a {ending} file by its bytes; name it so and try again."
        : $"this is no text but a binary file; the files taken in are {string.Join(", ", ArticleReader.Endings)}.");

    private static UTF8Encoding Utf8 => new(false, throwOnInvalidBytes: true);

    private static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);
}
