using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpinionLens.Store.Accounts;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Backup;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Comparison;
using OpinionLens.Store.Drafts;
using OpinionLens.Store.Exchange;
using OpinionLens.Store.Facets;
using OpinionLens.Store.Providers.Postgres;
using OpinionLens.Store.Providers.Sqlite;
using OpinionLens.Store.Search;
using OpinionLens.Store.Similar;

namespace OpinionLens.Store;

/// <summary>The store as a whole: prepared once at start, before anything reads or writes.</summary>
public sealed class LensStore
{
    private readonly LensContexts contexts;

    internal LensStore(LensContexts contexts) => this.contexts = contexts;

    /// <summary>Where it is.</summary>
    public StoreAddress Address => contexts.Address;

    /// <summary>Creates or migrates the database. Safe when several processes start together, and after one was killed in the middle.</summary>
    /// <exception cref="StoreProblem">One sentence: newer than the program, cannot be written, cannot be reached, wrong password.</exception>
    public async Task PrepareAsync(CancellationToken cancel = default)
    {
        try
        {
            await using var turn = Address.Kind == StoreKind.Postgres
                ? await PostgresTurn.TakeAsync(Address.ConnectionString, cancel) : await SqliteTurn.TakeAsync(Address.ConnectionString, cancel);
            await using var context = contexts.Create();
            // Asked first: MigrateAsync compares the whole model with the last migration, at every start of every command.
            if (await IsBehindAsync(context, cancel)) await context.Database.MigrateAsync(cancel);
            if (context is SqliteLens) await SqliteSearchIndex.EnsureAsync(context, cancel);
        }
        catch (Exception e) when (Explain(e) is { } sentence)
        {
            throw new StoreProblem(sentence, e);
        }
    }

    /// <summary>True while nothing has been kept in it.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return !await context.Articles.AnyAsync(cancel) && !await context.Changes.AnyAsync(cancel);
    }

    /// <summary>Answers whether the database can be read now.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await context.Database.CanConnectAsync(cancel);
    }

    private async Task<bool> IsBehindAsync(LensContext context, CancellationToken cancel)
    {
        var known = context.GetService<IMigrationsAssembly>().Migrations.Keys;
        var applied = await AppliedAsync(cancel);
        if (applied.Except(known).FirstOrDefault() is { } newer)
            throw new StoreProblem($"The store {Address.Display} was made by a newer OpinionLens (it knows {newer}); use that version, or another --db.");
        return known.Except(applied).Any();
    }

    /// <summary>By hand: GetAppliedMigrationsAsync builds a model of its own for this one table.</summary>
    /// <returns>Their ids; none where the table is not there yet.</returns>
    private async Task<List<string>> AppliedAsync(CancellationToken cancel)
    {
        await using var connection = contexts.Connection();
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT migration_id FROM \"__EFMigrationsHistory\"";
        var applied = new List<string>();
        try
        {
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel)) applied.Add(rows.GetString(0));
        }
        catch (Exception e) when (e is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } or Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 1 }) { }
        return applied;
    }

    private string? Explain(Exception e) => e switch
    {
        StoreProblem => null,
        UnauthorizedAccessException => $"The folder of the store {Address.Display} cannot be written; give yourself the right, or choose another place with --db.",
        IOException => $"The store {Address.Display} cannot be opened: {e.Message.TrimEnd('.')}; choose another place with --db.",
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 8 or 14 or 23 } => $"The store {Address.Display} cannot be written; give yourself the right, or choose another place with --db.",
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 26 or 11 } => $"The file {Address.Display} is not an OpinionLens store; choose another with --db.",
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 5 or 6 } => $"The store {Address.Display} is held by another program; end that one and start again.",
        PostgresException { SqlState: "28P01" or "28000" } => $"{Address.Display} refuses the user name or password; mend them in --db or ConnectionStrings__Store.",
        PostgresException { SqlState: "3D000" } => $"{Address.Display}: there is no such database; create it first, or name another in --db.",
        PostgresException { SqlState: "42501" } p => $"{Address.Display}: the user lacks a right ({p.MessageText}).",
        NpgsqlException { InnerException: SocketException or TimeoutException or IOException } => $"{Address.Display} does not answer; is it running, and are host and port right?",
        DbException or SocketException => $"The store {Address.Display} cannot be opened: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}.",
        InvalidOperationException { InnerException: { } inner } => Explain(inner),
        _ => null,
    };
}

