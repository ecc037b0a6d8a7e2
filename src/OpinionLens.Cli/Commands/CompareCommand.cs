using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store;
using OpinionLens.Store.Comparison;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens compare A B: where two articles agree, contradict or speak past each other.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string> A = new("a") { Description = "Slug of the first article." };
    private static readonly Argument<string> B = new("b") { Description = "Slug of the second." };

    private static readonly Option<bool> Proposed = new("--proposed") { Description = "Instead: the pairs of claims that may meet and that nobody has decided, strongest grounds first." };

    public static Command Make()
    {
        var stranger = Common.AsStranger;
        var command = new Command("compare", "Compare two articles by their claims.") { A, B, Proposed, stranger };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var (a, b) = (parsed.GetValue(A)!, parsed.GetValue(B)!);
            var comparison = await services.GetRequiredService<ComparisonTable>().CompareAsync(a, b, Common.Sees(parsed, stranger), cancel)
                ?? throw new Refusal($"One of {a} and {b} is no article; see the list with: opinionlens articles");
            if (parsed.GetValue(Proposed))
            {
                foreach (var pair in (await services.GetRequiredService<PairDesk>().ProposeAsync(comparison, cancel: cancel)).Pairs)
                    Common.Write(parsed, pair.ToLine(), l => FormattableString.Invariant($"{Words.Of(l.Bucket)}? {l.Score:0.00}: {pair.A.Statement} | {pair.B.Statement}\n    {l.Why}"));
                return 0;
            }

            foreach (var line in comparison.ToLines()) Common.Write(parsed, line, l => Told(l, comparison));
            Common.Write(parsed, comparison.Totals(), t => string.Join(", ", t.Counts.Select(c => $"{c.Value} {c.Key}"))
                + $"; annotated {t.Coverage.A.Annotated} of {t.Coverage.A.Body} and {t.Coverage.B.Annotated} of {t.Coverage.B.Body} body paragraphs");
            return 0;
        }));
        return command;
    }

    private static string Told(ComparisonLine line, ComparisonReading comparison)
    {
        string Side(IReadOnlyList<string> ids) => string.Join(" / ", ids.Select(i =>
        {
            LensId.TryParse(i, out var id);
            var claim = comparison.Claim(id);
            return $"{string.Join(", ", claim.Holders.Select(h => h.ShortName))}: {claim.Statement}";
        }));
        var middle = line.A.Count > 0 && line.B.Count > 0 ? " | " : "";
        return $"{Words.Of(line.Bucket)}{(line.Topic is null ? "" : $" [{line.Topic}]")}: {Side(line.A)}{middle}{Side(line.B)}";
    }
}
