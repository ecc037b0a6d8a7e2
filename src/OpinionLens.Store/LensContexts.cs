using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using OpinionLens.Store.Providers.Postgres;
using OpinionLens.Store.Providers.Sqlite;

namespace OpinionLens.Store;

/// <summary>Makes contexts for the store's database.</summary>
internal sealed class LensContexts
{
    private const int MostKept = 128;
    private readonly Func<LensContext> read;
    private readonly Func<LensContext> write;

    public LensContexts(StoreAddress address)
    {
        Address = address;
        (read, write) = address.Kind == StoreKind.Postgres
            ? Makers(PostgresLens.Options(address.ConnectionString), o => new PostgresLens(o))
            : Makers(SqliteLens.Options(address.ConnectionString), o => new SqliteLens(o));
    }

    public StoreAddress Address { get; }

    /// <summary>A context to read with. Setting one up costs more than most statements, so they are used again.</summary>
    public LensContext Create() => read();

    /// <summary>A context of its own that may save: for <see cref="ChangeLog.WriteDoor"/>, and for nobody else.</summary>
    public LensContext CreateForWriting()
    {
        var context = write();
        context.DoorIsOpen = true;
        // Compared once, at the save: else every look at what is tracked would compare all of it.
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        return context;
    }

    /// <summary>A connection without the rest, for the one question that every request asks.</summary>
    public DbConnection Connection() => Address.Kind == StoreKind.Postgres ? new NpgsqlConnection(Address.ConnectionString) : new SqliteConnection(Address.ConnectionString);

    private static (Func<LensContext> Read, Func<LensContext> Write) Makers<T>(DbContextOptions<T> options, Func<DbContextOptions<T>, T> make) where T : LensContext
    {
        var kept = new PooledDbContextFactory<T>(options, MostKept);
        return (kept.CreateDbContext, () => make(options));
    }
}

/// <summary>What both databases' contexts are set up with.</summary>
internal static class LensOptions
{
    /// <summary>A first start compares no model with the last migration: a test does (No_migration_was_forgotten).</summary>
    public static DbContextOptionsBuilder<T> WithoutModelCheck<T>(this DbContextOptionsBuilder<T> builder) where T : LensContext =>
        builder.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
}
