using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace OpinionLens.Journeys.Programs;

/// <summary>The web, as a process of its own on a free port of loopback.</summary>
public sealed partial class WebServer : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> said;
    private readonly bool shared;

    private WebServer(Process process, string address, List<string> said, bool shared) => (this.process, Address, this.said, this.shared) = (process, address, said, shared);

    /// <summary>Without a slash at the end.</summary>
    public string Address { get; }

    public int Id => process.Id;

    /// <summary>The one-time editing address it printed.</summary>
    public string EditingAddress
    {
        get { lock (said) return said.Where(l => l.Contains(Address, StringComparison.Ordinal)).Select(l => Token().Match(l)).First(m => m.Success).Value; }
    }

    /// <summary>All that it has printed so far.</summary>
    public string Said
    {
        get { lock (said) return string.Join('\n', said); }
    }

    public static Task<WebServer> StartAsync(Place place, IReadOnlyDictionary<string, string>? environment = null, params string[] more) => StartAtAsync($"http://127.0.0.1:{FreePort()}", place, environment, more);

    /// <summary>At an address where one may have been before: after a kill the browser comes back to it.</summary>
    public static async Task<WebServer> StartAtAsync(string address, Place place, IReadOnlyDictionary<string, string>? environment = null, params string[] more)
    {
        var process = Programs.Start("WebOutput", place.Folder, ["--db", place.Db, "--urls", address, .. more], environment);
        var said = new List<string>();
        Listen(process, said);
        return await WhenReadyAsync(process, address, said);
    }

    /// <summary>Keeps what a process prints.</summary>
    internal static void Listen(Process process, List<string> said)
    {
        void Keep(object _, DataReceivedEventArgs e) { if (e.Data is not null) lock (said) said.Add(e.Data); }
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The web at an address, once it answers there.</summary>
    internal static async Task<WebServer> WhenReadyAsync(Process process, string address, List<string> said, bool shared = false)
    {
        var server = new WebServer(process, address, said, shared);
        using var client = new HttpClient();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(60);)
        {
            if (process.HasExited) throw new InvalidOperationException($"The web ended with {process.ExitCode}: {server.Said}");
            try { if ((await client.GetAsync(address + "/health/ready")).IsSuccessStatusCode) return server; }
            catch (HttpRequestException) { }
            await Task.Delay(100);
        }
        throw new TimeoutException($"The web did not start: {server.Said}");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>As kill -9: nothing is told, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // In a hall others are served by the same process.
        if (shared) return;
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    [GeneratedRegex(@"http\S+/signin\?token=\w+")]
    private static partial Regex Token();
}
