using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace OpinionLens.Store;

/// <summary>Stores, journals, locks, logs, keys and backups may hold texts that are not for everybody: they belong to the account that
/// runs the program.</summary>
public static class PrivateFiles
{
    /// <summary>Of folders: 0700.</summary>
    public const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    /// <summary>Of files: 0600.</summary>
    public const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode Others = (UnixFileMode)0x3F;

    /// <summary>Takes from this process the right to make a file that others may read, whatever the shell allowed: also for files that
    /// libraries make.</summary>
    public static void Begin()
    {
        if (!OperatingSystem.IsWindows()) _ = Umask((uint)Others);
    }

    /// <summary>Makes a folder with those above it; one that is there stays as it is.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, FolderMode);
    }

    /// <summary>Makes an empty file; one that is there stays as it is. SQLite gives its journals the mode of the store.</summary>
    public static void MakeFile(string path) => Open(path, FileShare.ReadWrite).Dispose();

    /// <summary>Opens a file to read and write, and makes it where it is missing.</summary>
    public static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileMode;
        return new(path, options);
    }

    /// <summary>Paths of a store, its keys and logs that others on this machine may read or write; empty where all is well, and on
    /// Windows.</summary>
    public static IReadOnlyList<string> Wider(StoreAddress address)
    {
        string[] inside = [.. new[] { "keys", "logs" }.Select(n => Path.Combine(address.Folder, n)).Where(Directory.Exists)];
        var file = address.Kind == StoreKind.Sqlite ? new SqliteConnectionStringBuilder(address.ConnectionString).DataSource : null;
        string[] store = file is null ? [] : [file, file + "-wal", file + "-shm", file + ".lock"];
        return [.. store.Where(File.Exists).Concat(inside).Concat(inside.SelectMany(Directory.EnumerateFiles)).Prepend(address.Folder)
            .Where(IsWider)];
    }

    private static bool IsWider(string path) =>
        !OperatingSystem.IsWindows() && Path.Exists(path) && (File.GetUnixFileMode(path) & Others) != 0;

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Umask(uint mask);
}
