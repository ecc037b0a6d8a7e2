using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import.Fetch;
using OpinionLens.Store;
using OpinionLens.Store.Articles;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens check [SLUG ...]: whether the sources of articles have changed, and what their new texts would do. Keeps nothing.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string[]> Slugs = new("slugs") { Description = "Slugs of articles; by default all that have a source address.", Arity = ArgumentArity.ZeroOrMore };

    public static Command Make() => Make(() => new());

    /// <summary>The command on a network of one's own.</summary>
    /// <param name="fetcher">Makes what fetches the sources; it is disposed of afterwards.</param>
    internal static Command Make(Func<SourceFetcher> fetcher)
    {
        var command = new Command("check", "Fetch the sources of articles and tell whether their texts have changed. Nothing is kept.") { Slugs };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            using var fetches = fetcher();
            await using var reader = SourceText.Reader();
            var articles = await ArticlesAsync(services.GetRequiredService<ArticleLibrary>(), parsed.GetValue(Slugs)!, cancel);
            return await RunAsync(parsed, new(services.GetRequiredService<ArticleIntake>(), fetches, reader), articles, cancel);
        }));
        return command;
    }

    private static async Task<IReadOnlyList<Article>> ArticlesAsync(ArticleLibrary library, string[] slugs, CancellationToken cancel)
    {
        if (slugs.Length == 0) return [.. (await library.ListAsync(Visibility.Members, null, null, cancel)).Rows.Select(e => e.Article).Where(a => a.SourceUrl is not null)];
        var articles = new List<Article>();
        foreach (var slug in slugs) articles.Add((await library.FindAsync(slug, Visibility.Members, cancel))?.Article ?? throw new Refusal($"There is no article {slug}; see the list with: opinionlens articles"));
        return articles;
    }

    /// <summary>One after the other: several articles are often one server's.</summary>
    private static async Task<int> RunAsync(ParseResult parsed, SourceCheck check, IReadOnlyList<Article> articles, CancellationToken cancel)
    {
        if (articles.Count == 0) Common.Say("No article has a source address.");
        using var progress = Progress.Start("Checking", articles.Count);
        var failed = 0;
        foreach (var article in articles)
        {
            progress.At(article.Slug);
            try { Common.Write(parsed, Line(article, await check.OneAsync(article, cancel)), Told); }
            catch (Exception e) when (SourceText.IsExpected(e))
            {
                failed++;
                Common.Say($"{article.Slug}: {SourceText.Why(e)}");
            }
            progress.Step();
        }
        return failed == 0 ? 0 : 1;
    }

    private static CheckLine Line(Article article, RevisionOutlook plan) => new(
        plan.Slug, article.SourceUrl!, plan.AlreadyThere, plan.Revision, PassageSteps.Counts(plan), PassageSteps.Of(plan), plan.AlreadyThere ? null : $"opinionlens revise {plan.Slug} {Quoted(article.SourceUrl!)}");

    /// <summary>For a shell, in which an address may hold signs that mean something.</summary>
    private static string Quoted(string address) => $"'{address.Replace("'", "%27", StringComparison.Ordinal)}'";

    private sealed record CheckLine(string Article, string Url, bool Unchanged, int Revision, IReadOnlyDictionary<string, int> States, IReadOnlyList<PassageStep> Passages, string? Command);

    private static string Told(CheckLine line) => line.Unchanged ? FormattableString.Invariant($"{line.Article}: unchanged, as revision {line.Revision}")
        : string.Join(Environment.NewLine, FormattableString.Invariant($"{line.Article}: the text has changed; it would be revision {line.Revision}; {PassageSteps.Told(line.States, line.Passages)}"), $"  take it in: {line.Command}");
}
