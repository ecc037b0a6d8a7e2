using Microsoft.EntityFrameworkCore;

namespace OpinionLens.Store.Providers.Sqlite;

/// <summary>
/// The FTS5 index over search_entries, kept by triggers. When a migration changes a column EF rebuilds the table and its triggers are gone:
/// so they are made anew after every migration, not in one.
/// </summary>
internal static class SqliteSearchIndex
{
    private const string Statements = """
        CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(tokens, content='search_entries', content_rowid='id', tokenize="unicode61 remove_diacritics 0");
        CREATE TRIGGER IF NOT EXISTS search_entries_added AFTER INSERT ON search_entries BEGIN
          INSERT INTO search_index(rowid, tokens) VALUES (new.id, new.tokens); END;
        CREATE TRIGGER IF NOT EXISTS search_entries_removed AFTER DELETE ON search_entries BEGIN
          INSERT INTO search_index(search_index, rowid, tokens) VALUES ('delete', old.id, old.tokens); END;
        CREATE TRIGGER IF NOT EXISTS search_entries_changed AFTER UPDATE ON search_entries BEGIN
          INSERT INTO search_index(search_index, rowid, tokens) VALUES ('delete', old.id, old.tokens);
          INSERT INTO search_index(rowid, tokens) VALUES (new.id, new.tokens); END;
        """;

    public static Task EnsureAsync(LensContext context, CancellationToken cancel) => context.Database.ExecuteSqlRawAsync(Statements, cancel);
}
