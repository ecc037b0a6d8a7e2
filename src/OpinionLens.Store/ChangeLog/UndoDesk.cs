using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Changes;

namespace OpinionLens.Store.ChangeLog;

/// <summary>
/// Takes changes back and brings them again, for each editor apart, across articles, restarts and bulk actions. Undo is an entry of the log like any other:
/// nothing is ever taken out of the log. A change that somebody has since built on is refused, with the reason.
/// </summary>
public sealed class UndoDesk
{
    private readonly LensContexts contexts;
    private readonly WriteDoor door;

    internal UndoDesk(LensContexts contexts, WriteDoor door) => (this.contexts, this.door) = (contexts, door);

    /// <summary>What the next undo and the next redo of an editor would concern; null where there is none.</summary>
    public async Task<(Change? Undo, Change? Redo)> NextAsync(string who, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return (await NextUndo(context, who).FirstOrDefaultAsync(cancel), await NextRedoAsync(context, who, cancel));
    }

    /// <summary>Takes back the editor's newest change that stands.</summary>
    /// <returns>The change that was taken back.</returns>
    /// <exception cref="Refusal">There is none, or somebody has since changed the same thing.</exception>
    public Task<Change> UndoAsync(string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var change = await NextUndo(context, who).FirstOrDefaultAsync(cancel) ?? throw new Refusal("There is nothing to undo.");
        return await TurnAsync(context, change, who, cancel);
    }, cancel);

    /// <summary>Brings again what the editor has last taken back, unless they have changed something since.</summary>
    /// <exception cref="Refusal">There is nothing, or somebody has since changed the same thing.</exception>
    public Task<Change> RedoAsync(string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var change = await NextRedoAsync(context, who, cancel) ?? throw new Refusal("There is nothing to redo.");
        return await TurnAsync(context, change, who, cancel);
    }, cancel);

    /// <summary>Takes back one change of the log, or brings it again, whoever made it.</summary>
    /// <param name="changeId">The change.</param>
    /// <param name="undo">True to take it back, false to bring it again: a button that is pressed twice does it once.</param>
    /// <param name="who">For the log.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <exception cref="Refusal">It cannot be turned round, it is so already, or somebody has since changed the same thing.</exception>
    public Task<Change> TurnAsync(long changeId, bool undo, string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var change = await context.Changes.FirstOrDefaultAsync(c => c.Id == changeId, cancel) ?? throw new Refusal("There is no such change.");
        if (change.Undoes is not null) throw new Refusal("This entry took a change back; turn that change itself.");
        if (!await context.ChangeRows.AnyAsync(r => r.ChangeId == change.Id, cancel)) throw new Refusal("This change cannot be undone.");
        if ((await context.Changes.CountAsync(c => c.Undoes == change.Id, cancel) % 2 == 1) == undo) throw new Refusal(undo ? "This change is undone already." : "This change stands.");
        return await TurnAsync(context, change, who, cancel);
    }, cancel);

    private static async Task<(Change, Entry?)> TurnAsync(LensContext context, Change change, string who, CancellationToken cancel)
    {
        // The newest of its own row: the change itself, its undo, its redo ... . Turning that one round turns the change.
        var turns = await context.Changes.Where(c => c.Undoes == change.Id).OrderByDescending(c => c.Id).ToListAsync(cancel);
        var undone = turns.Count % 2 == 1;
        await new Reversal(context, change, undone ? "redone" : "undone").RunAsync(turns.Count > 0 ? turns[0].Id : change.Id, cancel);
        return (change, new Entry(undone ? "redo" : "undo", $"{(undone ? "Redone" : "Undone")}: {change.Summary}", change.ArticleId, change.SubjectId, change.Batch, Undoes: change.Id));
    }

    private static IQueryable<Change> NextUndo(LensContext context, string who) =>
        from c in Standing(context)
        where c.Who == who
        orderby c.Id descending
        select c;

    /// <summary>Changes that can be taken back and are not: no undo or redo themselves, and taken back as often as brought again.</summary>
    internal static IQueryable<Change> Standing(LensContext context) => context.Changes.Where(c =>
        c.Undoes == null && context.Changes.Count(u => u.Undoes == c.Id) % 2 == 0 && context.ChangeRows.Any(r => r.ChangeId == c.Id));

    private static async Task<Change?> NextRedoAsync(LensContext context, string who, CancellationToken cancel)
    {
        var newest = await context.Changes.Where(c => c.Who == who && c.Undoes == null && context.ChangeRows.Any(r => r.ChangeId == c.Id)).MaxAsync(c => (long?)c.Id, cancel) ?? 0;
        var turns = await context.Changes.Where(c => c.Who == who && c.Undoes != null && c.Id > newest).OrderBy(c => c.Id).Select(c => c.Undoes!.Value).ToListAsync(cancel);
        var undone = new List<long>();
        foreach (var turn in turns)
            if (!undone.Remove(turn)) undone.Add(turn);
        // Somebody else may have brought it again meanwhile: then there is nothing to redo of it.
        for (var i = undone.Count - 1; i >= 0; i--)
        {
            var id = undone[i];
            if (await context.Changes.CountAsync(c => c.Undoes == id, cancel) % 2 == 1) return await context.Changes.FirstAsync(c => c.Id == id, cancel);
        }

        return null;
    }
}
