using System.Globalization;
using System.Text;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import;
using OpinionLens.Import.Fetch;

namespace OpinionLens.Web.Pages.Import;

/// <summary>What is wrong with a form, and in which field.</summary>
public sealed record Fault(string Field, string Message);

/// <summary>The form of the import page as it was sent. It is shown again, nothing lost, when something is wrong with it.</summary>
public sealed class Upload
{
    /// <summary>Most bytes of a whole request: the largest file, and the form around it.</summary>
    public const long MostRequestBytes = 18L * 1024 * 1024;

    public string Text { get; private init; } = "";
    /// <summary>Address of a page to fetch; empty for none.</summary>
    public string Url { get; private init; } = "";
    public string Title { get; private init; } = "";
    public string Author { get; private init; } = "";
    public string Outlet { get; private init; } = "";
    public string Date { get; private init; } = "";
    public string Language { get; private init; } = "";
    public string Genre { get; private init; } = Words.Of(Discourse.Articles.Genre.OpEd);
    public bool HadFile => file is { Length: > 0 };

    private IFormFile? file;
    private byte[] bytes = [];

    /// <summary>Reads the form.</summary>
    public static async Task<Upload> OfAsync(HttpRequest request)
    {
        var sent = await request.ReadFormAsync();
        string Field(string name) => sent[name].ToString().Trim();
        var upload = new Upload
        {
            Text = sent["text"].ToString(), Url = Field("url"), Title = Field("title"), Author = Field("author"), Outlet = Field("outlet"), Date = Field("date"),
            Language = Field("language"), Genre = Field("genre"), file = sent.Files["file"],
        };
        if (!upload.HadFile) return upload;
        using var memory = new MemoryStream();
        await upload.file!.CopyToAsync(memory);
        upload.bytes = memory.ToArray();
        return upload;
    }

    /// <summary>The text ready to be kept, or what is wrong.</summary>
    /// <param name="revision">True for the text of an article that is there: then metadata is the article's.</param>
    /// <param name="megabytes">The largest text taken in.</param>
    /// <param name="fetcher">Fetches an address; null where the operator has not switched that on.</param>
    /// <param name="cancel">Ends a fetch.</param>
    public async Task<(ImportedText? Text, IReadOnlyList<Fault> Faults)> ReadAsync(bool revision, int megabytes, SourceFetcher? fetcher, CancellationToken cancel)
    {
        var faults = Check(revision, megabytes, fetcher is not null).ToList();
        if (faults.Count > 0) return (null, faults);
        var (source, name, known) = HadFile ? (bytes, Path.GetFileName(file!.FileName), Known(revision)) : (Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n")), null, Known(revision));
        if (Url.Length > 0)
        {
            var outcome = await fetcher!.FetchAsync(new Uri(Url), cancel);
            if (outcome.Source is not { } fetched) return (null, [new("url", Reading.Parts.Phrases.Sentence(outcome.Refusal!) + " You can paste the text instead.")]);
            (source, name, known) = (fetched.Bytes, fetched.FileName, known with { Charset = fetched.Charset, SourceUrl = fetched.Address });
        }

        try
        {
            var text = ArticleReader.Read(source, name, known);
            return (text with { TextKind = TextKind.Original, Visibility = Visibility.Members, Why = revision ? "the reader’s own copy" : null }, []);
        }
        catch (UnreadableText unreadable)
        {
            return (null, [new(Url.Length > 0 ? "url" : HadFile ? "file" : unreadable.Message.StartsWith("the date", StringComparison.Ordinal) ? "date" : "text", ForPage(unreadable.Message))]);
        }
    }

    /// <summary>A message made for the command line, without its options.</summary>
    public static string ForPage(string message)
    {
        var end = message.IndexOf(" --", StringComparison.Ordinal) < 0 ? -1 : message.LastIndexOf(';', message.IndexOf(" --", StringComparison.Ordinal));
        return Reading.Parts.Phrases.Sentence(end < 0 ? message : message[..end] + "; fill in the field for it.");
    }

    private IEnumerable<Fault> Check(bool revision, int megabytes, bool fetches)
    {
        var given = new[] { HadFile, Text.Trim().Length > 0, Url.Length > 0 }.Count(g => g);
        if (given > 1) yield return new("text", "Text, file or address: give one of them.");
        if (given == 0) yield return new("text", "Paste the text, or choose a file.");
        if (Url.Length > 0 && !fetches) yield return new("url", "Fetching addresses is switched off here.");
        if (Url.Length > 0 && !(Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")) yield return new("url", "The address must begin with https:// or http://.");
        if (HadFile && !ArticleReader.Endings.Contains(Path.GetExtension(file!.FileName).ToLowerInvariant())) yield return new("file", "The file must be .txt, .md, .html, .docx or .pdf.");
        if ((HadFile ? bytes.Length : Text.Length) > megabytes * 1024 * 1024) yield return new(HadFile ? "file" : "text", $"The text is larger than {megabytes} MB.");
        if (revision) yield break;
        // A page or a document may tell its title itself.
        if (Title.Length == 0 && Text.Trim().Length > 0) yield return new("title", "The title is missing.");
        if (Language.Length > 0 && !ArticleReader.IsLanguage(Language)) yield return new("language", "The language is a code: en, es, de, pt-BR.");
        if (Date.Length > 0 && !TryDate(out _)) yield return new("date", "The date is written as YYYY-MM-DD.");
        if (!Words.TryRead<Genre>(Genre, out _)) yield return new("genre", "Choose a genre.");
    }

    private KnownMetadata Known(bool revision) => revision ? new() { Revision = true } : new()
    {
        Title = Title.Length == 0 ? null : Title, Authors = Author.Length == 0 ? null : Author.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Outlet = Outlet.Length == 0 ? null : Outlet, Date = TryDate(out var day) ? day : null, Language = Language.Length == 0 ? null : Language, Genre = Words.Read<Genre>(Genre),
    };

    private bool TryDate(out DateOnly day) => DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
