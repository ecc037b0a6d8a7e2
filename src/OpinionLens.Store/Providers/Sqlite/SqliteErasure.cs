using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace OpinionLens.Store.Providers.Sqlite;

/// <summary>Writes a SQLite store anew, so that nothing deleted is left in its file, its log or its search index.</summary>
internal static class SqliteErasure
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>Null when done, else what keeps it.</returns>
    public static async Task<string?> RunAsync(string connectionString, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        try
        {
            // The index keeps deleted tokens in its own tables until they are merged away, whatever secure_delete says.
            foreach (var statement in new[] { "PRAGMA secure_delete = ON", "INSERT INTO search_index(search_index) VALUES('rebuild')", "INSERT INTO search_index(search_index) VALUES('optimize')", "VACUUM" })
                await RunAsync(connection, statement, cancel);
            var clock = Stopwatch.StartNew();
            while (await IsBusyAsync(connection, cancel))
            {
                if (clock.Elapsed > Patience) return Held;
                await Task.Delay(100, cancel);
            }

            return null;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6) { return Held; }
    }

    private const string Held = "Another program keeps on reading the store, so that its files still hold what was deleted.";

    private static async Task RunAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, (int)Patience.TotalSeconds);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The first column tells whether somebody was in the way.</summary>
    private static async Task<bool> IsBusyAsync(SqliteConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return await command.ExecuteScalarAsync(cancel) is long and not 0;
    }
}
