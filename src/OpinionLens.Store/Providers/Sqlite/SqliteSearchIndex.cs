using Microsoft.EntityFrameworkCore;

namespace OpinionLens.Store.Providers.Sqlite;

/// <summary>
/// The FTS5 index over search_entries, kept by triggers. When a migration changes a column EF rebuilds the table and its triggers are gone:
/// so they are made anew after every migration, not in one. A migration that changes the index drops it.
/// </summary>
internal static class SqliteSearchIndex
{
    private const string Statements = """
        CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(tokens, kind, article_id, content='search_entries', content_rowid='id', tokenize="unicode61 remove_diacritics 0");
        CREATE TRIGGER IF NOT EXISTS search_entries_added AFTER INSERT ON search_entries BEGIN
          INSERT INTO search_index(rowid, tokens, kind, article_id) VALUES (new.id, new.tokens, new.kind, new.article_id); END;
        CREATE TRIGGER IF NOT EXISTS search_entries_removed AFTER DELETE ON search_entries BEGIN
          INSERT INTO search_index(search_index, rowid, tokens, kind, article_id) VALUES ('delete', old.id, old.tokens, old.kind, old.article_id); END;
        CREATE TRIGGER IF NOT EXISTS search_entries_changed AFTER UPDATE ON search_entries BEGIN
          INSERT INTO search_index(search_index, rowid, tokens, kind, article_id) VALUES ('delete', old.id, old.tokens, old.kind, old.article_id);
          INSERT INTO search_index(rowid, tokens, kind, article_id) VALUES (new.id, new.tokens, new.kind, new.article_id); END;
        """;

    private const string Fill = "INSERT INTO search_index(search_index) VALUES ('rebuild')";

    public static async Task EnsureAsync(LensContext context, CancellationToken cancel)
    {
        if (await context.Database.SqlQuery<int>($"SELECT count(*) AS value FROM sqlite_master WHERE name = 'search_index'").SingleAsync(cancel) > 0)
        {
            await context.Database.ExecuteSqlRawAsync(Statements, cancel);
            return;
        }

        // At once with what is there to be found: whoever is killed here leaves no index that is empty for ever.
        await using var whole = await context.Database.BeginTransactionAsync(cancel);
        await context.Database.ExecuteSqlRawAsync(Statements, cancel);
        await context.Database.ExecuteSqlRawAsync(Fill, cancel);
        await whole.CommitAsync(cancel);
    }
}
