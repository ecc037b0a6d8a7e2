using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using OpinionLens.Cli.Bench;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens bench corpus: a store of any size for measuring, filled with articles and claims that nobody wrote.</summary>
internal static class BenchCommand
{
    private const int MostClaims = 10_000_000;

    private static readonly Option<int> Seed = new("--seed") { Description = "The same number makes the same corpus.", DefaultValueFactory = _ => 20250603 };

    private static Option<int> Claims
    {
        get
        {
            var claims = new Option<int>("--claims") { Description = "How many published claims, 1 or more; 100,000 take some minutes.", Required = true };
            claims.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 1 or > MostClaims) result.AddError("--claims must be from 1 to 10000000."); });
            return claims;
        }
    }

    public static Command Make()
    {
        var claims = Claims;
        var corpus = new Command("corpus", "Fill an empty store with a generated corpus: articles of ten years, actors, topics, propositions, and claims on exact passages.") { claims, Seed };
        corpus.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            var (size, clock) = (new CorpusSize(parsed.GetValue(claims)), Stopwatch.StartNew());
            var articles = await CorpusFiller.FillAsync(services, size, parsed.GetValue(Seed), cancel);
            Common.Write(parsed, new { size.Claims, articles, size.Actors, size.Topics, size.Propositions, seed = parsed.GetValue(Seed) },
                c => string.Create(CultureInfo.InvariantCulture, $"{c.Claims:N0} claims in {c.articles:N0} articles, seed {c.seed}, in {clock.Elapsed.TotalSeconds:N0} s"));
            return 0;
        }));
        return new Command("bench", "What measuring needs.") { corpus };
    }
}
