using System.Text.Json.Serialization;

namespace OpinionLens.Store.Backup;

/// <summary>The first line of a backup.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">Of the format.</param>
/// <param name="When">UTC.</param>
/// <param name="Migrations">Names of the migrations that made the tables, without their times, which differ between the databases; the last is the level.</param>
/// <param name="Program">Version of the program that wrote it.</param>
/// <param name="LeftOut">What belongs to the machine and is not in it.</param>
internal sealed record BackupHead(string Format, int Version, DateTimeOffset When, IReadOnlyList<string> Migrations, string Program, IReadOnlyList<string> LeftOut)
{
    public const string FormatName = "opinionlens-backup";
    public const int NewestVersion = 1;
}

/// <summary>The last line of a backup.</summary>
/// <param name="Rows">Of all tables.</param>
/// <param name="Counts">Rows by kind.</param>
/// <param name="Sha256">Over all lines before this one, line breaks included; lower-case hexadecimal.</param>
internal sealed record BackupTail([property: JsonPropertyOrder(-2)] long Rows, [property: JsonPropertyOrder(-1)] IReadOnlyDictionary<string, long> Counts, string Sha256);

/// <summary>A backup that was written, verified or restored.</summary>
/// <param name="File">Full path.</param>
/// <param name="Rows">Of all tables.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="Sha256">Of its lines.</param>
public sealed record BackupResult(string File, long Rows, long Bytes, string Sha256);

/// <summary>How the lines lie in the file: gzip of JSON Lines, with a gzip header that is always the same, so that no byte of it can change unseen.</summary>
internal static class BackupFile
{
    /// <summary>No name, no time, no system: <c>zcat</c> reads it all the same.</summary>
    public static readonly byte[] Header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

    /// <summary>Longer lines are in no backup: the largest is a draft with its file.</summary>
    public const int MostLine = 256 * 1024 * 1024;

    /// <summary>Begins a line of a row; its kind follows.</summary>
    public static ReadOnlySpan<byte> RowStart => "{\"kind\":\""u8;

    /// <summary>Begins the last line.</summary>
    public static ReadOnlySpan<byte> TailStart => "{\"rows\":"u8;

    /// <summary>For its owner alone from the first byte on, where the system knows owners.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }

    /// <summary>Whether a file begins as a backup does.</summary>
    public static bool IsOne(Stream file)
    {
        Span<byte> begin = stackalloc byte[10];
        return file.ReadAtLeast(begin, 10, throwOnEndOfStream: false) == 10 && begin.SequenceEqual(Header);
    }
}
