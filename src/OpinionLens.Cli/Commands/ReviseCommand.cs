using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import;
using OpinionLens.Import.Reader;
using OpinionLens.Store;
using OpinionLens.Store.Articles;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens revise SLUG FILE: a new text of an article, and what becomes of each passage; with --dry-run only told.</summary>
internal static class ReviseCommand
{
    private static readonly Argument<string> Slug = new("slug") { Description = "Slug of the article." };
    private static readonly Argument<string> Source = new("source") { Description = "File, address (https://...), or - for standard input." };
    private static readonly Option<bool> Dry = new("--dry-run") { Description = "Only tell what would become of each passage; nothing is kept." };
    private static readonly Option<string?> Why = new("--why") { Description = "Why there is a new text: shown in the history." };
    private static readonly Option<string?> VisibilityOption = new("--visibility") { Description = "members: only editors read the text; public: everybody. By default as the text before." };

    public static Command Make()
    {
        var command = new Command("revise", "Take in a new text of an article and carry every claim to it.") { Slug, Source, Dry, Why, VisibilityOption };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var reader = SourceText.Reader();
            return await Common.RunAsync(parsed, services => RunAsync(
                parsed, reader, services.GetRequiredService<ArticleIntake>(), services.GetRequiredService<ArticleLibrary>(), cancel));
        });
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, ReaderPool reader, ArticleIntake intake, ArticleLibrary library, CancellationToken cancel)
    {
        var (slug, source) = (parsed.GetValue(Slug)!, parsed.GetValue(Source)!);
        if (await library.FindAsync(slug, Visibility.Members, cancel) is not { } entry) throw new Refusal($"There is no article {slug} to revise; see the list with: opinionlens articles");
        ImportedText text;
        try { text = await SourceText.ReadAsync(reader, source, new KnownMetadata { Revision = true }, cancel); }
        catch (Exception e) when (SourceText.IsExpected(e)) { throw new Refusal($"{source}: {SourceText.Why(e)}"); }
        var before = (await library.LastOriginalAsync(entry.Article.Id, cancel))?.Visibility ?? Visibility.Members;
        text = text with { Visibility = Common.Word<Visibility>(parsed.GetValue(VisibilityOption), "--visibility") ?? before, Why = parsed.GetValue(Why) };
        var plan = await intake.PlanAsync(slug, text, cancel);
        if (!parsed.GetValue(Dry)) await intake.ReviseAsync(slug, text, Common.Who, cancel);
        Common.Write(parsed, Line(plan, parsed.GetValue(Dry)), Told);
        return 0;
    }

    private static ReviseLine Line(RevisionOutlook plan, bool dry) => new(plan.Slug, plan.Revision, plan.AlreadyThere, dry, PassageSteps.Counts(plan), PassageSteps.Of(plan));

    private sealed record ReviseLine(string Article, int Revision, bool AlreadyThere, bool DryRun, IReadOnlyDictionary<string, int> States, IReadOnlyList<PassageStep> Passages);

    private static string Told(ReviseLine line) => line.AlreadyThere ? $"{line.Article}: this text is there already as revision {line.Revision.ToString(CultureInfo.InvariantCulture)}"
        : string.Create(CultureInfo.InvariantCulture, $"{line.Article}: {(line.DryRun ? "would be" : "now")} revision {line.Revision}; {PassageSteps.Told(line.States, line.Passages)}");
}
