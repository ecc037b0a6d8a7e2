using System.Diagnostics;

namespace OpinionLens.Web.Tests;

/// <summary>Counts the SQL statements that EF sends in this process. Tests that use it do not run beside others.</summary>
internal sealed class StatementCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private int count;

    private StatementCounter() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public int Count => Volatile.Read(ref count);

    public static async Task<StatementCounter> StartAsync()
    {
        var counter = new StatementCounter();
        // EF remembers for a second that nobody listened.
        await Task.Delay(TimeSpan.FromSeconds(1.2));
        return counter;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") lock (subscriptions) subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting") Interlocked.Increment(ref count);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        lock (subscriptions) foreach (var subscription in subscriptions) subscription.Dispose();
    }
}
