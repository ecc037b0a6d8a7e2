using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace OpinionLens.Benchmarks;

/// <summary>The web program on a store, in a process of its own on loopback. Ended when it is disposed of.</summary>
internal sealed class WebProgram : IAsyncDisposable
{
    private WebProgram(Process process, HttpClient client) => (Process, Client) = (process, client);

    public Process Process { get; }

    /// <summary>Its address is the program's; answers come as they are sent.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="store">Path or connection string.</param>
    /// <param name="folder">Where its logs and keys go.</param>
    public static async Task<WebProgram> StartAsync(string store, string folder)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { typeof(WebProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "WebOutput").Value!, "--db", store, "--urls", address }) start.ArgumentList.Add(argument);
        start.Environment["XDG_DATA_HOME"] = folder;
        var web = new WebProgram(Process.Start(start)!, new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(address) });
        // Nobody reads what it says: a full pipe would hold it up.
        web.Process.OutputDataReceived += (_, _) => { };
        web.Process.BeginOutputReadLine();
        web.Process.ErrorDataReceived += (_, _) => { };
        web.Process.BeginErrorReadLine();
        try { await ReadyAsync(web.Client); }
        catch { await web.DisposeAsync(); throw; }
        return web;
    }

    /// <summary>Waits until a program answers that it is ready, at most a minute.</summary>
    public static async Task ReadyAsync(HttpClient client)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(50))
        {
            try { if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode) return; }
            catch (HttpRequestException) { }
        }

        throw new TimeoutException("The web did not start.");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Process.Kill();
        await Process.WaitForExitAsync();
        Process.Dispose();
    }
}
