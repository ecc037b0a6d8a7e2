using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Store.Articles;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens articles: the list, newest first.</summary>
internal static class ArticlesCommand
{
    public static Command Make()
    {
        var (limit, stranger) = (Common.Limit, Common.AsStranger);
        var command = new Command("articles", "List the articles, newest first.") { limit, stranger, ArticlesEditCommand.Make(), ArticlesPurgeCommand.Make() };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var page = await services.GetRequiredService<ArticleLibrary>().ListAsync(Common.Sees(parsed, stranger), null, parsed.GetValue(limit), cancel);
            foreach (var entry in page.Rows)
                Common.Write(parsed, entry.ToLine(), a => FormattableString.Invariant(
                    $"{a.Slug}  {a.Title} · {string.Join(", ", a.Authors)}{(a.Outlet is null ? "" : $" · {a.Outlet}")} · {a.Date:yyyy-MM-dd}{(a.DatePrecision == Discourse.Articles.DatePrecision.About ? "~" : "")} · {Words.Of(a.Genre)} · revision {a.Revision} · {a.Claims} claims in {a.Coverage.Annotated} of {a.Coverage.Body} body paragraphs"));
            return 0;
        }));
        return command;
    }
}
