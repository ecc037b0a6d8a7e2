using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace OpinionLens.Store.Providers.Sqlite;

/// <summary>
/// One process migrates at a time, held by an operating-system lock on a file beside the store: it goes with its process. EF's own lock for SQLite
/// is a row in a table, which a killed process leaves behind for ever; whoever holds the file may therefore clear it.
/// </summary>
internal sealed class SqliteTurn : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly FileStream held;

    private SqliteTurn(FileStream held) => this.held = held;

    public static async Task<IAsyncDisposable> TakeAsync(string connectionString, CancellationToken cancel)
    {
        var path = new SqliteConnectionStringBuilder(connectionString).DataSource;
        PrivateFiles.MakeFolder(Path.GetDirectoryName(path)!);
        var turn = new SqliteTurn(await LockAsync(path + ".lock", cancel));
        PrivateFiles.MakeFile(path);
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        await RunAsync(connection, "PRAGMA journal_mode=WAL", cancel);
        await RunAsync(connection, "DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancel);
        return turn;
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return PrivateFiles.Open(path, FileShare.None);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException) && clock.Elapsed < Patience)
            {
                await Task.Delay(50, cancel);
            }
        }
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }

    public ValueTask DisposeAsync() => held.DisposeAsync();
}
