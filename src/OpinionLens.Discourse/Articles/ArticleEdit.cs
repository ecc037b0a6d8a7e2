using System.Text.RegularExpressions;

namespace OpinionLens.Discourse.Articles;

/// <summary>What an article is beside its texts, as editors put it right: its slug, its texts and its claims stay.</summary>
/// <param name="Title">As published, 1 to 400 characters.</param>
/// <param name="Authors">Names or slugs in the order of the by-line; an unknown name makes an actor. They hold what the article claims in its own voice.</param>
/// <param name="Outlet">Name or slug; null where unknown.</param>
/// <param name="Date">Null where unknown.</param>
/// <param name="DatePrecision">Of the date; Day where there is none.</param>
/// <param name="DateNote">Why the date is read so, or null.</param>
/// <param name="Language">BCP-47.</param>
/// <param name="Genre">What kind of piece it is.</param>
/// <param name="SourceUrl">Where it was published, http or https without a password, or null.</param>
/// <param name="Rights">Who may do what with its text, or null.</param>
/// <param name="Notes">Of editors, Markdown, or null.</param>
public sealed partial record ArticleEdit(
    string Title, IReadOnlyList<string> Authors, string? Outlet, DateOnly? Date, DatePrecision DatePrecision, string? DateNote, string Language, Genre Genre, string? SourceUrl, string? Rights, string? Notes)
{
    public const int LongestTitle = 400, LongestName = 200, LongestLine = 2000, LongestNotes = 20_000, MostAuthors = 50;

    /// <summary>What an article is now.</summary>
    public static ArticleEdit Of(ArticleEntry entry)
    {
        var article = entry.Article;
        return new ArticleEdit(article.Title, [.. entry.Authors.Select(a => a.Name)], entry.Outlet?.Name, article.Date, article.Date is null ? DatePrecision.Day : article.DatePrecision, article.DateNote, article.Language, article.Genre, article.SourceUrl, article.Rights, article.Notes).Trimmed();
    }

    /// <summary>Whether this has the form of a language code: "en", "pt-BR".</summary>
    public static bool IsLanguage(string code) => LanguageCode().IsMatch(code);

    /// <summary>The same without blanks at ends, with lines that end alike, with null for what is empty, each author once.</summary>
    public ArticleEdit Trimmed()
    {
        static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");
        return this with
        {
            Title = Title.Trim().ReplaceLineEndings(" "), Authors = [.. Authors.Select(a => a.Trim()).Where(a => a.Length > 0).Distinct(StringComparer.Ordinal)], Outlet = Said(Outlet), DatePrecision = Date is null ? DatePrecision.Day : DatePrecision,
            DateNote = Said(DateNote), Language = Language.Trim(), SourceUrl = Said(SourceUrl), Rights = Said(Rights), Notes = Said(Notes),
        };
    }

    /// <summary>What is wrong: the name of the member and one sentence that says what to do; null where all is right.</summary>
    public (string Member, string Why)? Fault() => this switch
    {
        { Title.Length: 0 } => (nameof(Title), "The title is missing."),
        { Title.Length: > LongestTitle } => (nameof(Title), $"The title is longer than {LongestTitle} characters."),
        { Authors.Count: > MostAuthors } => (nameof(Authors), $"At most {MostAuthors} authors fit; name the outlet instead."),
        _ when Authors.FirstOrDefault(a => a.Length > LongestName || !a.Any(char.IsLetterOrDigit)) is { } name => (nameof(Authors), $"“{OpinionLens.Language.TextAnalysis.Beginning(name, 60)}” is no name of an author: up to {LongestName} characters, with letters or digits."),
        _ when Outlet is { } outlet && (outlet.Length > LongestName || !outlet.Any(char.IsLetterOrDigit)) => (nameof(Outlet), $"An outlet’s name has up to {LongestName} characters, with letters or digits."),
        { DateNote.Length: > LongestLine } => (nameof(DateNote), $"The note on the date is longer than {LongestLine} characters."),
        _ when !IsLanguage(Language) => (nameof(Language), "The language is a code: en, es, de, pt-BR."),
        _ when SourceUrl is { } url && (url.Length > LongestLine || !IsWebAddress(url)) => (nameof(SourceUrl), "The source’s address must start with http:// or https:// and hold no password."),
        { Rights.Length: > LongestLine } => (nameof(Rights), $"The rights are longer than {LongestLine} characters."),
        { Notes.Length: > LongestNotes } => (nameof(Notes), $"The notes are longer than {LongestNotes} characters."),
        _ => null,
    };

    /// <summary>Whether this is an address of the web that gives no password away.</summary>
    public static bool IsWebAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0;

    /// <summary>What differs from another, in words; empty where nothing does.</summary>
    public IReadOnlyList<string> Differs(ArticleEdit from)
    {
        (string Word, bool Same)[] parts =
        [
            ("title", Title == from.Title), ("authors", Authors.SequenceEqual(from.Authors)), ("outlet", Outlet == from.Outlet), ("date", (Date, DatePrecision, DateNote) == (from.Date, from.DatePrecision, from.DateNote)),
            ("language", Language == from.Language), ("genre", Genre == from.Genre), ("source", SourceUrl == from.SourceUrl), ("rights", Rights == from.Rights), ("notes", Notes == from.Notes),
        ];
        return [.. parts.Where(p => !p.Same).Select(p => p.Word)];
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageCode();
}
