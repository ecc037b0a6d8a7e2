using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpinionLens.Store;
using OpinionLens.Store.Backup;
using OpinionLens.Store.Exchange;

namespace OpinionLens.Benchmarks;

/// <summary>Backup, restore and erasure of the samples and of a store of 100,000 claims. SQLite always, PostgreSQL where OPINIONLENS_POSTGRES names a server.</summary>
internal static class Backups
{
    private const int Copies = 427;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("opinionlens-bench-").FullName;
        await OneAsync("SQLite", folder, () => Task.FromResult(Path.Combine(folder, Guid.NewGuid().ToString("N") + ".db")), path => new SqliteConnection($"Data Source={path}"));
        SqliteConnection.ClearAllPools();
        if (Environment.GetEnvironmentVariable("OPINIONLENS_POSTGRES") is { Length: > 0 } server)
        {
            var made = new List<string>();
            try { await OneAsync("PostgreSQL", folder, () => MakeAsync(server, made), text => new NpgsqlConnection(text)); }
            finally
            {
                NpgsqlConnection.ClearAllPools();
                foreach (var name in made) await Lists.RunAsync(new NpgsqlConnection(server), $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            }
        }

        Directory.Delete(folder, true);
    }

    private static async Task<string> MakeAsync(string server, List<string> made)
    {
        var name = "bench_" + Guid.NewGuid().ToString("N");
        await Lists.RunAsync(new NpgsqlConnection(server), $"CREATE DATABASE {name}");
        made.Add(name);
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    private static async Task OneAsync(string kind, string folder, Func<Task<string>> make, Func<string, DbConnection> connect)
    {
        var store = await make();
        await using var services = await OpenAsync(store);
        await services.GetRequiredService<PackShelf>().LoadSamplesAsync("benchmark");
        await MeasureAsync($"{kind}, samples", services, folder, await make());
        foreach (var table in new[] { "claims", "claim_actors", "claim_topics" }) await Lists.CopyAsync(connect(store), table, Copies);
        await MeasureAsync($"{kind}, 100,000 claims", services, folder, await make());
    }

    private static async Task MeasureAsync(string what, ServiceProvider from, string folder, string empty)
    {
        var file = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".olb");
        var clock = Stopwatch.StartNew();
        var done = await from.GetRequiredService<StoreBackup>().WriteAsync(file);
        Measured.Print("backups", $"{what}: rows", [done.Rows], "");
        Measured.Print("backups", $"{what}: file", [done.Bytes / 1e6], "MB");
        Measured.Print("backups", $"{what}: backup, verified", [clock.Elapsed.TotalSeconds], "s");
        await using var other = await OpenAsync(empty);
        clock.Restart();
        await other.GetRequiredService<StoreBackup>().RestoreAsync(file);
        Measured.Print("backups", $"{what}: restore", [clock.Elapsed.TotalSeconds], "s");
        clock.Restart();
        if (await other.GetRequiredService<ArticlePurge>().EraseAsync() is { } kept) throw new InvalidOperationException(kept);
        Measured.Print("backups", $"{what}: erasing what was deleted", [clock.Elapsed.TotalSeconds], "s");
        Measured.Print("backups", $"{what}: most memory so far", [Process.GetCurrentProcess().PeakWorkingSet64 / 1e6], "MB");
    }

    private static async Task<ServiceProvider> OpenAsync(string store)
    {
        var services = new ServiceCollection().AddOpinionLensStore(StoreAddress.Parse(store)).BuildServiceProvider();
        await services.GetRequiredService<LensStore>().PrepareAsync();
        return services;
    }
}
