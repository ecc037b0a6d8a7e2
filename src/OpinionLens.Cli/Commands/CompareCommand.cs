using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Comparison;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens compare A [B]: where two articles, an article and all others, or two actors agree, contradict or speak past each other.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string> A = new("a") { Description = "Slug of an article; with --actors, of an actor." };
    private static readonly Argument<string?> B = new("b") { Description = "Slug of the second; without it, the article is compared with all others.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<bool> Actors = new("--actors") { Description = "A and B are actors: what the one holds against what the other does, wherever it was reported." };
    private static readonly Option<bool> Proposed = new("--proposed") { Description = "Instead: the pairs of claims of two articles that may meet and that nobody has decided, strongest grounds first." };

    public static Command Make()
    {
        var stranger = Common.AsStranger;
        var command = new Command("compare", "Compare two articles by their claims, an article with all others, or two actors.") { A, B, Actors, Proposed, stranger };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var (table, sees, a, b) = (services.GetRequiredService<ComparisonTable>(), Common.Sees(parsed, stranger), parsed.GetValue(A)!, parsed.GetValue(B));
            if (parsed.GetValue(Actors) ? b is null || parsed.GetValue(Proposed) : b is null && parsed.GetValue(Proposed))
                throw new Refusal(parsed.GetValue(Actors) ? "Two actors are compared by what they hold: opinionlens compare --actors X Y" : "Pairs are proposed for two articles: opinionlens compare A B --proposed");
            if (parsed.GetValue(Actors))
            {
                var names = services.GetRequiredService<NameFinder>();
                var met = await table.BetweenAsync((await names.MeantAsync(a, cancel))?.Slug ?? a, (await names.MeantAsync(b!, cancel))?.Slug ?? b!, sees, cancel) ?? throw new Refusal($"One of {a} and {b} is no actor; see the list with: opinionlens actors");
                return Tell(parsed, met.Met, met.IsCut);
            }

            if (b is null)
            {
                var met = await table.ElsewhereAsync(a, sees, cancel) ?? throw new Refusal($"{a} is no article; see the list with: opinionlens articles");
                return Tell(parsed, met.Met, met.IsCut);
            }

            var comparison = await table.CompareAsync(a, b, sees, cancel) ?? throw new Refusal($"One of {a} and {b} is no article; see the list with: opinionlens articles");
            return parsed.GetValue(Proposed) ? await ProposeAsync(parsed, services.GetRequiredService<PairDesk>(), comparison, cancel) : Tell(parsed, comparison);
        }));
        return command;
    }

    private static async Task<int> ProposeAsync(ParseResult parsed, PairDesk desk, ComparisonReading comparison, CancellationToken cancel)
    {
        foreach (var pair in (await desk.ProposeAsync(comparison, cancel: cancel)).Pairs)
            Common.Write(parsed, pair.ToLine(), l => FormattableString.Invariant($"{Words.Of(l.Bucket)}? {l.Score:0.00}: {pair.A.Statement} | {pair.B.Statement}\n    {l.Why}"));
        return 0;
    }

    private static int Tell(ParseResult parsed, ComparisonReading comparison)
    {
        foreach (var line in comparison.ToLines()) Common.Write(parsed, line, l => Told(l, comparison));
        Common.Write(parsed, comparison.Totals(), t => Counted(t.Counts) + $"; annotated {t.Coverage.A.Annotated} of {t.Coverage.A.Body} and {t.Coverage.B.Annotated} of {t.Coverage.B.Body} body paragraphs");
        return 0;
    }

    private static int Tell(ParseResult parsed, ClaimsMet met, bool isCut)
    {
        foreach (var line in met.ToLines()) Common.Write(parsed, line, l => Told(l, met));
        Common.Write(parsed, met.Totals(isCut), t => Counted(t.Counts) + (t.Cut ? "; more claims meet: of each side of a proposition these are the newest" : ""));
        return 0;
    }

    private static string Counted(IReadOnlyDictionary<string, int> counts) => string.Join(", ", counts.Select(c => $"{c.Value} {c.Key}"));

    private static string Told(ComparisonLine line, ClaimsMet met)
    {
        string Side(IReadOnlyList<string> ids) => string.Join(" / ", ids.Select(i =>
        {
            LensId.TryParse(i, out var id);
            var claim = met.Claim(id);
            return $"{string.Join(", ", claim.Holders.Select(h => h.ShortName))}: {claim.Statement}";
        }));
        var middle = line.A.Count > 0 && line.B.Count > 0 ? " | " : "";
        return $"{Words.Of(line.Bucket)}{(line.Topic is null ? "" : $" [{line.Topic}]")}: {Side(line.A)}{middle}{Side(line.B)}";
    }
}
