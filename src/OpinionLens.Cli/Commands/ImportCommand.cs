using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import;
using OpinionLens.Import.Reader;
using OpinionLens.Import.Roles;
using OpinionLens.Store;
using OpinionLens.Store.Articles;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens import: files, folders or standard input become articles or revisions.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string[]> Sources = new("sources") { Description = "Files, folders, addresses (https://...), or - for standard input (text, .docx or .pdf).", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Title = new("--title") { Description = "Title; by default the front matter's, the first heading or the file's name." };
    private static readonly Option<string[]> Author = new("--author") { Description = "Author; repeat for several." };
    private static readonly Option<string?> Outlet = new("--outlet") { Description = "Who published it." };
    private static readonly Option<string?> Date = new("--date") { Description = "YYYY-MM-DD." };
    private static readonly Option<string?> Order = new("--date-order") { Description = "How the outlet writes numeric dates: dmy or mdy." };
    private static readonly Option<string?> Lang = new("--lang") { Description = "Language, BCP-47." };
    private static readonly Option<string?> GenreOption = new("--genre") { Description = string.Join(", ", Words.All<Genre>()) };
    private static readonly Option<string?> Slug = new("--slug") { Description = "Slug of the new article." };
    private static readonly Option<string?> RevisionOf = new("--as-revision-of") { Description = "Slug of the article that this is a new text of." };
    private static readonly Option<string?> VisibilityOption = new("--visibility") { Description = "members (default): only editors read the text; public: everybody." };

    public static Command Make()
    {
        var command = new Command("import", "Take in articles: .txt, .md, .html, .docx and .pdf files.") { Sources, Title, Author, Outlet, Date, Order, Lang, GenreOption, Slug, RevisionOf, VisibilityOption };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var reader = SourceText.Reader();
            return await Common.RunAsync(parsed, services => RunAsync(
                parsed, reader, services.GetRequiredService<ArticleIntake>(), services.GetRequiredService<ArticleTwins>(), cancel));
        });
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, ReaderPool reader, ArticleIntake intake, ArticleTwins twins, CancellationToken cancel)
    {
        var known = await KnownAsync(parsed, intake, cancel);
        var (files, failed) = Files(parsed.GetValue(Sources)!);
        if (files.Count > 1 && (known.Title ?? known.Slug ?? parsed.GetValue(RevisionOf)) is not null)
            throw new Refusal("--title, --slug and --as-revision-of name one article, but several files were given.");
        using var progress = Progress.Start("Importing", files.Count);
        foreach (var file in files)
        {
            progress.At(Path.GetFileName(file));
            if (!await OneAsync(parsed, reader, intake, twins, known, file, cancel)) failed++;
            progress.Step();
        }
        return failed == 0 ? 0 : 1;
    }

    /// <summary>The options; an order of dates that was once given for an outlet holds for its next articles.</summary>
    private static async Task<KnownMetadata> KnownAsync(ParseResult parsed, ArticleIntake intake, CancellationToken cancel)
    {
        var known = Known(parsed);
        if (known.Outlet is not { } outlet) return known;
        if (known.DateOrder is not { } order) return known with { DateOrder = Words.Read<DateOrder>(await intake.DateOrderAsync(outlet, cancel)) };
        await intake.KeepDateOrderAsync(outlet, Words.Of(order), Common.Who, cancel);
        return known;
    }

    private static KnownMetadata Known(ParseResult parsed) => new()
    {
        Title = parsed.GetValue(Title), Authors = parsed.GetValue(Author) is { Length: > 0 } authors ? authors : null, Outlet = parsed.GetValue(Outlet),
        Date = parsed.GetValue(Date) is { } date ? DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new Refusal($"--date {date} is no date; write it as YYYY-MM-DD.") : null,
        DateOrder = Common.Word<DateOrder>(parsed.GetValue(Order), "--date-order"), Language = parsed.GetValue(Lang) is { } language && !ArticleEdit.IsLanguage(language) ? throw new Refusal($"--lang {language} is no language code; write en, es, de or pt-BR.") : parsed.GetValue(Lang),
        Genre = Common.Word<Genre>(parsed.GetValue(GenreOption), "--genre"), Slug = parsed.GetValue(Slug), Revision = parsed.GetValue(RevisionOf) is not null,
    };

    private static (List<string> Files, int Failed) Files(string[] sources)
    {
        var (files, failed) = (new List<string>(), 0);
        foreach (var source in sources)
        {
            if (source == "-" || SourceText.IsAddress(source) || File.Exists(source)) { files.Add(source); continue; }
            var found = Folder(source);
            if (found is null) failed++; else files.AddRange(found);
        }
        return (files, failed);
    }

    private static List<string>? Folder(string source)
    {
        try
        {
            if (!Directory.Exists(source)) { Common.Say($"{source}: there is no such file or folder."); return null; }
            var found = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
                .Where(f => ArticleReader.Endings.Contains(Path.GetExtension(f).ToLowerInvariant())).Order(StringComparer.Ordinal).ToList();
            if (found.Count > 0) return found;
            Common.Say($"{source}: there is no {string.Join(" or ", ArticleReader.Endings)} file in it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { Common.Say($"{source}: cannot be read ({e.Message.TrimEnd('.')})."); }
        return null;
    }

    private static async Task<bool> OneAsync(
        ParseResult parsed, ReaderPool reader, ArticleIntake intake, ArticleTwins twins, KnownMetadata known, string file,
        CancellationToken cancel)
    {
        try
        {
            var text = await SourceText.ReadAsync(reader, file, known, cancel);
            var readers = Common.Word<Visibility>(parsed.GetValue(VisibilityOption), "--visibility");
            text = text with { Visibility = readers ?? Visibility.Members };
            // Looked for before it is kept: afterwards it would be its own twin.
            var twin = known.Revision ? null : await twins.FindAsync(text, cancel);
            var result = parsed.GetValue(RevisionOf) is { } slug ? await intake.ReviseAsync(slug, text, Common.Who, cancel) : await intake.AddAsync(text, Common.Who, cancel);
            if (twin is { IsLikely: true } && !result.AlreadyThere) Common.Say($"{file}: {twin.Why()}; if it is a new text of that, take it in with --as-revision-of {twin.Slug} instead.");
            Common.Write(parsed, new ImportLine(file, result.Slug, result.Revision, result.AlreadyThere, result.States.ToDictionary(s => Words.Of(s.Key), s => s.Value)), Told);
            return true;
        }
        catch (Exception e) when (SourceText.IsExpected(e))
        {
            Common.Say($"{file}: {SourceText.Why(e)}");
            return false;
        }
    }

    private sealed record ImportLine(string File, string Article, int Revision, bool AlreadyThere, IReadOnlyDictionary<string, int> States);

    private static string Told(ImportLine line) => $"{line.File}: {(line.AlreadyThere ? "already there as" : "now")} {line.Article}, revision {line.Revision}"
        + (line.States.Count == 0 ? "" : "; passages: " + string.Join(", ", line.States.Select(s => $"{s.Value} {s.Key}")));
}
