using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import;
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
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, services => RunAsync(parsed, services.GetRequiredService<ArticleIntake>(), services.GetRequiredService<ArticleLibrary>(), cancel)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, ArticleIntake intake, ArticleLibrary library, CancellationToken cancel)
    {
        var (slug, source) = (parsed.GetValue(Slug)!, parsed.GetValue(Source)!);
        if (await library.FindAsync(slug, Visibility.Members, cancel) is not { } entry) throw new Refusal($"There is no article {slug} to revise; see the list with: opinionlens articles");
        ImportedText text;
        try { text = await SourceText.ReadAsync(source, new KnownMetadata { Revision = true }, cancel); }
        catch (Exception e) when (SourceText.IsExpected(e)) { throw new Refusal($"{source}: {SourceText.Why(e)}"); }
        var before = (await library.HistoryAsync(entry.Article.Id, cancel)).Select(r => r.Revision).FirstOrDefault(r => r.TextKind == TextKind.Original && !r.IsRemoved)?.Visibility ?? Visibility.Members;
        text = text with { Visibility = Common.Word<Visibility>(parsed.GetValue(VisibilityOption), "--visibility") ?? before, Why = parsed.GetValue(Why) };
        var plan = await intake.PlanAsync(slug, text, cancel);
        if (!parsed.GetValue(Dry)) await intake.ReviseAsync(slug, text, Common.Who, cancel);
        Common.Write(parsed, Line(plan, parsed.GetValue(Dry)), Told);
        return 0;
    }

    private static ReviseLine Line(RevisionOutlook plan, bool dry) => new(plan.Slug, plan.Revision, plan.AlreadyThere, dry, Enum.GetValues<Anchoring.AnchorState>().ToDictionary(Words.Of, s => plan.States.GetValueOrDefault(s)),
        [.. plan.Passages.Select(p => new PassageStep(LensId.Format(p.ClaimId), p.Statement, p.State, p.Before, p.OldQuote, p.Now?.Paragraph, p.Now?.Sentence, p.Now is null ? null : p.Quote, Math.Round(p.Similarity, 4)))]);

    private sealed record ReviseLine(string Article, int Revision, bool AlreadyThere, bool DryRun, IReadOnlyDictionary<string, int> States, IReadOnlyList<PassageStep> Passages);

    private sealed record PassageStep(string Claim, string Statement, Anchoring.AnchorState State, int? OldParagraph, string OldQuote, int? Paragraph, int? Sentence, string? Quote, double Similarity);

    private static string Told(ReviseLine line)
    {
        if (line.AlreadyThere) return $"{line.Article}: this text is there already as revision {line.Revision.ToString(CultureInfo.InvariantCulture)}";
        var counts = string.Join(", ", line.States.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Value} {s.Key}")));
        var head = string.Create(CultureInfo.InvariantCulture, $"{line.Article}: {(line.DryRun ? "would be" : "now")} revision {line.Revision}; passages: {counts}");
        var waiting = line.Passages.Where(p => p.State is Anchoring.AnchorState.Changed or Anchoring.AnchorState.Orphaned).Select(Told).ToList();
        return waiting.Count == 0 ? head : $"{head}{Environment.NewLine}{string.Join(Environment.NewLine, waiting)}";
    }

    private static string Told(PassageStep step) => string.Create(CultureInfo.InvariantCulture,
        $"  {Words.Of(step.State)}  {step.Claim}  {step.Statement}{Environment.NewLine}    was{Paragraph(step.OldParagraph)} “{step.OldQuote}”{(step.Quote is null ? "" : $"{Environment.NewLine}    now{Paragraph(step.Paragraph)} “{step.Quote}” ({step.Similarity:0.00})")}");

    private static string Paragraph(int? number) => number is { } n ? string.Create(CultureInfo.InvariantCulture, $" ¶{n}") : "";
}
