using System.Diagnostics;
using System.Reflection;
using System.Text;
using OpinionLens.Import.Reader;

namespace OpinionLens.Import.Tests.Reader;

/// <summary>Children of the built command line, and files that do to them what hostile files do.</summary>
internal static class Children
{
    public static ReaderProgram Program { get; } =
        new("dotnet", [typeof(Children).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "CliOutput").Value!]);

    /// <summary>A text that is read at once.</summary>
    public static byte[] Plain { get; } = Encoding.UTF8.GetBytes("The wall and the tide\nBy Ada Quill\nThe mayor said that the wall would stand.");

    /// <summary>Markdown that burns a core for minutes: each open link looks at all that follow.</summary>
    public static byte[] Burning { get; } = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[a](", 200_000)));

    public static ReaderPool Pool(ReaderLimits? limits = null, int atOnce = 1) => new(Program, atOnce, limits);

    public static Task<ReadDraft> DraftAsync(this ReaderPool pool, byte[] bytes, string? name, string who = "ada", CancellationToken cancel = default) =>
        pool.DraftAsync(bytes, name, new(), who, cancel);

    /// <summary>Whether the process is there and no corpse.</summary>
    public static bool Lives(int id)
    {
        try { return !Process.GetProcessById(id).HasExited; }
        catch (ArgumentException) { return false; }
    }

    /// <summary>Waits until something is so, at most ten seconds.</summary>
    public static async Task<bool> SoonAsync(Func<bool> isSo)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(10); await Task.Delay(20))
            if (isSo()) return true;
        return isSo();
    }
}
