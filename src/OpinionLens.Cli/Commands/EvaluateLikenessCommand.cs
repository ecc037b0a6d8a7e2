using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Cli.Evaluation;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Language.Likeness;
using OpinionLens.Store;
using OpinionLens.Store.Comparison;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens evaluate likeness, opinionlens evaluate proposals: how well pairs of claims are proposed, against what people have said of them.</summary>
internal static class EvaluateLikenessCommand
{
    private static readonly Option<DirectoryInfo> In = new("--in") { Description = "Folder of Perspectrum: claims.json, perspective_pool.json, split.json.", Required = true };
    private static readonly Option<string> Split = new("--split") { Description = "train or dev.", DefaultValueFactory = _ => "dev" };
    private static readonly Argument<string> A = new("a") { Description = "Slug of an article." };
    private static readonly Argument<string> B = new("b") { Description = "Slug of another, whose pairs with the first an editor has judged." };

    public static Command Likeness()
    {
        var command = new Command("likeness", "Score how statements of the same sense are told from others, on texts that people have judged.") { In, Split };
        command.SetAction(parsed => Common.OnFiles(() =>
        {
            foreach (var row in Rows(PerspectrumFolder.Read(parsed.GetValue(In)!, parsed.GetValue(Split)!))) Console.Out.WriteLine(row);
        }));
        return command;
    }

    public static Command Proposals()
    {
        var command = new Command("proposals", "Score the proposed pairs of two articles against the pairs that an editor has made; propositions and relations are held back.") { A, B };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var read = await services.GetRequiredService<ComparisonTable>().CompareAsync(parsed.GetValue(A)!, parsed.GetValue(B)!, Visibility.Members, cancel) ?? throw new Refusal("There is no such article; see the list with: opinionlens articles");
            foreach (var row in Rows(read)) Console.Out.WriteLine(row);
            return 0;
        }));
        return command;
    }

    private static IEnumerable<string> Rows(IReadOnlyList<Perspectives> perspectives)
    {
        var score = LikenessTraining.Score(perspectives.Select(p => p.Set), LikenessWeights.Own);
        yield return FormattableString.Invariant($"equivalent\tF1 {100 * score.F1:0.0}\tprecision {100 * score.Precision:0.0}\trecall {100 * score.Recall:0.0}");
        var (same, against, opposing, signed, right) = (0, 0, 0, 0, 0);
        foreach (var (set, supports) in perspectives)
        {
            var likeness = new StatementLikeness(set.Statements);
            for (var i = 0; i < likeness.Count; i++)
            {
                for (var j = i + 1; j < likeness.Count; j++)
                {
                    var opposed = supports[i] != supports[j];
                    if (opposed) opposing++;
                    if (likeness.LogOdds(i, j) < LikenessWeights.Own.Threshold) continue;
                    if (Opposition.Between(set.Statements[i], set.Statements[j]).Count == 0) { same++; if (opposed) against++; }
                    else { signed++; if (opposed) right++; }
                }
            }
        }

        yield return FormattableString.Invariant($"opposing\t{opposing} pairs; alike without a sign of opposition: {100.0 * against / Math.Max(1, same):0.0} % of {same} oppose; alike with a sign: {100.0 * right / Math.Max(1, signed):0.0} % of {signed}");
    }

    private static IEnumerable<string> Rows(ComparisonReading read)
    {
        // All of a row's claims meet those of its other side.
        var pairs = read.Rows.Where(r => r.Bucket < Bucket.OnlyA).SelectMany(r => r.A.SelectMany(a => r.B.Select(b => (A: a, B: b, r.Bucket)))).ToLookup(p => (p.A, p.B), p => p.Bucket);
        var strong = pairs.Count(p => p.Any(b => b is Bucket.Agree or Bucket.Contradict));
        var proposed = PairProposals.Of(read.A.Claims, read.B.Claims, (_, _) => false, 60);
        var met = proposed.Select(p => pairs[(p.A.Claim.Id, p.B.Claim.Id)].ToList()).ToList();
        yield return FormattableString.Invariant($"first 30\t{met.Take(30).Count(m => m.Count > 0)} of {Math.Min(30, met.Count)} are pairs of the editor's, of whatever kind");
        yield return FormattableString.Invariant($"first 60\t{met.Count(m => m.Any(b => b is Bucket.Agree or Bucket.Contradict))} of the editor's {strong} pairs that agree or contradict are found; by chance {strong * Math.Min(1, 60.0 / Math.Max(1, read.A.Claims.Count * read.B.Claims.Count)):0.0}");
        var kinds = proposed.Zip(met).Where(p => p.First.Bucket is Bucket.Agree or Bucket.Contradict).ToList();
        yield return FormattableString.Invariant($"kind\t{kinds.Count(p => p.Second.Contains(p.First.Bucket))} of {kinds.Count} that are proposed as the same claim or as a contradiction are the editor's of that kind");
        foreach (var (proposal, buckets) in proposed.Zip(met))
            yield return FormattableString.Invariant($"{proposal.Score:0.00}\t{Discourse.Words.Of(proposal.Bucket)}\t{string.Join(',', buckets.Select(b => Discourse.Words.Of(b)))}\t{proposal.A.Statement}\t{proposal.B.Statement}\t{proposal.Why}");
    }
}
