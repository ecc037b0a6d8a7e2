using OpinionLens.Discourse.Articles;
using OpinionLens.Import.Html;
using OpinionLens.Import.Markdown;
using OpinionLens.Import.Roles;
using OpinionLens.Import.Text;

namespace OpinionLens.Import;

/// <summary>What the caller knows of a text already. Null: read it from the text, where it says so.</summary>
public sealed record KnownMetadata
{
    public string? Title { get; init; }
    public IReadOnlyList<string>? Authors { get; init; }
    public string? Outlet { get; init; }
    public DateOnly? Date { get; init; }
    public string? Language { get; init; }
    public Genre? Genre { get; init; }
    public string? Slug { get; init; }

    /// <summary>How the outlet writes numeric dates, where that is known.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>The charset that a server named in its Content-Type; wins over what the page says.</summary>
    public string? Charset { get; init; }

    /// <summary>Where the text was fetched, http or https; wins over what the text says.</summary>
    public Uri? SourceUrl { get; init; }

    /// <summary>True for a new text of a known article: then metadata is the article's, and a date that cannot be read is no matter.</summary>
    public bool Revision { get; init; }
}

/// <summary>A text that cannot be taken in: the message says why and what to do.</summary>
public sealed class UnreadableText(string message) : Exception(message);

/// <summary>The door of this library: bytes of a .txt or .md file in, paragraphs with roles and metadata out.</summary>
public static class ArticleReader
{
    /// <summary>The largest file taken in, in bytes; the longest books stay below it.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>File endings that can be read, with their dot, in lower case.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".txt", ".md", ".markdown", ".html", ".htm"];

    /// <summary>Reads a text.</summary>
    /// <param name="bytes">The file as it is; kept as it is.</param>
    /// <param name="fileName">Its name, whose ending decides the format; null is plain text.</param>
    /// <param name="known">Wins over what the text says of itself.</param>
    /// <exception cref="UnreadableText">Empty, binary, too large, broken encoding, no text in it, or an ambiguous date that nobody decided.</exception>
    public static ImportedText Read(byte[] bytes, string? fileName, KnownMetadata known)
    {
        var (front, blocks) = Taken(bytes, fileName, known);
        var paragraphs = RoleReader.Assign(blocks);
        if (paragraphs.Count == 0) throw new UnreadableText("there is no text in it.");
        var byline = Byline.Find(paragraphs);
        var date = known.Revision ? null : Dated(known, front, byline);
        return new()
        {
            Bytes = bytes,
            FileName = fileName is null ? null : Path.GetFileName(fileName),
            Paragraphs = paragraphs,
            Title = known.Title ?? front.Title ?? TitleOf(paragraphs, fileName),
            Authors = known.Authors ?? (front.Authors.Count > 0 ? front.Authors : byline?.Authors ?? []),
            Outlet = known.Outlet ?? front.Outlet,
            Date = date?.Date,
            DatePrecision = date?.Precision ?? DatePrecision.Day,
            DateNote = date?.Note,
            Language = known.Language ?? front.Language ?? "en",
            Genre = known.Genre ?? front.Genre ?? Genre.OpEd,
            Slug = known.Slug ?? front.Slug,
            SourceUrl = known.SourceUrl?.AbsoluteUri ?? front.SourceUrl,
            Rights = front.Rights,
        };
    }

    private static ReadFile Taken(byte[] bytes, string? fileName, KnownMetadata known) => Path.GetExtension(fileName)?.ToLowerInvariant() switch
    {
        ".md" or ".markdown" => MarkdownReader.Read(TextDecoder.Decode(bytes)),
        ".html" or ".htm" => HtmlReader.Read(bytes, known.Charset),
        _ => new(new(), PlainText.Blocks(TextDecoder.Decode(bytes))),
    };

    private static ReadDate? Dated(KnownMetadata known, SaidMetadata front, Byline? byline)
    {
        if (known.Date is { } given) return new(given, DatePrecision.Day, null);
        if ((front.Date ?? byline?.Date) is not { } printed) return null;
        return DateReader.Read(printed, known.DateOrder) switch
        {
            DateReading.Found found => found.Date,
            DateReading.Ambiguous two => throw new UnreadableText(FormattableString.Invariant(
                $"the date {printed} can be {two.DayFirst:d MMMM yyyy} or {two.MonthFirst:d MMMM yyyy}; say which with --date {two.DayFirst:yyyy-MM-dd} or --date {two.MonthFirst:yyyy-MM-dd} (or --date-order dmy|mdy).")),
            _ => throw new UnreadableText($"the date {printed} cannot be read; give it with --date YYYY-MM-DD."),
        };
    }

    private static string? TitleOf(IReadOnlyList<ImportedParagraph> paragraphs, string? fileName) =>
        paragraphs[0].Role == ParagraphRole.Heading ? paragraphs[0].Text
        : fileName is null ? null : Path.GetFileNameWithoutExtension(fileName).Replace('-', ' ').Replace('_', ' ');
}
