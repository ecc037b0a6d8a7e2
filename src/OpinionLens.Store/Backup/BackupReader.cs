using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Store.Backup;

/// <summary>Reads one backup line by line, and is content at its end alone: hash, counts and length agree.</summary>
internal sealed class BackupReader : IDisposable
{
    private readonly string name;
    private readonly FileStream file;
    private readonly GZipStream unzipped;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] buffer = new byte[256 * 1024];
    private int start, end;
    private long length;

    /// <exception cref="Refusal">There is no such file, or it is no backup.</exception>
    public BackupReader(string path)
    {
        name = Path.GetFileName(path);
        try { file = new(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan }); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { throw new Refusal($"{path} cannot be read: {e.Message.TrimEnd('.')}."); }
        var ours = BackupFile.IsOne(file);
        file.Position = 0;
        unzipped = new(file, CompressionMode.Decompress, leaveOpen: true);
        if (ours) return;
        Dispose();
        throw Foreign();
    }

    /// <summary>0 to 1, how much of the file was read.</summary>
    public double Part => file.Length == 0 ? 1 : (double)file.Position / file.Length;

    /// <summary>Reads all of it.</summary>
    /// <param name="migrations">Names of the migrations that the program knows.</param>
    /// <param name="kinds">Of rows that it knows.</param>
    /// <param name="row">Gets each row's kind and line; nothing may be believed before the end is reached.</param>
    /// <param name="cancel">Stops between lines.</param>
    /// <exception cref="Refusal">It is cut, damaged, newer than the program or not ours.</exception>
    public async Task<BackupResult> ReadAsync(IReadOnlyList<string> migrations, IReadOnlySet<string> kinds, Func<string, ReadOnlyMemory<byte>, ValueTask> row, CancellationToken cancel)
    {
        try
        {
            Check(await LineAsync(cancel) is { } head ? Head(head) : throw Foreign(), migrations);
            var counts = new Dictionary<string, long>();
            while (await LineAsync(cancel) is { } line)
            {
                if (line.Span.StartsWith(BackupFile.TailStart)) return await EndAsync(Read<BackupTail>(line), counts, cancel);
                var kind = Kind(line.Span);
                if (!kinds.Contains(kind)) throw new Refusal($"{name} holds “{kind}”, which this OpinionLens does not know; restore it with the version that wrote it, or a newer one. Nothing was restored.");
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
                hash.AppendData(line.Span);
                await row(kind, line);
            }
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or IOException or NotSupportedException) { throw Damaged(); }
        throw Damaged();
    }

    private BackupHead Head(ReadOnlyMemory<byte> line)
    {
        hash.AppendData(line.Span);
        try { return Read<BackupHead>(line) is { Format: BackupHead.FormatName, Migrations: not null } head ? head : throw Foreign(); }
        catch (JsonException) { throw Foreign(); }
    }

    private void Check(BackupHead head, IReadOnlyList<string> migrations)
    {
        var newer = head.Version > BackupHead.NewestVersion || head.Migrations.Any(m => !migrations.Contains(m));
        if (newer) throw new Refusal($"{name} was written by a newer OpinionLens ({head.Program}); restore it with that version. Nothing was restored.");
        if (head.Version < 1) throw Foreign();
    }

    private async Task<BackupResult> EndAsync(BackupTail tail, Dictionary<string, long> counts, CancellationToken cancel)
    {
        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        var agreed = tail.Sha256 == sha256 && tail.Rows == counts.Values.Sum() && tail.Counts is not null
            && tail.Counts.Where(c => c.Value > 0).OrderBy(c => c.Key, StringComparer.Ordinal).SequenceEqual(counts.OrderBy(c => c.Key, StringComparer.Ordinal));
        if (!agreed || await LineAsync(cancel) is not null) throw Damaged();
        // The length that gzip itself tells at its very end: a file that was cut there, or that goes on, has another.
        var last = new byte[4];
        file.Position = file.Length - 4;
        await file.ReadExactlyAsync(last, cancel);
        return BinaryPrimitives.ReadUInt32LittleEndian(last) == (uint)length ? new(file.Name, tail.Rows, file.Length, sha256) : throw Damaged();
    }

    private static T Read<T>(ReadOnlyMemory<byte> line) => JsonSerializer.Deserialize<T>(line.Span, LensJson.Line) ?? throw new JsonException();

    private static string Kind(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith(BackupFile.RowStart)) throw new JsonException();
        var rest = line[BackupFile.RowStart.Length..];
        var quote = rest.IndexOf((byte)'"');
        return quote is > 0 and < 100 ? Encoding.UTF8.GetString(rest[..quote]) : throw new JsonException();
    }

    /// <summary>The next line with its line break, good until the next is asked for; null at the end.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> LineAsync(CancellationToken cancel)
    {
        for (var searched = start; ;)
        {
            var found = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var line = buffer.AsMemory(start, searched + found + 1 - start);
                start = searched + found + 1;
                return line;
            }

            searched = end - start;
            MakeRoom();
            var read = await unzipped.ReadAsync(buffer.AsMemory(end), cancel);
            if (read == 0) return end == 0 ? null : throw Damaged();
            (end, length) = (end + read, length + read);
        }
    }

    private void MakeRoom()
    {
        var kept = end - start;
        if (kept > BackupFile.MostLine) throw Damaged();
        var target = kept > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        Buffer.BlockCopy(buffer, start, target, 0, kept);
        (buffer, start, end) = (target, 0, kept);
    }

    private Refusal Foreign() => new($"{name} is no backup of OpinionLens; name a file that opinionlens backup has written. Nothing was restored.");

    private Refusal Damaged() => new($"{name} is damaged or not whole; take another copy of it, or an earlier backup. Nothing was restored.");

    public void Dispose()
    {
        unzipped.Dispose();
        file.Dispose();
        hash.Dispose();
    }
}
