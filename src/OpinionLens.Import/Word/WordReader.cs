using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using OpinionLens.Import.Text;

namespace OpinionLens.Import.Word;

/// <summary>.docx: the paragraphs of the main text as a reader sees them with all changes accepted. Footnotes, comments, headers and pictures are left out.</summary>
internal static class WordReader
{
    /// <exception cref="UnreadableText">No .docx, encrypted, broken, or made to fill the memory.</exception>
    public static ReadFile Read(byte[] bytes)
    {
        WordArchive.Check(bytes);
        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false);
            var main = document.MainDocumentPart ?? throw WordArchive.NotWord();
            if (!WordArchive.IsXml(main.Uri.OriginalString) || main.StyleDefinitionsPart is { } styles && !WordArchive.IsXml(styles.Uri.OriginalString)) throw WordArchive.NotWord();
            var blocks = Blocks(main).ToList();
            return new(Hints(document), blocks) { Notes = ["Changes are read as accepted; footnotes, comments, headers and pictures are left out."] };
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw WordArchive.NotWord();
        }
    }

    private static IEnumerable<TextBlock> Blocks(MainDocumentPart main)
    {
        var styles = WordStyles.Of(main.StyleDefinitionsPart?.Styles);
        var carried = "";
        using var reader = OpenXmlReader.Create(main);
        while (reader.Read())
        {
            // A paragraph at a time: a long book never stands in memory as a tree.
            if (!reader.IsStartElement || reader.ElementType != typeof(Paragraph) || reader.LoadCurrentElement() is not Paragraph paragraph) continue;
            var text = carried + WordText.Of(paragraph);
            var joinsNext = paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.GetFirstChild<Deleted>() is not null;
            carried = joinsNext ? text : "";
            if (!joinsNext && text.Trim() is { Length: > 0 } line) yield return new(line, styles.RoleOf(paragraph));
        }
        if (carried.Trim() is { Length: > 0 } last) yield return new(last);
    }

    /// <summary>The properties that a word processor fills in by itself: the name of its user, the title of a template, the day of the first save.</summary>
    private static SaidMetadata Hints(WordprocessingDocument document)
    {
        var properties = document.PackageProperties;
        static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        return new()
        {
            OnlyHints = true, Title = Said(properties.Title), Authors = Said(properties.Creator) is { } creator ? Roles.Byline.Names(creator) : [],
            Date = properties.Created?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Language = Said(properties.Language),
        };
    }
}
