using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Store.Backup;

namespace OpinionLens.Cli.Commands;

/// <summary>opinionlens restore FILE: fills an empty store from a backup.</summary>
internal static class RestoreCommand
{
    private static readonly Argument<string> File = new("file") { Description = "A file that opinionlens backup has written, on either database." };

    public static Command Make()
    {
        var command = new Command("restore", "Fill an empty store from a backup; the file is verified first.") { File };
        command.SetAction((parsed, cancel) => Common.RunAsync(parsed, async services =>
        {
            using var progress = Progress.Start("Restoring", Progress.Whole);
            var done = await services.GetRequiredService<StoreBackup>().RestoreAsync(parsed.GetValue(File)!, progress.Reach, cancel);
            Common.Write(parsed, done, r => FormattableString.Invariant($"{r.File}: restored, {r.Rows} rows, SHA-256 {r.Sha256}"));
            return 0;
        }));
        return command;
    }
}
