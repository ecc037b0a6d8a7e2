using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Exchange;
using OpinionLens.Store.Facets;

namespace OpinionLens.Benchmarks;

/// <summary>
/// Lists of claims when there are few and when there are a million: the samples' claims and links are copied in the database itself, each copy a
/// day further back. SQLite always, PostgreSQL where OPINIONLENS_POSTGRES names a server.
/// </summary>
internal static class Lists
{
    private const int Copies = 4273;
    private const int Reads = 60;

    private static readonly (string Name, ClaimFilter Filter)[] Filters =
    [
        ("all", new()), ("held by Putin", new(Source: "vladimir-putin")), ("about Putin", new(About: "vladimir-putin")), ("critical of Putin", new(About: "vladimir-putin", Stance: Stance.Critical)),
        ("about Ilyin", new(About: "ivan-ilyin")), ("held by Putin about Trump", new(Source: "vladimir-putin", About: "donald-trump")), ("direct voice", new(Voice: Voice.Direct)), ("topic ceasefire", new(Topic: "ceasefire")),
    ];

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("opinionlens-bench-");
        await OneAsync("SQLite", Path.Combine(folder.FullName, "b.db"), path => new SqliteConnection($"Data Source={path}"));
        SqliteConnection.ClearAllPools();
        folder.Delete(true);
        if (Environment.GetEnvironmentVariable("OPINIONLENS_POSTGRES") is not { Length: > 0 } server) return;
        var name = "bench_" + Guid.NewGuid().ToString("N");
        var own = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        await RunAsync(new NpgsqlConnection(server), $"CREATE DATABASE {name}");
        try { await OneAsync("PostgreSQL", own, text => new NpgsqlConnection(text)); }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await RunAsync(new NpgsqlConnection(server), $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    private static async Task OneAsync(string kind, string store, Func<string, DbConnection> connect)
    {
        await using var services = new ServiceCollection().AddOpinionLensStore(StoreAddress.Parse(store)).BuildServiceProvider();
        await services.GetRequiredService<LensStore>().PrepareAsync();
        await services.GetRequiredService<PackShelf>().LoadSamplesAsync("benchmark");
        var few = await TimesAsync(services.GetRequiredService<ClaimLedger>());
        var clock = Stopwatch.StartNew();
        foreach (var table in new[] { "claims", "claim_actors", "claim_topics" }) await CopyAsync(connect(store), table);
        await RunAsync(connect(store), "ANALYZE");
        Measured.Print("lists", $"{kind}, copying to a million claims", [clock.Elapsed.TotalSeconds], "s");
        var many = await TimesAsync(services.GetRequiredService<ClaimLedger>());
        await FacetsAsync(services, kind);
        foreach (var (name, filter) in Filters)
        {
            Measured.Print("lists", $"{kind}, {name}: first page at 1,000,000", [many[name].First], "ms");
            Measured.Print("lists", $"{kind}, {name}: first page, 1,000,000 : 234", [many[name].First / few[name].First], "x");
            Measured.Print("lists", $"{kind}, {name}: page after a cursor : first page", [many[name].Later / many[name].First], "x");
            Measured.Print("lists", $"{kind}, {name}: count to 1,001", [many[name].Count], "ms");
        }
    }

    private static async Task FacetsAsync(IServiceProvider services, string kind)
    {
        var facets = services.GetRequiredService<FacetTable>();
        var (clock, before) = (Stopwatch.StartNew(), GC.GetTotalMemory(true));
        await facets.CountAsync(new(), Visibility.Public);
        Measured.Print("facets", $"{kind}, a million claims brought into memory", [clock.Elapsed.TotalSeconds], "s");
        Measured.Print("facets", $"{kind}, memory they take", [(GC.GetTotalMemory(true) - before) / 1048576.0], "MB");
        foreach (var (name, filter) in Filters) Measured.Print("facets", $"{kind}, {name}: all facets with names at 1,000,000", [await MedianAsync(() => facets.ReadAsync(filter, Visibility.Public, 60))], "ms");
    }

    private static async Task<Dictionary<string, (double First, double Later, double Count)>> TimesAsync(ClaimLedger ledger)
    {
        var times = new Dictionary<string, (double, double, double)>();
        foreach (var (name, filter) in Filters)
        {
            var later = (await ledger.ListAsync(filter, Visibility.Public, null, 20)).Next;
            // As deep as the list goes: the cursor of a claim of thousands of days before.
            for (var i = 0; later is not null && i < 50 && (await ledger.ListAsync(filter, Visibility.Public, later, 20)).Next is { } next; i++) later = next;
            times[name] = (
                await MedianAsync(() => ledger.ListAsync(filter, Visibility.Public, null, 20)), await MedianAsync(() => ledger.ListAsync(filter, Visibility.Public, later, 20)),
                await MedianAsync(() => ledger.CountAsync(filter, Visibility.Public)));
        }

        return times;
    }

    private static async Task<double> MedianAsync(Func<Task> read)
    {
        var times = new List<double>(Reads);
        for (var i = 0; i < Reads * 2; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            await read();
            if (i >= Reads) times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        return times.Order().ElementAt(Reads / 2);
    }

    /// <summary>Copies the rows of a table, each copy a day further back.</summary>
    public static async Task CopyAsync(DbConnection connection, string table, int copies = Copies)
    {
        var (columns, sqlite) = (new List<string>(), connection is SqliteConnection);
        await connection.OpenAsync();
        await using (var head = connection.CreateCommand())
        {
            head.CommandText = $"SELECT * FROM {table} LIMIT 0";
            await using var reader = await head.ExecuteReaderAsync();
            for (var i = 0; i < reader.FieldCount; i++) columns.Add(reader.GetName(i));
        }

        await connection.CloseAsync();
        // Ids hold their time in the upper bits: far apart, so that no copy meets another.
        const string Shift = "n * 1099511627776";
        var values = columns.Select(c => c switch
        {
            "id" or "claim_id" => $"{c} + {Shift}",
            "sort_date" => sqlite ? "date(sort_date, '-' || n || ' days')" : "sort_date - n",
            "pack_key" => "NULL",
            _ => $"\"{c}\"",
        });
        var series = sqlite ? $"(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {copies}) SELECT n FROM s)" : $"(SELECT generate_series(1, {copies}) AS n)";
        await RunAsync(connection, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM {table}, {series} AS copies"));
    }

    public static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var own = connection;
        if (own.State != System.Data.ConnectionState.Open) await own.OpenAsync();
        await using var command = own.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        await command.ExecuteNonQueryAsync();
    }
}
