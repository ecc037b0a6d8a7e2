using OpinionLens.Import.Roles;
using OpinionLens.Import.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace OpinionLens.Import.Pdf;

/// <summary>.pdf: the lines of its pages as paragraphs; running heads, feet and page numbers are kept as footers.</summary>
internal static class PdfReader
{
    private const int MostPages = 2000;

    /// <exception cref="UnreadableText">Empty, too large, no PDF, encrypted, broken, without text, or made to fill the memory.</exception>
    public static ReadFile Read(byte[] bytes)
    {
        TextDecoder.CheckSize(bytes);
        var filters = new LimitedFilters();
        try
        {
            using var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = filters });
            if (document.NumberOfPages > MostPages) throw new UnreadableText($"this PDF has {document.NumberOfPages} pages; at most {MostPages} are taken in.");
            var lines = document.GetPages().SelectMany(PageLines.Of).ToList();
            if (filters.Exceeded) throw LimitedFilters.TooMuch();
            if (lines.Count == 0) throw new UnreadableText("there is no text in this PDF: its pages are pictures, a scan perhaps. Have them recognised (OCR) first, or paste the text.");
            var (blocks, notes) = PdfParagraphs.Of(RunningLines.Mark(lines));
            return new(Hints(document), blocks) { Notes = notes };
        }
        catch (PdfDocumentEncryptedException) { throw new UnreadableText("this PDF is encrypted; save it without its password and try again."); }
        // A broken file shows in the parser as any exception at all.
        catch (Exception e) when (e is not (UnreadableText or OutOfMemoryException))
        {
            throw filters.Exceeded ? LimitedFilters.TooMuch() : new UnreadableText("this is no PDF, or it is broken; open it in a PDF reader, print it to a new PDF and try again.");
        }
    }

    /// <summary>What the program that made the file wrote into it.</summary>
    private static SaidMetadata Hints(PdfDocument document)
    {
        var said = document.Information;
        var made = said.CreationDate?.Replace("D:", "", StringComparison.Ordinal);
        return new()
        {
            OnlyHints = true, Title = string.IsNullOrWhiteSpace(said.Title) ? null : said.Title.Trim(),
            Authors = string.IsNullOrWhiteSpace(said.Author) ? [] : Byline.Names(said.Author), Date = made is { Length: >= 8 } ? $"{made[..4]}-{made[4..6]}-{made[6..8]}" : null,
        };
    }
}