/// <summary>Plugs the store in.</summary>
public static class StoreComposition
{
    /// <summary>Registers the store at an address: <see cref="LensStore"/>, <see cref="ArticleLibrary"/> and their siblings, all safe for many threads.</summary>
    public static IServiceCollection AddOpinionLensStore(this IServiceCollection services, StoreAddress address)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new LensContexts(address));
        services.AddSingleton(s => new WriteDoor(s.GetRequiredService<LensContexts>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new LensStore(s.GetRequiredService<LensContexts>()));
        services.AddSingleton(s => new ArticleLibrary(s.GetRequiredService<LensContexts>()));
        services.AddSingleton(s => new RevisionTexts(s.GetRequiredService<LensContexts>()));
        services.AddSingleton(s => new ParagraphWindow(s.GetRequiredService<LensContexts>()));
        services.AddSingleton(s => new ArticleTwins(s.GetRequiredService<LensContexts>()));
        services.AddSingleton(s => new ArticleIntake(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ArticleKeeper(s.GetRequiredService<WriteDoor>()));
        services.AddSingleton(s => new ClaimLedger(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<FacetTable>()));
        services.AddSingleton(s => new ReviewDesk(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>(), s.GetRequiredService<ArticleLibrary>()));
        services.AddSingleton(s => new FacetTable(s.GetRequiredService<LensContexts>(), s.GetRequiredService<ChangeJournal>()));
        services.AddSingleton(s => new SimilarTable(s.GetRequiredService<LensContexts>(), s.GetRequiredService<ChangeJournal>()));
        services.AddSingleton(s => new ViewShelf(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ConceptIndex(s.GetRequiredService<LensContexts>(), s.GetRequiredService<FacetTable>(), s.GetRequiredService<ChangeJournal>()));
        services.AddSingleton(s => new ActorDirectory(s.GetRequiredService<LensContexts>(), s.GetRequiredService<FacetTable>()));
        services.AddSingleton(s => new ActorKeeper(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>()));
        services.AddSingleton(s => new NameFinder(s.GetRequiredService<LensContexts>(), s.GetRequiredService<ChangeJournal>()));
        services.AddSingleton(s => new TopicKeeper(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>()));
        services.AddSingleton(s => new PropositionKeeper(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>()));
        services.AddSingleton(s => new RelationKeeper(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>()));
        services.AddSingleton(s => new ComparisonTable(s.GetRequiredService<LensContexts>(), s.GetRequiredService<ArticleLibrary>(), s.GetRequiredService<FacetTable>()));
        services.AddSingleton(s => new PairDesk(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>(), s.GetRequiredService<ComparisonTable>()));
        services.AddSingleton(s => new ParagraphSearch(s.GetRequiredService<LensContexts>(), s.GetRequiredService<NameFinder>(), s.GetRequiredService<FacetTable>()));
        services.AddSingleton(s => new EditorTokens(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ChangeJournal(s.GetRequiredService<LensContexts>()));
        services.AddSingleton(s => new UndoDesk(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>()));
        services.AddSingleton(s => new DraftDrawer(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new StoreBackup(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ArticlePurge(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>()));
        services.AddSingleton(s => new ClaimExports(s.GetRequiredService<LensContexts>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new PackShelf(s.GetRequiredService<LensContexts>(), s.GetRequiredService<WriteDoor>(), s.GetRequiredService<TimeProvider>()));
        return services;
    }
}
