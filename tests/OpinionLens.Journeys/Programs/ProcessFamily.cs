using System.Collections.Concurrent;
using System.Globalization;

namespace OpinionLens.Journeys.Programs;

/// <summary>Looks at a process and its children ten times a second: what they use together, those too that have ended. Linux alone tells it (/proc).</summary>
public sealed class ProcessFamily : IAsyncDisposable
{
    /// <summary>Of /proc: a hundredth of a second; and bytes of a page.</summary>
    private const double TicksASecond = 100, PageBytes = 4096;

    private readonly int parent;
    private readonly ConcurrentDictionary<int, double> seconds = new();
    private readonly CancellationTokenSource end = new();
    private readonly Task looking;
    private double most;

    public ProcessFamily(int parent)
    {
        this.parent = parent;
        looking = LookAsync();
    }

    /// <summary>Seconds of processor time of all that were ever seen.</summary>
    public double Seconds => seconds.Values.Sum();

    /// <summary>The most bytes that they held at one moment.</summary>
    public double MostBytes => most;

    /// <summary>Ids of the children that live now.</summary>
    public IReadOnlyList<int> Children => [.. Stats().Where(s => s.Parent == parent).Select(s => s.Id)];

    /// <summary>Seconds of processor time of the parent alone.</summary>
    public double OwnSeconds => Stats().Where(s => s.Id == parent).Sum(s => s.Seconds);

    /// <summary>A child that lives and has used so many seconds of processor time; null where there is none.</summary>
    public int? Burning(double least) => Stats().Where(s => s.Parent == parent && s.Seconds >= least).Select(s => (int?)s.Id).FirstOrDefault();

    /// <summary>Whether a process is there and no corpse that nobody has buried yet.</summary>
    public static bool Lives(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { return false; }
    }

    private async Task LookAsync()
    {
        while (!end.IsCancellationRequested)
        {
            var now = Stats().Where(s => s.Id == parent || s.Parent == parent).ToList();
            foreach (var one in now) seconds[one.Id] = one.Seconds;
            most = Math.Max(most, now.Sum(s => s.Bytes));
            try { await Task.Delay(100, end.Token); }
            catch (OperationCanceledException) { }
        }
    }

    private static IEnumerable<(int Id, int Parent, double Seconds, double Bytes)> Stats()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
            string stat;
            try { stat = File.ReadAllText(Path.Combine(folder, "stat")); }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException) { continue; }
            // The name in brackets may hold blanks; what follows it is counted: state, parent, and from the twelfth on the times.
            var parts = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            double Number(int i) => double.Parse(parts[i], CultureInfo.InvariantCulture);
            yield return (id, (int)Number(1), (Number(11) + Number(12)) / TicksASecond, Number(21) * PageBytes);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await looking;
        end.Dispose();
    }
}
