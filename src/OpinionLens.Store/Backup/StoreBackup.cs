using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Backup;

/// <summary>Writes the store into one file, the same for both databases, and fills an empty store from it (docs/decisions/0010).</summary>
public sealed class StoreBackup
{
    /// <summary>Rows inserted at once: enough for few round trips, few enough to be held.</summary>
    private const int Batch = 500;
    private readonly LensContexts contexts;
    private readonly WriteDoor door;
    private readonly TimeProvider clock;

    internal StoreBackup(LensContexts contexts, WriteDoor door, TimeProvider clock) => (this.contexts, this.door, this.clock) = (contexts, door, clock);

    /// <summary>Writes a backup, readable by its owner alone, reads it again and moves it into place when it is whole. Others may go on writing to the store.</summary>
    /// <param name="file">Path.</param>
    /// <param name="overwrite">True to replace an earlier backup.</param>
    /// <param name="progress">Told from 0 to 1, or null.</param>
    /// <param name="cancel">Stops it; nothing is left behind.</param>
    /// <exception cref="Refusal">The file is there already, is no backup, or cannot be written.</exception>
    public async Task<BackupResult> WriteAsync(string file, bool overwrite = false, Action<double>? progress = null, CancellationToken cancel = default)
    {
        var path = Path.GetFullPath(file);
        var partial = $"{path}.{Guid.NewGuid():N}.partial";
        try
        {
            RefuseExisting(path, overwrite);
            await using (var context = contexts.Create())
                if (!await IsFilledAsync(context, cancel)) throw new Refusal($"The store {contexts.Address.Display} is empty: there is nothing to back up. Is it the one that you mean? Name another with --db.");
            await using (var stream = BackupFile.Create(partial)) await CopyAsync(stream, progress, cancel);
            var read = await VerifyAsync(partial, part => progress?.Invoke(0.5 + (part / 2)), cancel);
            File.Move(partial, path, overwrite);
            return read with { File = path };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { throw new Refusal($"The backup cannot be written to {path}: {e.Message.TrimEnd('.')}."); }
        catch (SqliteException e) { throw new Refusal($"The store cannot be copied within {contexts.Address.Folder}, where a backup needs as much room again for a while: {e.Message.TrimEnd('.')}."); }
        finally { if (File.Exists(partial)) File.Delete(partial); }
    }

    /// <summary>Reads a backup to its end without believing a row of it.</summary>
    /// <exception cref="Refusal">It is cut, damaged, newer than the program or not ours.</exception>
    public async Task<BackupResult> VerifyAsync(string file, Action<double>? progress = null, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await ReadAsync(context, file, (_, _) => ValueTask.CompletedTask, progress, cancel);
    }

    /// <summary>Fills the store, which must be empty, in one transaction: rows keep their ids, versions and times. The file is verified before anything is written.</summary>
    /// <param name="file">Path.</param>
    /// <param name="progress">Told from 0 to 1, or null.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <exception cref="Refusal">The store is not empty, or the file is not a whole backup that this program knows.</exception>
    public async Task<BackupResult> RestoreAsync(string file, Action<double>? progress = null, CancellationToken cancel = default)
    {
        var path = Path.GetFullPath(file);
        await using (var context = contexts.Create()) await RefuseFilledAsync(context, cancel);
        await VerifyAsync(path, part => progress?.Invoke(part / 5), cancel);
        try
        {
            return await door.FillAsync(async context =>
            {
                context.Database.SetCommandTimeout(0);
                await RefuseFilledAsync(context, cancel);
                var rows = new BackupRows(context, Batch);
                var read = await ReadAsync(context, path, (kind, line) => rows.AddAsync(kind, line, cancel), part => progress?.Invoke(0.2 + (part * 0.8)), cancel);
                await rows.SaveAsync(cancel);
                return read;
            }, cancel);
        }
        catch (DbUpdateException e) { throw new Refusal($"{Path.GetFileName(path)} cannot be restored here: {(e.InnerException ?? e).Message.ReplaceLineEndings(" ").TrimEnd('.')}. Nothing was restored."); }
    }

    private async Task CopyAsync(FileStream stream, Action<double>? progress, CancellationToken cancel)
    {
        await using var snapshot = await Snapshot.TakeAsync(contexts, cancel);
        var all = 0L;
        foreach (var table in BackupTables.Of(snapshot.Context.Model)) all += await table.CountIn(snapshot.Context, cancel);
        using var writer = new BackupWriter(stream);
        await writer.WriteAsync(snapshot.Context, clock.GetUtcNow(), rows => progress?.Invoke(rows / 2.0 / all), cancel);
    }

    private static async Task<BackupResult> ReadAsync(LensContext context, string path, Func<string, ReadOnlyMemory<byte>, ValueTask> row, Action<double>? progress, CancellationToken cancel)
    {
        using var reader = new BackupReader(path);
        var (kinds, rows) = (BackupTables.Of(context.Model).Select(t => t.Kind).ToHashSet(), 0);
        return await reader.ReadAsync(BackupTables.Migrations(context), kinds, (kind, line) =>
        {
            if (++rows % Batch == 0) progress?.Invoke(reader.Part);
            return row(kind, line);
        }, cancel);
    }

    private static void RefuseExisting(string path, bool overwrite)
    {
        if (Directory.Exists(path)) throw new Refusal($"{path} is a folder; name a file.");
        if (!File.Exists(path)) return;
        if (!overwrite) throw new Refusal($"{path} is there already; name another file, or replace it with --overwrite.");
        using var there = File.OpenRead(path);
        if (!BackupFile.IsOne(there)) throw new Refusal($"{path} is no backup: --overwrite replaces earlier backups only. Name another file.");
    }

    private static async Task<bool> IsFilledAsync(LensContext context, CancellationToken cancel) =>
        await context.Articles.AnyAsync(cancel) || await context.Changes.AnyAsync(cancel) || await context.Drafts.AnyAsync(cancel) || await context.Actors.AnyAsync(cancel);

    private async Task RefuseFilledAsync(LensContext context, CancellationToken cancel)
    {
        if (await IsFilledAsync(context, cancel))
            throw new Refusal($"The store {contexts.Address.Display} is not empty; restore into a new one: name another with --db, and start the web on it afterwards.");
    }
}

/// <summary>Rows of a backup on their way into a store.</summary>
internal sealed class BackupRows(LensContext context, int batch)
{
    private readonly Dictionary<string, BackupTable> tables = BackupTables.Of(context.Model).ToDictionary(t => t.Kind);
    private readonly List<object> waiting = [];

    public async ValueTask AddAsync(string kind, ReadOnlyMemory<byte> line, CancellationToken cancel)
    {
        var row = JsonNode.Parse(line.Span)?["row"] as JsonObject ?? throw new System.Text.Json.JsonException();
        waiting.Add(RowJson.Make(tables[kind].Type, row));
        if (waiting.Count >= batch) await SaveAsync(cancel);
    }

    public async Task SaveAsync(CancellationToken cancel)
    {
        context.AddRange(waiting);
        await context.SaveChangesAsync(cancel);
        context.ChangeTracker.Clear();
        waiting.Clear();
    }
}
