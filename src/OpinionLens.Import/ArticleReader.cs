using OpinionLens.Discourse.Articles;
using OpinionLens.Import.Html;
using OpinionLens.Import.Markdown;
using OpinionLens.Import.Pdf;
using OpinionLens.Import.Roles;
using OpinionLens.Import.Text;
using OpinionLens.Import.Word;

namespace OpinionLens.Import;

/// <summary>A text that cannot be taken in: the message says why and what to do.</summary>
public sealed class UnreadableText(string message) : Exception(message);

/// <summary>
/// The door of this library: bytes of a .txt, .md, .html, .docx or .pdf file in, paragraphs with roles and metadata out. Foreign
/// files go through
/// <see cref="Reader.ReaderPool"/>, which does the same in a process of its own: some break any parser.
/// </summary>
public static class ArticleReader
{
    /// <summary>The largest file taken in, in bytes; the longest books stay below it.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>File endings that can be read, with their dot, in lower case.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf"];

    /// <summary>Reads a text.</summary>
    /// <param name="bytes">The file as it is; kept as it is.</param>
    /// <param name="fileName">Its name, whose ending decides the format; null is .pdf or .docx by its first bytes, else plain text.</param>
    /// <param name="known">Wins over what the text says of itself.</param>
    /// <exception cref="UnreadableText">Empty, binary, too large, broken, encrypted, in the wrong encoding, without text, or with an ambiguous date that nobody decided.</exception>
    public static ImportedText Read(byte[] bytes, string? fileName, KnownMetadata known) => Decided(Draft(bytes, fileName, known));

    /// <summary>The text of a draft that leaves nothing open.</summary>
    /// <exception cref="UnreadableText">Its date is ambiguous, or cannot be read.</exception>
    internal static ImportedText Decided(ReadDraft draft)
    {
        if (draft.Choice is { } two) throw new UnreadableText(FormattableString.Invariant(
            $"the date {two.Printed} can be {two.DayFirst:d MMMM yyyy} or {two.MonthFirst:d MMMM yyyy}; say which with --date {two.DayFirst:yyyy-MM-dd} or --date {two.MonthFirst:yyyy-MM-dd} (or --date-order dmy|mdy)."));
        if (draft.UnreadDate is { } printed) throw new UnreadableText($"the date {printed} cannot be read; give it with --date YYYY-MM-DD.");
        return draft.Text;
    }

    /// <summary>Reads a text for somebody who looks it over before it is kept: what <see cref="Read"/> refuses because of its date is left open here.</summary>
    /// <param name="bytes">The file as it is; kept as it is.</param>
    /// <param name="fileName">As for <see cref="Read"/>.</param>
    /// <param name="known">Wins over what the text says of itself.</param>
    /// <exception cref="UnreadableText">Empty, binary, too large, broken, encrypted, in the wrong encoding, or without text.</exception>
    public static ReadDraft Draft(byte[] bytes, string? fileName, KnownMetadata known)
    {
        var file = Taken(bytes, fileName, known);
        var paragraphs = RoleReader.Assign(file.Blocks);
        if (paragraphs.Count == 0) throw new UnreadableText("there is no text in it.");
        var byline = Byline.Find(paragraphs);
        var (date, choice, unread) = known.Revision ? (null, null, null) : Dated(known, file.Said, byline);
        return new(Shaped(bytes, fileName, known, file.Said, paragraphs, byline, date), choice, unread, file.Notes);
    }

    private static ImportedText Shaped(byte[] bytes, string? fileName, KnownMetadata known, SaidMetadata said, IReadOnlyList<ImportedParagraph> paragraphs, Byline? byline, ReadDate? date) =>
        new()
        {
            Bytes = bytes,
            FileName = fileName is null ? null : Path.GetFileName(fileName),
            Paragraphs = paragraphs,
            Title = known.Title ?? (said.OnlyHints ? HeadingOf(paragraphs) ?? said.Title : said.Title ?? HeadingOf(paragraphs)) ?? NameOf(fileName),
            Authors = known.Authors ?? (said.Authors.Count > 0 && !(said.OnlyHints && byline is not null) ? said.Authors : byline?.Authors ?? []),
            Outlet = known.Outlet ?? said.Outlet,
            Date = date?.Date,
            DatePrecision = date?.Precision ?? DatePrecision.Day,
            DateNote = date?.Note,
            Language = known.Language ?? said.Language ?? (known.Revision ? null : LanguageGuess.Of(paragraphs)) ?? "en",
            Genre = known.Genre ?? said.Genre ?? Genre.OpEd,
            Slug = known.Slug ?? said.Slug,
            SourceUrl = known.SourceUrl?.AbsoluteUri ?? said.SourceUrl,
            Rights = said.Rights,
        };

    private static ReadFile Taken(byte[] bytes, string? fileName, KnownMetadata known)
    {
        var ending = Path.GetExtension(fileName)?.ToLowerInvariant() ?? FileFormat.Of(bytes);
        FileFormat.Check(bytes, ending);
        return ending switch
        {
            ".md" or ".markdown" => MarkdownReader.Read(TextDecoder.Decode(bytes)),
            ".html" or ".htm" => HtmlReader.Read(bytes, known.Charset),
            ".docx" => WordReader.Read(bytes),
            ".pdf" => PdfReader.Read(bytes),
            _ => PlainText.Read(TextDecoder.Decode(bytes)),
        };
    }

    /// <summary>The date, or both readings of one that can be two, or the words of one that cannot be read.</summary>
    private static (ReadDate? Date, DateChoice? Choice, string? Unread) Dated(KnownMetadata known, SaidMetadata said, Byline? byline)
    {
        if (known.Date is { } given) return (new(given, DatePrecision.Day, null), null, null);
        if (said.OnlyHints && byline?.Date is null) return (Hinted(said.Date), null, null);
        if ((said.OnlyHints ? byline?.Date : said.Date ?? byline?.Date) is not { } printed) return (null, null, null);
        return DateReader.Read(printed, known.DateOrder) switch
        {
            DateReading.Found found => (found.Date, null, null),
            DateReading.Ambiguous two => (null, new(printed, two.DayFirst, two.MonthFirst), null),
            _ => (null, null, printed),
        };
    }

    /// <summary>The day that a program wrote into the file: better than none, and marked as what it is.</summary>
    private static ReadDate? Hinted(string? day) =>
        day is not null && DateReader.Read(day, null) is DateReading.Found found ? found.Date with { Precision = DatePrecision.About, Note = "The day on which the file was made, as its properties say." } : null;

    private static string? HeadingOf(IReadOnlyList<ImportedParagraph> paragraphs) =>
        paragraphs.FirstOrDefault(p => p.Role != ParagraphRole.Footer) is { Role: ParagraphRole.Heading } first ? first.Text : null;

    private static string? NameOf(string? fileName) => fileName is null ? null : Path.GetFileNameWithoutExtension(fileName).Replace('-', ' ').Replace('_', ' ');
}
