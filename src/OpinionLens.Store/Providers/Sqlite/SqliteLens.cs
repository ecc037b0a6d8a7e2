using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Search;

namespace OpinionLens.Store.Providers.Sqlite;

internal sealed class SqliteLens(DbContextOptions<SqliteLens> options) : LensContext(options)
{
    public static DbContextOptions<SqliteLens> Options(string connectionString) =>
        new DbContextOptionsBuilder<SqliteLens>().UseSqlite(connectionString).UseSnakeCaseNamingConvention().WithoutModelCheck().Options;

    /// <summary>A write transaction of SQLite is alone from its beginning.</summary>
    internal override async Task<long> TakeTurnAsync(CancellationToken cancel) => await Changes.MaxAsync(c => (long?)c.Id, cancel) ?? 0;

    /// <summary>Deferred: it takes the place of a reader; SQLite's own default takes that of the writer.</summary>
    internal override async Task<IAsyncDisposable> BeginReadingAsync(CancellationToken cancel)
    {
        await Database.OpenConnectionAsync(cancel);
        var moment = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
        await Database.UseTransactionAsync(moment, cancel);
        return moment;
    }

    internal override Task EraseDeletedAsync(CancellationToken cancel) => Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON", cancel);

    /// <summary>
    /// FTS5: tokens are ASCII letters and digits, so quoting each is enough to keep them from being operators. A CROSS JOIN is walked as it is written, hit by hit: an IN would gather all hits
    /// of a common word first, though a page or a count shows few. The index gives its rows by rising id, and knows it only of its own.
    /// </summary>
    internal override IQueryable<SearchEntry> Matching(SearchQuery query, HitKind kind, long? article = null)
    {
        var terms = Terms(query).Prepend($"kind : \"{Words.Of(kind)}\"");
        if (article is not null) terms = terms.Prepend(string.Create(CultureInfo.InvariantCulture, $"article_id : \"{article}\""));
        var match = string.Join(" AND ", terms) + string.Concat(query.Not.Select(n => $" NOT ({string.Join(" AND ", Terms(n))})"));
        return SearchEntries.FromSql($"""
            SELECT s.rowid AS id, e.kind, e.subject_id, e.article_id, e.revision, e.ordinal, e.visibility, e.tokens, e.version
            FROM search_index s CROSS JOIN search_entries e ON e.id = s.rowid WHERE s.search_index MATCH {match}
            """);
    }

    private static IEnumerable<string> Terms(SearchQuery query) =>
        query.Words.Select(w => $"tokens : \"{w}\"").Concat(query.Phrases.Select(p => $"tokens : \"{string.Join(' ', p)}\""));
}

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteLens>
{
    public SqliteLens CreateDbContext(string[] args) => new(SqliteLens.Options("Data Source=design.db"));
}
