using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Changes;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Store.ChangeLog;

/// <summary>What a write says of itself for the log.</summary>
internal sealed record Entry(
    string Verb, string Summary, long? ArticleId = null, long? SubjectId = null, string? Batch = null, object? Before = null, object? After = null, long? Undoes = null);

/// <summary>The one door for writes: work and its entry in the change log are saved in one transaction, or neither is.</summary>
internal sealed class WriteDoor(LensContexts contexts, TimeProvider clock)
{
    /// <summary>Runs work in a transaction and saves it together with its entry.</summary>
    /// <param name="who">Who does it, for the log.</param>
    /// <param name="work">Changes tracked rows and returns its answer with its entry, or a null entry when nothing was to be done: then nothing is saved.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <exception cref="Refusal">Somebody else has changed the same rows meanwhile.</exception>
    public async Task<T> WriteAsync<T>(string who, Func<LensContext, Task<(T Answer, Entry? Entry)>> work, CancellationToken cancel = default)
    {
        await using var context = contexts.CreateForWriting();
        return await WriteAsync(context, who, work, cancel);
    }

    private Task<T> WriteAsync<T>(LensContext context, string who, Func<LensContext, Task<(T Answer, Entry? Entry)>> work, CancellationToken cancel) =>
        GuardedAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancel);
            // One write at a time, on both databases: counters are counted over what is there, and no two writes wait for each other's rows.
            var newest = await context.TakeTurnAsync(cancel);
            var (answer, entry) = await work(context);
            if (entry is null) return answer;
            context.NoteWritten();
            // The log's ids rise in the order of the commits, whatever the clocks of other programs say: pages are kept under the newest.
            var change = new Change
            {
                Id = Math.Max(LensId.New(), newest + 1), At = clock.GetUtcNow(), Who = who, Verb = entry.Verb, Summary = entry.Summary, ArticleId = entry.ArticleId, SubjectId = entry.SubjectId,
                Batch = entry.Batch, Undoes = entry.Undoes, Before = Json(entry.Before), After = Json(entry.After),
            };
            context.Changes.Add(change);
            foreach (var row in context.Written.Tell()) { row.ChangeId = change.Id; context.ChangeRows.Add(row); }
            await context.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return answer;
        });

    /// <summary>Keeps what is nobody's business but its writer's, outside the log: drafts, and nothing else.</summary>
    public async Task<T> JotAsync<T>(Func<LensContext, Task<T>> work, CancellationToken cancel = default)
    {
        await using var context = contexts.CreateForWriting();
        return await GuardedAsync(async () =>
        {
            var answer = await work(context);
            await context.SaveChangesAsync(cancel);
            return answer;
        });
    }

    /// <summary>Removes for good: one entry that tells that it was done, nothing of the rows, and so no undo. For the purge of a text, and nothing else.</summary>
    public async Task<T> PurgeAsync<T>(string who, Func<LensContext, Task<(T Answer, Entry? Entry)>> work, CancellationToken cancel = default)
    {
        await using var context = contexts.CreateForWriting();
        context.IsFollowed = false;
        // One connection for all of it: SQLite's overwriting of what is deleted is set for a connection.
        await context.Database.OpenConnectionAsync(cancel);
        await context.EraseDeletedAsync(cancel);
        return await WriteAsync(context, who, work, cancel);
    }

    /// <summary>Fills a store with rows that bring their log along, in one transaction. For restoring a backup, and nothing else.</summary>
    public async Task<T> FillAsync<T>(Func<LensContext, Task<T>> work, CancellationToken cancel = default)
    {
        await using var context = contexts.CreateForWriting();
        context.IsFollowed = false;
        return await GuardedAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancel);
            await context.TakeTurnAsync(cancel);
            var answer = await work(context);
            await transaction.CommitAsync(cancel);
            return answer;
        });
    }

    private static async Task<T> GuardedAsync<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (DbUpdateConcurrencyException e)
        {
            throw new Refusal($"Somebody has changed this meanwhile ({e.Entries.FirstOrDefault()?.Metadata.DisplayName()}); load it again and repeat.");
        }
        catch (DbUpdateException e) when (e.InnerException is DbException { SqlState: "23505" } or Microsoft.Data.Sqlite.SqliteException { SqliteExtendedErrorCode: 2067 })
        {
            throw new Refusal("The same thing was written at the same moment by somebody else; repeat the request.");
        }
    }

    private static string? Json(object? value) => value is null ? null : JsonSerializer.Serialize(value, LensJson.Line);
}
