using System.Buffers;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Backup;

/// <summary>Writes one backup: head, rows, tail, each a line. One row is in memory at a time.</summary>
internal sealed class BackupWriter : IDisposable
{
    private const int ReportEvery = 512;
    private readonly FileStream file;
    private readonly GZipStream zipped;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> line = new(64 * 1024);
    private readonly Utf8JsonWriter json;

    public BackupWriter(FileStream file)
    {
        this.file = file;
        zipped = new(file, CompressionLevel.Optimal, leaveOpen: true);
        json = new(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>Writes all of a context's store and ends the file.</summary>
    public async Task<BackupTail> WriteAsync(LensContext context, DateTimeOffset when, Action<long> written, CancellationToken cancel)
    {
        JsonSerializer.Serialize(json, new BackupHead(BackupHead.FormatName, BackupHead.NewestVersion, when, BackupTables.Migrations(context), Program, BackupTables.LeftOut), LensJson.Line);
        await EndLineAsync(cancel);
        var counts = new Dictionary<string, long>();
        var rows = 0L;
        foreach (var table in BackupTables.Of(context.Model))
        {
            counts[table.Kind] = 0;
            await foreach (var row in table.RowsIn(context).WithCancellation(cancel))
            {
                Row(table, row);
                await EndLineAsync(cancel);
                counts[table.Kind]++;
                if (++rows % ReportEvery == 0) written(rows);
            }
        }

        var tail = new BackupTail(rows, counts, Convert.ToHexStringLower(hash.GetHashAndReset()));
        JsonSerializer.Serialize(json, tail, LensJson.Line);
        await EndLineAsync(cancel);
        await EndAsync(cancel);
        return tail;
    }

    private static string Program => typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private void Row(BackupTable table, object row)
    {
        json.WriteStartObject();
        json.WriteString("kind", table.Kind);
        json.WritePropertyName("row");
        RowJson.Whole(table.Type, row).WriteTo(json);
        json.WriteEndObject();
    }

    private async ValueTask EndLineAsync(CancellationToken cancel)
    {
        json.Flush();
        line.Write("\n"u8);
        hash.AppendData(line.WrittenSpan);
        await zipped.WriteAsync(line.WrittenMemory, cancel);
        line.ResetWrittenCount();
        json.Reset();
    }

    private async Task EndAsync(CancellationToken cancel)
    {
        await zipped.DisposeAsync();
        file.Position = 0;
        await file.WriteAsync(BackupFile.Header, cancel);
        file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        json.Dispose();
        hash.Dispose();
        zipped.Dispose();
    }
}
