using System.Diagnostics;
using System.Globalization;

namespace OpinionLens.Benchmarks;

/// <summary>
/// Every kind of page in the real program at 10,000 and at 100,000 generated claims, or at 100,000 and a million, a request to the one and one to the other in turn, so that a busy machine is busy for both. What is
/// measured is what a stranger waits for whose page is not kept: the whole answer over loopback, compressed as for a browser. SQLite always, PostgreSQL where OPINIONLENS_POSTGRES names a server.
/// </summary>
internal static class Pages
{
    private const int Requests = 60;

    /// <summary>Of each page, before any is timed: the runtime compiles anew what was called thirty times.</summary>
    private const int WarmUp = 40;
    private static int serial;

    /// <summary>Claims of the two stores.</summary>
    private readonly record struct Sizes(int Few, int Many);

    public static Task RunAsync() => RunAsync(new(10_000, 100_000), true);

    /// <summary>On SQLite alone: to fill it takes half an hour, to copy it into another database as long again.</summary>
    public static Task MillionAsync() => RunAsync(new(100_000, 1_000_000), false);

    private static async Task RunAsync(Sizes sizes, bool both)
    {
        await using var stores = new CorpusStores();
        var clock = Stopwatch.StartNew();
        var sqlite = (Few: await stores.SqliteAsync(sizes.Few), Many: await stores.SqliteAsync(sizes.Many));
        Measured.Print("pages", "generating what was not there", [clock.Elapsed.TotalSeconds], "s");
        await CompareAsync("SQLite", sizes, sqlite.Few, sqlite.Many, stores.Folder);
        if (both && Environment.GetEnvironmentVariable("OPINIONLENS_POSTGRES") is { Length: > 0 } server)
            await CompareAsync("PostgreSQL", sizes, await stores.PostgresAsync(server, sizes.Few), await stores.PostgresAsync(server, sizes.Many), stores.Folder);
    }

    private static async Task CompareAsync(string kind, Sizes sizes, string few, string many, string folder)
    {
        var pages = (await AddressesAsync(few, sizes.Few)).Zip(await AddressesAsync(many, sizes.Many), (a, b) => (a.Name, Few: a.Path, Many: b.Path)).ToList();
        await using var small = await WebProgram.StartAsync(few, folder);
        await using var large = await WebProgram.StartAsync(many, folder);
        foreach (var page in pages)
        {
            var first = await TimeAsync(large, page.Many);
            if (first > 500) Measured.Print("pages", $"{kind}, {page.Name}: the first after the start, {sizes.Many:N0}", [first / 1000], "s");
            for (var i = 0; i < WarmUp; i++) { await TimeAsync(small, page.Few); await TimeAsync(large, page.Many); }
        }

        var medians = new Dictionary<string, double>();
        foreach (var page in pages)
        {
            var (a, b) = (new List<double>(Requests), new List<double>(Requests));
            var (workA, workB) = (Measured.CpuOf(small.Process), Measured.CpuOf(large.Process));
            for (var i = 0; i < Requests; i++) { a.Add(await TimeAsync(small, page.Few)); b.Add(await TimeAsync(large, page.Many)); }
            (workA, workB) = ((Measured.CpuOf(small.Process) - workA) / Requests, (Measured.CpuOf(large.Process) - workB) / Requests);
            medians[page.Name] = Tell($"{kind}, {page.Name}", sizes, a, b);
            Measured.Print("pages", $"{kind}, {page.Name}, CPU of the web at {sizes.Few:N0}", [workA], "ms");
            Measured.Print("pages", $"{kind}, {page.Name}, CPU of the web at {sizes.Many:N0}", [workB], "ms");
        }

        Measured.Print("pages", $"{kind}, last page : page 1 at {sizes.Many:N0}", [medians[PageAddresses.LastPage] / medians[PageAddresses.FirstPage]], "x");
    }

    /// <returns>The median of the many.</returns>
    private static double Tell(string what, Sizes sizes, List<double> few, List<double> many)
    {
        var (a, b) = (Measured.Print("pages", $"{what}, {sizes.Few:N0}", few, "ms"), Measured.Print("pages", $"{what}, {sizes.Many:N0}", many, "ms"));
        Measured.Print("pages", $"{what}, p95 at {sizes.Few:N0}", [P95(few)], "ms");
        Measured.Print("pages", $"{what}, p95 at {sizes.Many:N0}", [P95(many)], "ms");
        Measured.Print("pages", $"{what}, {sizes.Many:N0} : {sizes.Few:N0}", [b / a], "x");
        return b;
    }

    private static double P95(List<double> times) => times.Order().ElementAt((int)Math.Ceiling(times.Count * 0.95) - 1);

    private static async Task<IReadOnlyList<(string Name, string Path)>> AddressesAsync(string store, int claims)
    {
        await using var services = await CorpusStores.OpenAsync(store);
        return await PageAddresses.OfAsync(services, claims);
    }

    /// <summary>One request, ms. A query that no page knows makes it one that is not kept.</summary>
    private static async Task<double> TimeAsync(WebProgram web, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}serial={serial++}"));
        request.Headers.AcceptEncoding.ParseAdd("br");
        var clock = Stopwatch.GetTimestamp();
        using var response = await web.Client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        var time = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        response.EnsureSuccessStatusCode();
        return time;
    }
}
