using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OpinionLens.Store.Tests;

/// <summary>Counts the round trips of one store to its database: commands, and the end of each transaction. Other tests may go on beside it. A command that EF does not send is not seen.</summary>
internal sealed class RoundTrips : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string database;
    private readonly List<IDisposable> subscriptions = [];
    private int count;

    private RoundTrips(StoreUnderTest store)
    {
        using var context = store.Context();
        database = Name(context.Database.GetDbConnection());
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public static async Task<RoundTrips> StartAsync(StoreUnderTest store)
    {
        var trips = new RoundTrips(store);
        // EF remembers for a second that nobody listened.
        await Task.Delay(TimeSpan.FromSeconds(1.2));
        return trips;
    }

    /// <summary>How many an action makes.</summary>
    public async Task<int> OfAsync(Func<Task> action)
    {
        var before = Volatile.Read(ref count);
        await action();
        return Volatile.Read(ref count) - before;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") lock (subscriptions) subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        var connection = value.Value switch
        {
            CommandEventData command when value.Key == RelationalEventId.CommandExecuting.Name => command.Connection,
            TransactionEventData transaction when value.Key == RelationalEventId.TransactionCommitting.Name => transaction.Transaction.Connection,
            _ => null,
        };
        if (connection is not null && Name(connection) == database) Interlocked.Increment(ref count);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        lock (subscriptions) foreach (var subscription in subscriptions) subscription.Dispose();
    }

    private static string Name(System.Data.Common.DbConnection connection) => connection is SqliteConnection ? connection.DataSource : connection.Database;
}
