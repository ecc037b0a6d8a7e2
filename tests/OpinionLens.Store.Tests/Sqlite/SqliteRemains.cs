using System.Text;
using Microsoft.Data.Sqlite;

namespace OpinionLens.Store.Tests.Sqlite;

/// <summary>All bytes that a SQLite store has on the disk, deleted or not, as text.</summary>
internal static class SqliteRemains
{
    public static async Task<string> ReadAsync(StoreAddress address)
    {
        var all = new StringBuilder();
        foreach (var file in Directory.GetFiles(address.Folder).Order(StringComparer.Ordinal))
        {
            // The last connection that is closed takes the log and its index away: what is not there holds nothing.
            try { all.AppendLine(Path.GetFileName(file)).AppendLine(await TextAsync(file)); }
            catch (FileNotFoundException) when (file.EndsWith("-shm", StringComparison.Ordinal) || file.EndsWith("-wal", StringComparison.Ordinal)) { }
        }

        // What the pages hold as rows, cells that go on in other pages put together.
        await using var connection = new SqliteConnection(address.ConnectionString);
        await connection.OpenAsync();
        foreach (var table in await ListAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
            foreach (var column in await ListAsync(connection, $"SELECT name FROM pragma_table_info('{table}')"))
                foreach (var value in await ListAsync(connection, $"SELECT CAST(\"{column}\" AS TEXT) FROM \"{table}\"")) all.AppendLine(value);
        return all.ToString();
    }

    private static async Task<string> TextAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private static async Task<List<string>> ListAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var values = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) values.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        return values;
    }
}
