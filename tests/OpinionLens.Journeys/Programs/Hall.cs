using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using OpinionLens.Journeys.Programs;

/// <summary>
/// Loaded into the process of a hall by the runtime (DOTNET_STARTUP_HOOKS), before its program begins: starts the same program once more for every line of arguments on standard
/// input. With the end of the tests that input ends, and so does the hall.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() => new Thread(Listen) { IsBackground = true }.Start();

    private static void Listen()
    {
        while (Console.In.ReadLine() is { } line)
        {
            var arguments = JsonSerializer.Deserialize<string[]>(line)!;
            new Thread(() => Assembly.GetEntryAssembly()!.EntryPoint!.Invoke(null, [arguments])) { IsBackground = true }.Start();
        }

        Environment.Exit(0);
    }
}

namespace OpinionLens.Journeys.Programs
{
    /// <summary>
    /// One process of the web in which many sites are served, each the whole program with its own store and address. A cold process compiles for half a minute of processor time what its
    /// pages need; so sites that are neither killed nor set up in a way of their own share one.
    /// </summary>
    public static class Hall
    {
        private static readonly SemaphoreSlim Turn = new(1, 1);
        private static readonly List<string> Said = [];
        private static Process? process;

        /// <summary>Folder of the program's own files: logs, keys.</summary>
        public static string Folder { get; } = Directory.CreateTempSubdirectory("opinionlens-hall-").FullName;

        /// <summary>Serves a store at a free port of loopback.</summary>
        public static async Task<WebServer> ServeAsync(Place place)
        {
            var address = $"http://127.0.0.1:{WebServer.FreePort()}";
            string[] arguments = ["--db", place.Db, "--urls", address];
            await Turn.WaitAsync();
            try
            {
                if (process is null) Begin(arguments);
                else
                {
                    await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(arguments));
                    await process.StandardInput.FlushAsync();
                }
            }
            finally { Turn.Release(); }
            return await WebServer.WhenReadyAsync(process!, address, Said, shared: true);
        }

        private static void Begin(string[] arguments)
        {
            process = Programs.Start("WebOutput", Folder, arguments, new Dictionary<string, string> { ["DOTNET_STARTUP_HOOKS"] = typeof(Hall).Assembly.Location });
            WebServer.Listen(process, Said);
            AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            {
                process.Kill();
                process.WaitForExit();
                Directory.Delete(Folder, true);
            };
        }
    }
}
