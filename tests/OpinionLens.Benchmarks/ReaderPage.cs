using System.Diagnostics;

namespace OpinionLens.Benchmarks;

/// <summary>The reader page of the longer article in the real program: its size, its time uncached and cached against a raw file of the same server.</summary>
internal static class ReaderPage
{
    private const string Slug = "to-understand-vladimir-putin";
    private const string Path = $"/a/{Slug}";
    private const int Rounds = 6;

    /// <summary>Until the runtime has compiled what is used often: only then does a round tell of the program.</summary>
    private const int WarmUp = 600;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("opinionlens-bench-");
        var clock = Stopwatch.StartNew();
        try
        {
            await using var web = await WebProgram.StartAsync(System.IO.Path.Combine(folder.FullName, "b.db"), folder.FullName);
            (await web.Client.GetAsync(Path)).EnsureSuccessStatusCode();
            Measured.Print("reader", "start to first page, samples loaded", [clock.Elapsed.TotalSeconds], "s");
            await SizesAsync(web.Client);
            await TimesAsync(web.Client, web.Process, folder.FullName);
        }
        finally { folder.Delete(true); }
    }

    private static async Task SizesAsync(HttpClient client)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Path) { Headers = { { "Accept-Encoding", "gzip" } } };
        Measured.Print("reader", "page with all claims, gzip", [(await (await client.SendAsync(request)).Content.ReadAsByteArrayAsync()).Length / 1000.0], "kB");
    }

    /// <summary>Uncached, cached and the same bytes raw in turn, so that a busy machine is busy for all of them.</summary>
    private static async Task TimesAsync(HttpClient client, Process web, string folder)
    {
        var file = System.IO.Path.Combine(folder, "page.html");
        await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(Path));
        var port = WebProgram.FreePort();
        using var raw = Process.Start(new ProcessStartInfo(Environment.ProcessPath!) { ArgumentList = { "raw", port.ToString(System.Globalization.CultureInfo.InvariantCulture), file, System.IO.Path.Combine(folder, "b.db"), Slug } })!;
        try
        {
            using var rawClient = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            await WebProgram.ReadyAsync(rawClient);
            // A query that no page knows makes every request a page of its own for the cache.
            var serial = 0;
            var sides = new Side[]
            {
                new("uncached page with database", client, web, () => FormattableString.Invariant($"{Path}?serial={serial++}"), 200),
                new("cached page", client, web, () => Path, 2000), new("rendered from memory", rawClient, raw, () => "/rendered", 500),
                new("same bytes raw", rawClient, raw, () => "/", 2000),
            };
            foreach (var side in sides) await RoundAsync(side, WarmUp);
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var side in sides)
                {
                    var (p50, cpuTime) = await RoundAsync(side, side.Requests);
                    side.P50.Add(p50);
                    side.Cpu.Add(cpuTime);
                }
            }

            foreach (var side in sides) Measured.Print("reader", $"{side.Name}, p50", side.P50, "ms");
            var cpu = sides.Select(s => Measured.Print("reader", $"{s.Name}, CPU", s.Cpu, "ms")).ToList();
            Measured.Print("reader", "uncached CPU : raw CPU (with database)", [cpu[0] / cpu[3]], "x");
            Measured.Print("reader", "rendering CPU : raw CPU", [cpu[2] / cpu[3]], "x");
            Measured.Print("reader", "cached CPU : raw CPU", [cpu[1] / cpu[3]], "x");
        }
        finally
        {
            raw.Kill();
            await raw.WaitForExitAsync();
        }
    }

    private sealed record Side(string Name, HttpClient Client, Process Server, Func<string> Address, int Requests)
    {
        public List<double> P50 { get; } = [];
        public List<double> Cpu { get; } = [];
    }

    private static async Task<(double P50, double Cpu)> RoundAsync(Side side, int requests)
    {
        var times = new List<double>(requests);
        var before = Measured.CpuOf(side.Server);
        for (var i = 0; i < requests; i++)
        {
            var clock = Stopwatch.StartNew();
            using var response = await side.Client.GetAsync(side.Address());
            await response.Content.ReadAsByteArrayAsync();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        return (times.Order().ElementAt(requests / 2), (Measured.CpuOf(side.Server) - before) / requests);
    }
}
