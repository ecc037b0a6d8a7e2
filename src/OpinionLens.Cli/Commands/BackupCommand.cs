using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Store.Backup;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens backup FILE: the whole store in one file, the same for both databases.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string> File = new("file") { Description = "File to write; it is readable by you alone." };
    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace an earlier backup." };

    public static Command Make()
    {
        var command = new Command("backup", "Write the whole store into one file, and verify it. The web may go on working.") { File, Overwrite };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            using var progress = Progress.Start("Backing up", Progress.Whole);
            var done = await services.GetRequiredService<StoreBackup>().WriteAsync(parsed.GetValue(File)!, parsed.GetValue(Overwrite), progress.Reach, cancel);
            Common.Write(parsed, done, r => FormattableString.Invariant($"{r.File}: verified, {r.Rows} rows, SHA-256 {r.Sha256}"));
            return 0;
        }));
        return command;
    }
}
