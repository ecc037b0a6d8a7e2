using Microsoft.EntityFrameworkCore;

namespace OpinionLens.Store.ChangeLog;

/// <summary>Reads the append-only log of changes.</summary>
public sealed class ChangeJournal
{
    private readonly LensContexts contexts;

    internal ChangeJournal(LensContexts contexts) => this.contexts = contexts;

    /// <summary>Id of the newest change, by any process; 0 in a store nobody has written to. Whatever was rendered under the same id is still true.</summary>
    public async Task<long> NewestAsync(CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await context.Changes.OrderByDescending(c => c.Id).Select(c => c.Id).FirstOrDefaultAsync(cancel);
    }
}
