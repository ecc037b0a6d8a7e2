using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace OpinionLens.Benchmarks;

/// <summary>The reader page of the longer article in the real program: its size, its time uncached and cached against a raw file of the same server.</summary>
internal static class ReaderPage
{
    private const string Path = "/a/to-understand-vladimir-putin";
    private const int Rounds = 7;
    private const int Requests = 200;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("opinionlens-bench-");
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { typeof(ReaderPage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "WebOutput").Value!, "--db", System.IO.Path.Combine(folder.FullName, "b.db"), "--urls", address }) start.ArgumentList.Add(argument);
        start.Environment["XDG_DATA_HOME"] = folder.FullName;
        start.Environment["Serilog__MinimumLevel__Default"] = "Warning";
        var clock = Stopwatch.StartNew();
        using var web = Process.Start(start)!;
        web.OutputDataReceived += (_, _) => { };
        web.BeginOutputReadLine();
        web.ErrorDataReceived += (_, _) => { };
        web.BeginErrorReadLine();
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(address) };
            await ReadyAsync(client);
            (await client.GetAsync(Path)).EnsureSuccessStatusCode();
            Measured.Print("reader", "start to first page, samples loaded", [clock.Elapsed.TotalSeconds], "s");
            await SizesAsync(client);
            await TimesAsync(client, web);
        }
        finally
        {
            web.Kill();
            await web.WaitForExitAsync();
            folder.Delete(true);
        }
    }

    private static async Task SizesAsync(HttpClient client)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Path) { Headers = { { "Accept-Encoding", "gzip" } } };
        Measured.Print("reader", "page with all claims, gzip", [(await (await client.SendAsync(request)).Content.ReadAsByteArrayAsync()).Length / 1000.0], "kB");
    }

    private static async Task TimesAsync(HttpClient client, Process web)
    {
        // Cookie values no page knows make every request a page of its own for the cache.
        var serial = 0;
        var (uncached, cached, raw) = (new List<double>(), new List<double>(), new List<double>());
        var (cpuUncached, cpuCached, cpuRaw) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await RoundAsync(client, web, () => $"{Path}?color=voice&actor=none-{serial++}", uncached, cpuUncached);
            await RoundAsync(client, web, () => Path, cached, cpuCached);
            await RoundAsync(client, web, () => "/_content/OpinionLens.Reading/pages.css", raw, cpuRaw);
        }
        Measured.Print("reader", "uncached page with database, p50", uncached.Skip(1), "ms");
        Measured.Print("reader", "cached page, p50", cached.Skip(1), "ms");
        Measured.Print("reader", "style sheet as it lies on disk, p50", raw.Skip(1), "ms");
        Measured.Print("reader", "uncached page, CPU", cpuUncached.Skip(1), "ms");
        Measured.Print("reader", "cached page, CPU", cpuCached.Skip(1), "ms");
        Measured.Print("reader", "style sheet, CPU", cpuRaw.Skip(1), "ms");
    }

    private static async Task RoundAsync(HttpClient client, Process web, Func<string> path, List<double> p50, List<double> cpu)
    {
        var times = new List<double>(Requests);
        web.Refresh();
        var before = web.TotalProcessorTime;
        for (var i = 0; i < Requests; i++)
        {
            var clock = Stopwatch.StartNew();
            using var response = await client.GetAsync(path());
            await response.Content.ReadAsByteArrayAsync();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        web.Refresh();
        cpu.Add((web.TotalProcessorTime - before).TotalMilliseconds / Requests);
        p50.Add(times.Order().ElementAt(Requests / 2));
    }

    private static async Task ReadyAsync(HttpClient client)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(50))
        {
            try { if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode) return; }
            catch (HttpRequestException) { }
        }
        throw new TimeoutException("The web did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
