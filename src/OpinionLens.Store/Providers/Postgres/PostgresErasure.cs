using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace OpinionLens.Store.Providers.Postgres;

/// <summary>Writes the tables of a PostgreSQL store anew, so that nothing deleted is left in their files.</summary>
internal static class PostgresErasure
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Held = "An older transaction on the server goes on, so that its files still hold what was deleted.";

    /// <returns>Null when done, else what keeps it.</returns>
    public static async Task<string?> RunAsync(LensContexts contexts, CancellationToken cancel)
    {
        await using var context = contexts.Create();
        var tables = context.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Order(StringComparer.Ordinal).ToList();
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(contexts.Address.ConnectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(cancel);
        try
        {
            if (!await ArePastAsync(connection, cancel)) return Held;
            foreach (var table in tables) await RunAsync(connection, $"VACUUM (FULL, ANALYZE) \"{table}\"", cancel);
            await ForgetAsync(connection, tables, cancel);
            if (!await ArePastAsync(connection, cancel)) return Held;
            // The planner keeps values of columns as samples: the old ones lie in its own table. Who may not do this gets a warning, not an error.
            await RunAsync(connection, "VACUUM FULL pg_catalog.pg_statistic", cancel);
            return null;
        }
        catch (PostgresException e) { return $"The tables could not be written anew, so that their files still hold what was deleted: {e.MessageText.TrimEnd('.')}."; }
    }

    /// <summary>
    /// Waits until all transactions that began before now have ended, in whatever database of the server: what they might still see is written along with
    /// the rest when a table is written anew.
    /// </summary>
    private static async Task<bool> ArePastAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var now = new NpgsqlCommand("SELECT pg_current_xact_id()::text", connection);
        var mark = (string)(await now.ExecuteScalarAsync(cancel))!;
        const string Past = """
            SELECT pg_snapshot_xmin(pg_current_snapshot()) > @mark::xid8 AND NOT EXISTS (
              SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND age(backend_xmin) >= age(@mark::xid8::xid))
            """;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; await Task.Delay(100, cancel))
        {
            await using var past = new NpgsqlCommand(Past, connection) { Parameters = { new("mark", mark) } };
            if (await past.ExecuteScalarAsync(cancel) is true) return true;
        }

        return false;
    }

    /// <summary>A table that is empty is not sampled anew, and keeps its old samples: giving a column the type that it has makes them void.</summary>
    private static async Task ForgetAsync(NpgsqlConnection connection, List<string> tables, CancellationToken cancel)
    {
        foreach (var table in tables)
        {
            await using var any = new NpgsqlCommand($"SELECT EXISTS (SELECT 1 FROM \"{table}\")", connection);
            if (await any.ExecuteScalarAsync(cancel) is true) continue;
            await using var which = new NpgsqlCommand("SELECT string_agg(format('ALTER COLUMN %I TYPE %s', column_name, data_type), ', ') FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = @t AND data_type IN ('text', 'bytea')", connection) { Parameters = { new("t", table) } };
            if (await which.ExecuteScalarAsync(cancel) is string columns) await RunAsync(connection, $"ALTER TABLE \"{table}\" {columns}", cancel);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
