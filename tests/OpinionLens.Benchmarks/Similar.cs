using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OpinionLens.Discourse.Similar;
using OpinionLens.Language;

namespace OpinionLens.Benchmarks;

/// <summary>
/// Similar claims among 10,000, 100,000 and a million made at random, some of them rewordings of others: a third of the words gone or changed. And among real paraphrases,
/// where OPINIONLENS_MATERIAL names the corpora: perspectives of which several have the same meaning.
/// </summary>
internal static class Similar
{
    private const int Vocabulary = 60_000;
    private const int Planted = 1000;
    private const double Reworded = 0.35;

    public static Task RunAsync()
    {
        foreach (var count in new[] { 10_000, 100_000, 1_000_000 }) Made(count);
        if (Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL") is { Length: > 0 } material) Real(Path.Combine(material, "benchmarks", "perspectrum"));
        return Task.CompletedTask;
    }

    private static void Made(int count)
    {
        var chance = new Random(35);
        // Words as in any language: the second is said half as often as the first, the third a third as often.
        string Word() => "w" + (int)Math.Exp(chance.NextDouble() * Math.Log(Vocabulary));
        var made = Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, chance.Next(6, 15)).Select(_ => Word()).ToArray()).ToList();
        var (before, clock, index) = (GC.GetTotalMemory(true), Stopwatch.StartNew(), new StatementIndex());
        for (var i = 0; i < made.Count; i++) index.Put(i + 1, i / 50 + 1, made[i], false);
        Measured.Print("similar", $"{count:N0} claims taken in", [clock.Elapsed.TotalSeconds], "s");
        Measured.Print("similar", $"{count:N0} claims in memory", [(GC.GetTotalMemory(true) - before) / 1048576.0], "MB");
        var (found, times) = (0, new List<double>());
        for (var n = 0; n < Planted; n++)
        {
            var of = chance.Next(count);
            var id = count + n + 1;
            index.Put(id, -n - 1, made[of].Select(w => chance.NextDouble() >= Reworded ? w : chance.Next(2) == 0 ? null : Word()).OfType<string>(), false);
            var started = Stopwatch.GetTimestamp();
            var near = index.Near(id, 10, true);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (near.Any(s => s.Id == of + 1)) found++;
            index.Remove(id);
        }

        Told($"{count:N0} claims", found * 100.0 / Planted, times);
    }

    private static void Real(string folder)
    {
        using var pool = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "perspective_pool.json")));
        using var claims = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "claims.json")));
        var index = new StatementIndex();
        foreach (var one in pool.RootElement.EnumerateArray())
            index.Put(one.GetProperty("pId").GetInt64(), one.GetProperty("pId").GetInt64(), TextAnalysis.SearchTokens(one.GetProperty("text").GetString()!).Select(t => t.Token), false);
        var groups = claims.RootElement.EnumerateArray().SelectMany(c => c.GetProperty("perspectives").EnumerateArray())
            .Select(p => p.GetProperty("pids").EnumerateArray().Select(i => i.GetInt64()).ToList()).Where(p => p.Count > 1).ToList();
        var (found, asked, times) = (0, 0, new List<double>());
        foreach (var group in groups)
        {
            foreach (var id in group)
            {
                var started = Stopwatch.GetTimestamp();
                var near = index.Near(id, 10, true).Select(s => s.Id).ToHashSet();
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                asked += group.Count - 1;
                found += group.Count(g => g != id && near.Contains(g));
            }
        }

        Told($"{index.Count:N0} perspectives, {asked:N0} paraphrases by people", found * 100.0 / Math.Max(1, asked), times);
    }

    private static void Told(string among, double found, List<double> times)
    {
        Measured.Print("similar", string.Create(CultureInfo.InvariantCulture, $"{among}: found among the first ten"), [found], "%");
        Measured.Print("similar", $"{among}: median", [times.Order().ElementAt(times.Count / 2)], "ms");
        Measured.Print("similar", $"{among}: p95", [times.Order().ElementAt(times.Count * 95 / 100)], "ms");
    }
}
