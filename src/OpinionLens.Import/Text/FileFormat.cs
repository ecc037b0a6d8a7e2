namespace OpinionLens.Import.Text;

/// <summary>What a file is by its first bytes, whatever it is called.</summary>
internal static class FileFormat
{
    /// <summary>.pdf, .docx (by its being a zip: <see cref="Word.WordArchive"/> looks closer), or null for anything else, text as well.</summary>
    public static string? Of(byte[] bytes) => bytes switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => ".pdf",
        [(byte)'P', (byte)'K', 3, 4, ..] => ".docx",
        _ => null,
    };

    /// <exception cref="UnreadableText">The bytes are plainly of another format than the ending says.</exception>
    public static void Check(byte[] bytes, string? ending)
    {
        if (Of(bytes) is { } format && ending is ".html" or ".htm" or ".docx" or ".pdf" && format != ending)
            throw new UnreadableText($"this is a {format} file by its bytes, not {ending}; name it so and try again.");
    }
}
