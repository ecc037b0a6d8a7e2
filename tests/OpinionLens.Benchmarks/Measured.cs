using System.Diagnostics;
using System.Globalization;

namespace OpinionLens.Benchmarks;

/// <summary>Rounds of one measure; quoted by their median.</summary>
internal static class Measured
{
    public static double Print(string subject, string measure, IEnumerable<double> rounds, string unit)
    {
        var sorted = rounds.Order().ToList();
        var median = sorted[sorted.Count / 2];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{subject}\t{measure}\t{median:0.###}\t{sorted[0]:0.###}\t{sorted[^1]:0.###}\t{unit}"));
        return median;
    }

    /// <summary>CPU time that a process has used, ms. It is counted in clock ticks: only thousands of short requests tell.</summary>
    public static double CpuOf(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalMilliseconds;
    }
}
