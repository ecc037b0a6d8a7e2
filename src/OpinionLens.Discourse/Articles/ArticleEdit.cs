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
            // The first day stands for the whole month or year.
            Date = (Date, DatePrecision) switch { ({ } day, DatePrecision.Month) => new(day.Year, day.Month, 1), ({ } day, DatePrecision.Year) => new(day.Year, 1, 1), _ => Date },
            DateNote = Said(DateNote), Language = Language.Trim(), SourceUrl = Said(SourceUrl), Rights = Said(Rights), Notes = Said(Notes),
        };
    }

    /// <summary>What is wrong: the name of the member and one sentence that says what to do; null where all is right.</summary>
    /// <param name="stands">What the article is: what is left as it stands is never wrong.</param>
    public (string Member, string Why)? Fault(ArticleEdit stands) => Faults().Select(f => ((string Member, string Why)?)f).FirstOrDefault(f => !IsLeft(f!.Value.Member, stands));

    private bool IsLeft(string member, ArticleEdit stands) => member switch
    {
        nameof(Title) => Title == stands.Title,
        nameof(Authors) => Authors.SequenceEqual(stands.Authors),
        nameof(Outlet) => Outlet == stands.Outlet,
        nameof(Date) => Date == stands.Date,
        nameof(DateNote) => DateNote == stands.DateNote,
        nameof(Language) => Language == stands.Language,
        nameof(SourceUrl) => SourceUrl == stands.SourceUrl,
        nameof(Rights) => Rights == stands.Rights,
        _ => Notes == stands.Notes,
    };

    private IEnumerable<(string Member, string Why)> Faults()
    {
        static bool IsName(string name) => name.Length <= LongestName && name.Any(char.IsLetterOrDigit);
        if (Title.Length == 0) yield return (nameof(Title), "The title is missing.");
        if (Title.Length > LongestTitle) yield return (nameof(Title), $"The title is longer than {LongestTitle} characters.");
        if (Authors.Count > MostAuthors) yield return (nameof(Authors), $"At most {MostAuthors} authors fit; name the outlet instead.");
        if (Authors.FirstOrDefault(a => !IsName(a)) is { } odd) yield return (nameof(Authors), $"“{OpinionLens.Language.TextAnalysis.Beginning(odd, 60)}” is no name of an author: up to {LongestName} characters, with letters or digits.");
        if (Outlet is { } outlet && !IsName(outlet)) yield return (nameof(Outlet), $"An outlet’s name has up to {LongestName} characters, with letters or digits.");
        if (Date is { Year: < 2 or > 9998 }) yield return (nameof(Date), "The year of the date is between 2 and 9998; leave the date empty where it is unknown.");
        if (DateNote?.Length > LongestLine) yield return (nameof(DateNote), $"The note on the date is longer than {LongestLine} characters.");
        if (!IsLanguage(Language)) yield return (nameof(Language), "The language is a code: en, es, de, pt-BR.");
        if (SourceUrl is { } url && (url.Length > LongestLine || !IsWebAddress(url))) yield return (nameof(SourceUrl), "The source’s address must start with http:// or https:// and hold no password.");
        if (Rights?.Length > LongestLine) yield return (nameof(Rights), $"The rights are longer than {LongestLine} characters.");
        if (MarkdownLimits.Fault(Notes, LongestNotes) is { } notes) yield return (nameof(Notes), $"The text of the notes {notes}.");
    }

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
