using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using OpinionLens.Cli.Evaluation;

namespace OpinionLens.Benchmarks;

/// <summary>
/// The engine and its peers on the same revised texts in the same run. The peers are programs of others, run by node from Peers/; no part of the
/// program ships them. OPINIONLENS_SEED chooses the texts, 1 by default; a peer has four seconds a file and scores what it reached.
/// </summary>
internal static class Anchoring
{
    private const string Peer = "approx-string-match 50/20/20/2";
    private static readonly string[] Documents = ["news", "oped", "long", "book"];

    private sealed record Row(string Method, string Doc, string Profile, double ParagraphRight, int Cut, double CutOrphaned, double Wrong, double PerSecond);

    public static async Task RunAsync()
    {
        var material = Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL") ?? throw new InvalidOperationException("OPINIONLENS_MATERIAL names no folder.");
        var peers = typeof(Anchoring).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Peers").Value!;
        var folder = Directory.CreateTempSubdirectory("opinionlens-bench-");
        try
        {
            if (!Directory.Exists(Path.Combine(peers, "node_modules"))) await NodeAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], peers);
            await NodeAsync("node", [Path.Combine(material, "tools", "revision-workload.mjs")], peers, ("SEED", Environment.GetEnvironmentVariable("OPINIONLENS_SEED") ?? "1"), ("OUT", folder.FullName));
            var theirs = await NodeAsync("node", ["peers.mjs", folder.FullName], peers);
            var rows = theirs.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Read).ToList();
            foreach (var file in Directory.EnumerateFiles(folder.FullName, "*.*.json").Order(StringComparer.Ordinal).Select(WorkloadFile.Read))
                rows.AddRange(PlaceScore.Methods.Select(m => Read(PlaceScore.Of(m, file).ToString())));
            Print(rows);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    /// <summary>Means over the edited profiles; then the cells in which a peer finds more.</summary>
    private static void Print(List<Row> rows)
    {
        foreach (var doc in Documents)
        {
            var peer = Mean(rows, Peer, doc);
            foreach (var method in rows.Select(r => r.Method).Distinct())
            {
                var mean = Mean(rows, method, doc);
                Measured.Print("anchoring", $"{doc}, {method}: right paragraph", [mean.Right], "%");
                Measured.Print("anchoring", $"{doc}, {method}: wrong", [mean.Wrong], "%");
                Measured.Print("anchoring", $"{doc}, {method}: cut passages answered orphaned", [mean.Orphaned], "%");
                Measured.Print("anchoring", $"{doc}, {method}: quotes a CPU second", [mean.PerSecond], "1/s");
                Measured.Print("anchoring", $"{doc}, {method}: speed against {Peer}", [mean.PerSecond / peer.PerSecond], "x");
            }
        }

        foreach (var cell in rows.GroupBy(r => (r.Doc, r.Profile)))
        {
            var best = cell.Where(r => !PlaceScore.Methods.Contains(r.Method)).MaxBy(r => r.ParagraphRight)!;
            foreach (var ours in cell.Where(r => PlaceScore.Methods.Contains(r.Method) && r.ParagraphRight < best.ParagraphRight))
                Measured.Print("anchoring", $"{ours.Doc}.{ours.Profile}, {ours.Method}: right paragraph, less than {best.Method} ({best.ParagraphRight.ToString(CultureInfo.InvariantCulture)})", [ours.ParagraphRight], "%");
        }
    }

    private static (double Right, double Wrong, double Orphaned, double PerSecond) Mean(List<Row> rows, string method, string doc)
    {
        var edited = rows.Where(r => r.Method == method && r.Doc == doc && r.Profile != "same").ToList();
        var cut = edited.Sum(r => r.Cut);
        return (edited.Average(r => r.ParagraphRight), edited.Average(r => r.Wrong), cut == 0 ? 100 : edited.Sum(r => r.CutOrphaned * r.Cut) / cut, Math.Exp(edited.Average(r => Math.Log(r.PerSecond))));
    }

    private static Row Read(string line)
    {
        var c = line.Split('\t');
        double N(int i) => double.Parse(c[i], CultureInfo.InvariantCulture);
        return new(c[0], c[1], c[2], N(4), (int)N(7), N(8), N(9), N(10));
    }

    private static async Task<string> NodeAsync(string program, string[] arguments, string folder, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
