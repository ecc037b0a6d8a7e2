using Npgsql;

namespace OpinionLens.Store.Providers.Postgres;

/// <summary>One process migrates at a time. The lock belongs to a connection: when its process is killed, the server frees it.</summary>
internal sealed class PostgresTurn : IAsyncDisposable
{
    /// <summary>Any fixed number that no other program uses; these are the letters "opinionl".</summary>
    private const long Key = 0x6F70_696E_696F_6E6C;
    private readonly NpgsqlConnection connection;

    private PostgresTurn(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<IAsyncDisposable> TakeAsync(string connectionString, CancellationToken cancel)
    {
        // Not pooled: closing must end the session, and with it the lock.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 120 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", connection) { Parameters = { new("key", Key) } };
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        return new PostgresTurn(connection);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
