using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Exchange;

namespace OpinionLens.Benchmarks;

/// <summary>Loading one article with all its claims from the database, without a page.</summary>
internal static class Reading
{
    private const int Rounds = 7;
    private const int Reads = 100;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("opinionlens-bench-");
        await using (var services = new ServiceCollection().AddOpinionLensStore(StoreAddress.Parse(Path.Combine(folder.FullName, "b.db"))).BuildServiceProvider())
        {
            await services.GetRequiredService<LensStore>().PrepareAsync();
            await services.GetRequiredService<PackShelf>().LoadSamplesAsync("benchmark");
            var library = services.GetRequiredService<ArticleLibrary>();
            using var self = Process.GetCurrentProcess();
            var (p50, cpu) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                var times = new List<double>(Reads);
                var before = Measured.CpuOf(self);
                for (var i = 0; i < Reads; i++)
                {
                    var clock = Stopwatch.StartNew();
                    await library.ReadAsync("to-understand-vladimir-putin", Visibility.Public);
                    times.Add(clock.Elapsed.TotalMilliseconds);
                }
                cpu.Add((Measured.CpuOf(self) - before) / Reads);
                p50.Add(times.Order().ElementAt(Reads / 2));
            }
            Measured.Print("reading", "article with 130 claims, p50", p50.Skip(1), "ms");
            Measured.Print("reading", "article with 130 claims, CPU", cpu.Skip(1), "ms");
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }
}
