using System.Diagnostics;

namespace OpinionLens.Store.Tests;

/// <summary>Counts the SQL statements that EF sends in one flow of control.</summary>
internal sealed class StatementCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<StatementCounter?> Current = new();
    private readonly List<IDisposable> subscriptions = [];
    private int count;

    private StatementCounter()
    {
        Current.Value = this;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public static StatementCounter Start() => new();

    public int Count => count;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") lock (subscriptions) subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting" && ReferenceEquals(Current.Value, this)) Interlocked.Increment(ref count);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        Current.Value = null;
        lock (subscriptions) foreach (var subscription in subscriptions) subscription.Dispose();
    }
}
