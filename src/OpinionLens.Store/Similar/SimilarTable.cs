using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Discourse.Similar;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Search;

namespace OpinionLens.Store.Similar;

/// <summary>
/// Finds claims of other articles that are worded alike. The words stand in the search entries, which every write of a claim keeps in its own transaction; a process that asks
/// holds them in a <see cref="StatementIndex"/> and asks the change log first what has been written since (docs/decisions/0014).
/// </summary>
public sealed class SimilarTable
{
    private readonly LensContexts contexts;
    private readonly ChangeJournal journal;
    private readonly SemaphoreSlim turn = new(1, 1);
    private StatementIndex? index;
    private long newest;

    internal SimilarTable(LensContexts contexts, ChangeJournal journal) => (this.contexts, this.journal) = (contexts, journal);

    /// <summary>The claims of other articles most like one, best first. One statement, and those that bring what was written meanwhile.</summary>
    /// <param name="id">Of the claim.</param>
    /// <param name="sees">Whose statements may be shown.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <returns>Empty also where the claim is not published.</returns>
    public async Task<IReadOnlyList<SimilarClaim>> NearAsync(long id, Visibility sees, int most = 10, CancellationToken cancel = default)
    {
        await turn.WaitAsync(cancel);
        try { return (await NowAsync(cancel)).Near(id, most, sees == Visibility.Members); }
        finally { turn.Release(); }
    }

    private async Task<StatementIndex> NowAsync(CancellationToken cancel)
    {
        // Asked before the rows are read: what is written meanwhile is read twice rather than never.
        var now = await journal.NewestAsync(cancel);
        if (index is not null && now == newest) return index;
        await using var context = contexts.Create();
        var touched = index is null ? null : await TouchedClaims.SinceAsync(context, newest, cancel);
        if (index is null || touched is null) index = await LoadAsync(context, null, new(), cancel);
        else if (touched.Count > 0)
        {
            foreach (var id in touched) index.Remove(id);
            await LoadAsync(context, touched, index, cancel);
        }

        newest = now;
        return index;
    }

    private static async Task<StatementIndex> LoadAsync(LensContext context, IReadOnlyCollection<long>? only, StatementIndex index, CancellationToken cancel)
    {
        var entries = context.SearchEntries.Where(e => e.Kind == HitKind.Claim);
        if (only is not null) entries = entries.Where(e => EF.Parameter(only).Contains(e.SubjectId));
        await foreach (var e in entries.OrderBy(e => e.SubjectId).Select(e => new { e.SubjectId, e.ArticleId, e.Tokens, e.Visibility }).AsAsyncEnumerable().WithCancellation(cancel))
            index.Put(e.SubjectId, e.ArticleId ?? 0, e.Tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries), e.Visibility == Visibility.Members);
        return index;
    }
}
