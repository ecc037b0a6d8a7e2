using Spectre.Console;

namespace OpinionLens.Cli;

/// <summary>A progress bar on standard error; nothing where that is no terminal, so that logs stay readable.</summary>
internal sealed class Progress : IDisposable
{
    private readonly TaskCompletionSource done = new();
    private readonly Task? shown;
    private ProgressTask? task;

    private Progress(string what, int steps)
    {
        if (steps < 2 || Console.IsErrorRedirected) return;
        var started = new ManualResetEventSlim();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        shown = Task.Run(() => console.Progress().HideCompleted(false).StartAsync(async context =>
        {
            task = context.AddTask(Markup.Escape(what), maxValue: steps);
            started.Set();
            await done.Task;
        }));
        started.Wait(TimeSpan.FromSeconds(2));
    }

    /// <summary>Steps of what is told by its part alone.</summary>
    public const int Whole = 1000;

    public static Progress Start(string what, int steps) => new(what, steps);

    /// <summary>Says what is being worked on.</summary>
    public void At(string what) { if (task is not null) task.Description = Markup.Escape(what); }

    public void Step() => task?.Increment(1);

    /// <summary>How much is done, 0 to 1.</summary>
    public void Reach(double part) { if (task is not null) task.Value = part * task.MaxValue; }

    public void Dispose()
    {
        done.TrySetResult();
        shown?.Wait(TimeSpan.FromSeconds(2));
    }
}
