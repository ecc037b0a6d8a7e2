using System.IO.Compression;
using System.Xml;
using OpinionLens.Import.Text;

namespace OpinionLens.Import.Word;

/// <summary>Looks at a .docx before anything is built from it: that it is one, and no bomb.</summary>
internal static class WordArchive
{
    /// <summary>Most bytes of all parts together, unpacked; a book of a million words has about 30 MB.</summary>
    public const long MostUnpacked = 64 * 1024 * 1024;

    private const int DeepestNesting = 256;
    private const int MostEntries = 10_000;

    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true };

    /// <exception cref="UnreadableText">Empty, too large, no zip, encrypted, or made to fill the memory.</exception>
    public static void Check(byte[] bytes)
    {
        TextDecoder.CheckSize(bytes);
        if (bytes is [0xD0, 0xCF, 0x11, 0xE0, ..]) throw new UnreadableText("this Word file is encrypted, or of the old .doc kind; save it as .docx without a password and try again.");
        if (bytes is not [0x50, 0x4B, ..]) throw NotWord();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries) throw Bomb();
            var left = MostUnpacked;
            foreach (var entry in archive.Entries) left -= Walk(entry, left);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException) { throw NotWord(); }
    }

    public static UnreadableText NotWord() => new("this is no Word file (.docx), or it is broken; open it in a word processor, save it as .docx and try again.");

    /// <summary>Whether a part is one whose nesting was looked at.</summary>
    public static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a part to its end, whatever size it claims, and returns how many bytes it had.</summary>
    private static long Walk(ZipArchiveEntry entry, long left)
    {
        using var counted = new CountedStream(entry.Open(), left, Bomb);
        if (!IsXml(entry.FullName))
        {
            counted.CopyTo(Stream.Null);
            return counted.Count;
        }
        using var xml = XmlReader.Create(counted, Strict);
        while (xml.Read())
            if (xml.Depth > DeepestNesting) throw Bomb();
        return counted.Count;
    }

    private static UnreadableText Bomb() => new($"this Word file unpacks to more than {MostUnpacked / 1_048_576} MB or is built to break readers; it is not taken in. Save its text as a new .docx and try again.");
}
