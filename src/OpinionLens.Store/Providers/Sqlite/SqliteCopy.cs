using Microsoft.Data.Sqlite;
using OpinionLens.Store.Backup;

namespace OpinionLens.Store.Providers.Sqlite;

/// <summary>A copy of a SQLite store beside it, made by SQLite's own online backup: whole and of one moment while others write.</summary>
internal static class SqliteCopy
{
    /// <summary>Makes the copy, for its owner alone; it is gone with the snapshot.</summary>
    public static Snapshot Make(string connectionString)
    {
        var source = new SqliteConnectionStringBuilder(connectionString);
        var path = $"{source.DataSource}.{Guid.NewGuid():N}.copy";
        void Remove() { foreach (var file in new[] { path, path + "-wal", path + "-shm", path + "-journal" }) File.Delete(file); }
        try
        {
            // Made first, for SQLite would make it as readable as its folder lets it.
            BackupFile.Create(path).Dispose();
            var own = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString;
            using (var store = new SqliteConnection(connectionString))
            using (var copy = new SqliteConnection(own))
            {
                store.Open();
                copy.Open();
                store.BackupDatabase(copy);
            }
            return new(new SqliteLens(SqliteLens.Options(own)), Remove);
        }
        catch
        {
            Remove();
            throw;
        }
    }
}
