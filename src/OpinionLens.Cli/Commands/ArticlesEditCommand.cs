using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store;
using OpinionLens.Store.Articles;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens articles edit SLUG: puts right what an article is said to be.</summary>
internal static class ArticlesEditCommand
{
    private static readonly Argument<string> Slug = new("slug") { Description = "Slug of the article; it stays as it is." };
    private static readonly Option<string?> Title = new("--title") { Description = "Title." };
    private static readonly Option<string[]> Author = new("--author") { Description = "Author; repeat for several; \"\" for none." };
    private static readonly Option<string?> Outlet = new("--outlet") { Description = "Who published it; \"\" for nobody known." };
    private static readonly Option<string?> Date = new("--date") { Description = "YYYY-MM-DD, or \"\" for none; known to the day unless --date-precision says otherwise." };
    private static readonly Option<string?> Precision = new("--date-precision") { Description = string.Join(", ", Words.All<DatePrecision>()) };
    private static readonly Option<string?> DateNote = new("--date-note") { Description = "Why the date is read so; \"\" for nothing." };
    private static readonly Option<string?> Lang = new("--lang") { Description = "Language, BCP-47." };
    private static readonly Option<string?> GenreOption = new("--genre") { Description = string.Join(", ", Words.All<Genre>()) };
    private static readonly Option<string?> Source = new("--source") { Description = "Where it was published, https://...; \"\" for nowhere known." };
    private static readonly Option<string?> Rights = new("--rights") { Description = "Who may do what with its text; \"\" for nothing said." };
    private static readonly Option<string?> Notes = new("--notes") { Description = "Notes of editors, Markdown; \"\" for none." };

    public static Command Make()
    {
        var command = new Command("edit", "Put right what is said about an article; what is not named stays.") { Slug, Title, Author, Outlet, Date, Precision, DateNote, Lang, GenreOption, Source, Rights, Notes };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var slug = parsed.GetValue(Slug)!;
            var changed = await services.GetRequiredService<ArticleKeeper>().EditAsync(slug, null, stands => Edited(parsed, stands), Common.Who, cancel);
            Common.Write(parsed, new EditLine(slug, changed), l => l.Changed.Count == 0 ? $"{l.Article}: nothing differs" : $"{l.Article}: {string.Join(", ", l.Changed)} changed");
            return 0;
        }));
        return command;
    }

    private static ArticleEdit Edited(ParseResult parsed, ArticleEdit stands) => stands with
    {
        Title = parsed.GetValue(Title) ?? stands.Title, Authors = parsed.GetResult(Author) is null ? stands.Authors : parsed.GetValue(Author)!, Outlet = parsed.GetValue(Outlet) ?? stands.Outlet,
        Date = parsed.GetValue(Date) switch
        {
            null => stands.Date,
            "" => null,
            var text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new Refusal($"--date {text} is no date; write it as YYYY-MM-DD."),
        },
        // Another day is no longer known as the old one was.
        DatePrecision = Common.Word<DatePrecision>(parsed.GetValue(Precision), "--date-precision") ?? (parsed.GetValue(Date) is null ? stands.DatePrecision : DatePrecision.Day),
        DateNote = parsed.GetValue(DateNote) ?? (parsed.GetValue(Date) is null ? stands.DateNote : null),
        Language = parsed.GetValue(Lang) ?? stands.Language, Genre = Common.Word<Genre>(parsed.GetValue(GenreOption), "--genre") ?? stands.Genre, SourceUrl = parsed.GetValue(Source) ?? stands.SourceUrl,
        Rights = parsed.GetValue(Rights) ?? stands.Rights, Notes = parsed.GetValue(Notes) ?? stands.Notes,
    };

    private sealed record EditLine(string Article, IReadOnlyList<string> Changed);
}
