using System.Globalization;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Cli;

/// <summary>A passage before and after a new text, as the command line writes it.</summary>
internal sealed record PassageStep(string Claim, string Statement, AnchorState State, int? OldParagraph, string OldQuote, int? Paragraph, int? Sentence, string? Quote, double Similarity);

/// <summary>What becomes of the passages of an article, in lines.</summary>
internal static class PassageSteps
{
    public static IReadOnlyList<PassageStep> Of(RevisionOutlook plan) =>
        [.. plan.Passages.Select(p => new PassageStep(LensId.Format(p.ClaimId), p.Statement, p.State, p.Before, p.OldQuote, p.Now?.Paragraph, p.Now?.Sentence, p.Now is null ? null : p.Quote, Math.Round(p.Similarity, 4)))];

    /// <summary>Passages by state, all four states.</summary>
    public static IReadOnlyDictionary<string, int> Counts(RevisionOutlook plan) => Enum.GetValues<AnchorState>().ToDictionary(Words.Of, s => plan.States.GetValueOrDefault(s));

    /// <summary>The counts, and below them each passage whose words change or go.</summary>
    public static string Told(IReadOnlyDictionary<string, int> states, IEnumerable<PassageStep> passages) => string.Join(Environment.NewLine,
        [$"passages: {string.Join(", ", states.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Value} {s.Key}")))}", .. passages.Where(p => p.State is AnchorState.Changed or AnchorState.Orphaned).Select(Told)]);

    private static string Told(PassageStep step) => string.Create(CultureInfo.InvariantCulture,
        $"  {Words.Of(step.State)}  {step.Claim}  {step.Statement}{Environment.NewLine}    was{Paragraph(step.OldParagraph)} “{step.OldQuote}”{(step.Quote is null ? "" : $"{Environment.NewLine}    now{Paragraph(step.Paragraph)} “{step.Quote}” ({step.Similarity:0.00})")}");

    private static string Paragraph(int? number) => number is { } n ? string.Create(CultureInfo.InvariantCulture, $" ¶{n}") : "";
}
