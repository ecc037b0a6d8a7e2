using System.Data;
using Microsoft.EntityFrameworkCore;
using OpinionLens.Store.Providers.Sqlite;

namespace OpinionLens.Store.Backup;

/// <summary>The store as it was at one moment, whatever is written meanwhile.</summary>
/// <param name="context">Reads it.</param>
/// <param name="remove">Takes away what was made for it.</param>
internal sealed class Snapshot(LensContext context, Action remove) : IAsyncDisposable
{
    public LensContext Context => context;

    /// <summary>PostgreSQL: a transaction that sees one moment. SQLite: a copy, because a long read would keep its log from being taken up.</summary>
    public static async Task<Snapshot> TakeAsync(LensContexts contexts, CancellationToken cancel)
    {
        if (contexts.Address.Kind == StoreKind.Sqlite) return SqliteCopy.Make(contexts.Address.ConnectionString);
        var context = contexts.Create();
        context.Database.SetCommandTimeout(0);
        await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        return new(context, () => { });
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        remove();
    }
}
