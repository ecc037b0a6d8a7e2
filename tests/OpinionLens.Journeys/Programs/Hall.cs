using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace OpinionLens.Journeys.Programs;

/// <summary>
/// One process of the web in which many sites are served, each the whole program with its own store and address, and one of the command line in which many commands run. A cold process
/// compiles for seconds (the command line) or half a minute (the web's pages) of processor time; so what is neither killed nor set up in a way of its own shares one.
/// </summary>
public static class Hall
{
    /// <summary>Variable of the process that runs commands: path of the program.</summary>
    internal const string Commands = "OPINIONLENS_HALL_COMMANDS";

    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static readonly List<string> Said = [];
    private static readonly ConcurrentDictionary<int, TaskCompletionSource<Answered>> Pending = new();
    private static Process? sites, commands;
    private static int asked;

    static Hall() => AppDomain.CurrentDomain.ProcessExit += End;

    /// <summary>Folder of the programs' own files: logs, keys.</summary>
    public static string Folder { get; } = Directory.CreateTempSubdirectory("opinionlens-hall-").FullName;

    /// <summary>Serves a store at a free port of loopback.</summary>
    public static async Task<WebServer> ServeAsync(Place place)
    {
        var address = $"http://127.0.0.1:{WebServer.FreePort()}";
        string[] arguments = ["--db", place.Db, "--urls", address];
        await Turn.WaitAsync();
        try
        {
            if (sites is null) WebServer.Listen(sites = Begin("WebOutput", arguments, null), Said);
            else await SendAsync(sites, arguments);
        }
        finally { Turn.Release(); }
        return await WebServer.WhenReadyAsync(sites, address, Said, shared: true);
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ended> RunAsync(string[] arguments)
    {
        var (id, answer) = (Interlocked.Increment(ref asked), new TaskCompletionSource<Answered>());
        Pending[id] = answer;
        await Turn.WaitAsync();
        try
        {
            if (commands is null)
            {
                commands = Begin("CliOutput", [], Programs.Output("CliOutput"));
                commands.OutputDataReceived += (_, e) => { if (e.Data is not null && JsonSerializer.Deserialize<Answered>(e.Data) is { } told && Pending.TryRemove(told.Id, out var who)) who.SetResult(told); };
                commands.BeginOutputReadLine();
                commands.BeginErrorReadLine();
            }

            await SendAsync(commands, new Asked(id, arguments));
        }
        finally { Turn.Release(); }
        var ended = await answer.Task.WaitAsync(TimeSpan.FromSeconds(120));
        return new(ended.Code, ended.Out, ended.Error);
    }

    private static Process Begin(string output, string[] arguments, string? program)
    {
        var environment = new Dictionary<string, string> { ["DOTNET_STARTUP_HOOKS"] = typeof(Hall).Assembly.Location };
        if (program is not null) environment[Commands] = program;
        return Programs.Start(output, Folder, arguments, environment);
    }

    private static void End(object? sender, EventArgs e)
    {
        foreach (var process in new[] { sites, commands }.OfType<Process>())
        {
            process.Kill();
            process.WaitForExit();
        }

        Directory.Delete(Folder, true);
    }

    private static async Task SendAsync<T>(Process process, T line)
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(line));
        await process.StandardInput.FlushAsync();
    }
}
