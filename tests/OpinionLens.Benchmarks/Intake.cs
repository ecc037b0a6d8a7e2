using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Import;
using OpinionLens.Store;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Exchange;

namespace OpinionLens.Benchmarks;

/// <summary>Loading the samples into an empty store, and both originals with all claims re-attached (goal: at most 2 s).</summary>
internal static class Intake
{
    private static readonly (string Slug, string File)[] Originals =
    [
        ("to-understand-vladimir-putin", "000_d105feb7210fc51b.txt"), ("trumps-rush-to-strike-a-deal-on-ukraine-hands-putin-the-advantage", "002_9f596f63cbeba038.txt"),
    ];

    public static async Task RunAsync()
    {
        var (samples, originals) = (new List<double>(), new List<double>());
        for (var round = 0; round < 6; round++)
        {
            var folder = Directory.CreateTempSubdirectory("opinionlens-bench-");
            await using (var services = new ServiceCollection().AddOpinionLensStore(StoreAddress.Parse(Path.Combine(folder.FullName, "b.db"))).BuildServiceProvider())
            {
                await services.GetRequiredService<LensStore>().PrepareAsync();
                var clock = Stopwatch.StartNew();
                await services.GetRequiredService<PackShelf>().LoadSamplesAsync("benchmark");
                samples.Add(clock.Elapsed.TotalSeconds);
                if (Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL") is { Length: > 0 } material)
                {
                    clock.Restart();
                    foreach (var (slug, file) in Originals)
                        await services.GetRequiredService<ArticleIntake>().ReviseAsync(slug, ArticleReader.Read(await File.ReadAllBytesAsync(Path.Combine(material, "articles", file)), file, new() { Revision = true }), "benchmark");
                    originals.Add(clock.Elapsed.TotalSeconds);
                }
            }
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(true);
        }
        // The first round pays for compiling.
        Measured.Print("intake", "samples into an empty store", samples.Skip(1), "s");
        if (originals.Count > 0) Measured.Print("intake", "both originals, all claims re-attached", originals.Skip(1), "s");
        else Console.Error.WriteLine("intake: the originals are not at hand (OPINIONLENS_MATERIAL).");
    }
}
