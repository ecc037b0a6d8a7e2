using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpinionLens.Cli.Bench;
using OpinionLens.Store;
using OpinionLens.Store.Backup;

namespace OpinionLens.Benchmarks;

/// <summary>Stores with generated corpora: on SQLite in the folder that OPINIONLENS_BENCH names, where they stay for the next run, else in one that goes; on PostgreSQL copies of those, which always go.</summary>
internal sealed class CorpusStores : IAsyncDisposable
{
    private const int Seed = 20250603;
    private readonly string? kept = Environment.GetEnvironmentVariable("OPINIONLENS_BENCH") is { Length: > 0 } named ? named : null;
    private readonly List<(string Server, string Name)> databases = [];

    public CorpusStores() => Folder = Directory.CreateDirectory(kept ?? Path.Combine(Path.GetTempPath(), "opinionlens-bench-" + Guid.NewGuid().ToString("N"))).FullName;

    public string Folder { get; }

    /// <summary>Path of a store with so many claims; it is filled where it is not there yet.</summary>
    public async Task<string> SqliteAsync(int claims)
    {
        var path = Path.Combine(Folder, FormattableString.Invariant($"corpus-{claims}.db"));
        if (File.Exists(path)) return path;
        // A run that ended on the way leaves no store that looks whole.
        var partial = $"{path}.{Guid.NewGuid():N}.partial";
        await using (var services = await OpenAsync(partial)) await CorpusFiller.FillAsync(services, new(claims), Seed, default);
        // Closing the last connection moves what is in the write-ahead log into the file.
        SqliteConnection.ClearAllPools();
        File.Move(partial, path);
        return path;
    }

    /// <summary>Connection string of a new database with the same rows, counted by the database as it would have done by itself in time.</summary>
    public async Task<string> PostgresAsync(string server, int claims)
    {
        var (name, backup) = ("bench_" + Guid.NewGuid().ToString("N"), Path.Combine(Folder, Guid.NewGuid().ToString("N") + ".olb"));
        await Lists.RunAsync(new NpgsqlConnection(server), $"CREATE DATABASE {name}");
        databases.Add((server, name));
        var store = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        await using (var from = await OpenAsync(await SqliteAsync(claims))) await from.GetRequiredService<StoreBackup>().WriteAsync(backup);
        await using (var into = await OpenAsync(store)) await into.GetRequiredService<StoreBackup>().RestoreAsync(backup);
        File.Delete(backup);
        await Lists.RunAsync(new NpgsqlConnection(store), "ANALYZE");
        return store;
    }

    public static async Task<ServiceProvider> OpenAsync(string store)
    {
        var services = new ServiceCollection().AddOpinionLensStore(StoreAddress.Parse(store)).BuildServiceProvider();
        await services.GetRequiredService<LensStore>().PrepareAsync();
        return services;
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        foreach (var (server, name) in databases) await Lists.RunAsync(new NpgsqlConnection(server), $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        if (kept is null) Directory.Delete(Folder, true);
    }
}
