using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace OpinionLens.Import.Reader;

/// <summary>How a child is started.</summary>
/// <param name="File">The executable.</param>
/// <param name="Arguments">What comes before <see cref="ReaderChild.Verb"/>.</param>
public sealed record ReaderProgram(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// What a child is given of the environment. All else stays out: connection strings and keys are nothing for who reads
    /// foreign files.
    /// </summary>
    private static readonly string[] Given =
    [
        "PATH", "HOME", "TMPDIR", "TMP", "TEMP", "LANG", "LC_ALL", "TZ", "SystemRoot", "LD_LIBRARY_PATH",
        "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_ROLL_FORWARD", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
    ];

    /// <summary>A program of ours that asks <see cref="ReaderChild.IsAsked"/> first of all.</summary>
    /// <param name="program">Its assembly. It may be loaded by another program, as tests load it.</param>
    public static ReaderProgram Of(Assembly program)
    {
        var own = Environment.ProcessPath!;
        // A single file has no assembly on disk, and an apphost knows its assembly.
        if (program.Location.Length == 0 || Is(own, program.GetName().Name!)) return new(own, []);
        return new(Is(own, "dotnet") ? own : Runtime(), [program.Location]);
    }

    /// <summary>
    /// Whether an executable has a name. Its last part is no ending outside Windows: OpinionLens.Web.Tests is not
    /// OpinionLens.Web.
    /// </summary>
    private static bool Is(string executable, string name) =>
        Path.GetFileName(executable) is var file && (file == name || file == name + ".exe");

    /// <summary>The dotnet command of the runtime that runs this process: runtimes stand in shared/NAME/VERSION beside it.</summary>
    private static string Runtime()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", name));
    }

    internal ProcessStartInfo Start(ReaderLimits limits)
    {
        var start = new ProcessStartInfo(File)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            UseShellExecute = false, CreateNoWindow = true, StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in Arguments) start.ArgumentList.Add(argument);
        start.ArgumentList.Add(ReaderChild.Verb);
        start.ArgumentList.Add(limits.Paragraphs.ToString(CultureInfo.InvariantCulture));
        var given = Given.Where(start.Environment.ContainsKey).Select(name => (name, start.Environment[name])).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in given) start.Environment[name] = value;
        start.Environment["DOTNET_GCHeapHardLimit"] = limits.HeapBytes.ToString("X", CultureInfo.InvariantCulture);
        // A small heap of one thread, no counting of calls and no door for debuggers: the child starts sooner and takes less.
        foreach (var name in new[] { "gcServer", "gcConcurrent", "TieredPGO", "EnableDiagnostics", "DbgEnableMiniDump" })
            start.Environment["DOTNET_" + name] = "0";
        return start;
    }
}
