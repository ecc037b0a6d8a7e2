using System.Text;
using Npgsql;

namespace OpinionLens.Store.Tests.Postgres;

/// <summary>All text that a PostgreSQL database keeps: every column of every table, the planner's samples, and the database's files where they can be read.</summary>
internal static class PostgresRemains
{
    public static async Task<string> ReadAsync(StoreAddress address)
    {
        var all = new StringBuilder();
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync();
        foreach (var column in await ListAsync(connection, """
            SELECT format('SELECT convert_from(decode(encode(%I::bytea, ''hex''), ''hex''), ''LATIN1'') FROM %I.%I', column_name, table_schema, table_name) FROM information_schema.columns
            WHERE data_type = 'bytea' AND table_schema = current_schema()
            UNION ALL SELECT format('SELECT %I::text FROM %I.%I', column_name, table_schema, table_name) FROM information_schema.columns WHERE data_type <> 'bytea' AND table_schema = current_schema()
            """))
            foreach (var value in await ListAsync(connection, column)) all.AppendLine(value);
        foreach (var sample in await ListAsync(connection, "SELECT concat_ws(' | ', most_common_vals::text, histogram_bounds::text) FROM pg_stats WHERE schemaname = current_schema()")) all.AppendLine(sample);
        await FilesAsync(connection, all);
        return all.ToString();
    }

    private static async Task FilesAsync(NpgsqlConnection connection, StringBuilder all)
    {
        string folder;
        try
        {
            await ListAsync(connection, "CHECKPOINT");
            folder = (await ListAsync(connection, "SELECT current_setting('data_directory') || '/base/' || oid FROM pg_database WHERE datname = current_database()"))[0];
            if (!Directory.Exists(folder)) return;
            foreach (var file in Directory.GetFiles(folder))
                try { all.AppendLine(file).AppendLine(await File.ReadAllTextAsync(file)); }
                catch (FileNotFoundException) { }
        }
        catch (Exception e) when (e is PostgresException or UnauthorizedAccessException) { }
    }

    private static async Task<List<string>> ListAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        var values = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) values.Add(await reader.IsDBNullAsync(0) ? "" : reader.GetString(0));
        return values;
    }
}
