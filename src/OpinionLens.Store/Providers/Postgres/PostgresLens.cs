using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Search;

namespace OpinionLens.Store.Providers.Postgres;

internal sealed class PostgresLens(DbContextOptions<PostgresLens> options) : LensContext(options)
{
    public static DbContextOptions<PostgresLens> Options(string connectionString) =>
        new DbContextOptionsBuilder<PostgresLens>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().WithoutModelCheck().Options;

    /// <summary>Any fixed number that no other lock here uses; these are the letters "lenslog".</summary>
    private const long WriteTurn = 0x6C_656E_736C_6F67;

    /// <summary>Freed by the server at the end of the transaction. It is taken first, so whoever waits for it holds no row that the holder needs.</summary>
    internal override async Task<long> TakeTurnAsync(CancellationToken cancel)
    {
        // Both in one round trip: the second statement looks only when the first has got its turn.
        await using var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = FormattableString.Invariant($"SELECT pg_advisory_xact_lock({WriteTurn}); SELECT COALESCE(MAX(id), 0) FROM changes");
        await using var answers = await command.ExecuteReaderAsync(cancel);
        await answers.NextResultAsync(cancel);
        await answers.ReadAsync(cancel);
        return answers.GetInt64(0);
    }

    internal override async Task<IAsyncDisposable> BeginReadingAsync(CancellationToken cancel) => await Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);

    /// <summary>What is deleted stays in the files until the tables are written anew: <see cref="PostgresErasure"/>.</summary>
    internal override Task EraseDeletedAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The simple configuration leaves our tokens as they are; a phrase is tokens that follow one another. The kind and the article are lexemes that no token can be.</summary>
    internal override IQueryable<SearchEntry> Matching(SearchQuery query, HitKind kind, long? article = null)
    {
        var match = string.Join(" & ", Terms(query).Concat(query.Not.Select(n => $"!({string.Join(" & ", Terms(n))})")));
        var of = $"'kind:{Words.Of(kind)}'" + (article is null ? "" : string.Create(CultureInfo.InvariantCulture, $" & 'article:{article}'"));
        return SearchEntries.FromSql($"""
            SELECT e.* FROM search_entries e
            WHERE (to_tsvector('simple', e.tokens) || array_to_tsvector(ARRAY['kind:' || e.kind, 'article:' || COALESCE(e.article_id, 0)])) @@ (to_tsquery('simple', {match}) && {of}::tsquery)
            """);
    }

    private static IEnumerable<string> Terms(SearchQuery query) => query.Words.Select(w => $"'{w}'").Concat(query.Phrases.Select(p => "(" + string.Join(" <-> ", p.Select(w => $"'{w}'")) + ")"));
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresLens>
{
    public PostgresLens CreateDbContext(string[] args) => new(PostgresLens.Options("Host=localhost;Database=design"));
}
