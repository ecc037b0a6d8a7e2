using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Drafts;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Drafts;

/// <summary>
/// Keeps what editors have typed and not saved. Drafts are nobody's business but their editor's, so they stand outside the change log: a log of keystrokes
/// would drown it, and would make every page anew for every reader.
/// </summary>
public sealed class DraftDrawer
{
    private const int MostCharacters = 1_000_000;

    /// <summary>A whole text that waits to be checked: the largest file taken in, and what is said of its paragraphs.</summary>
    private const int MostOfText = 16_000_000;
    private const int Tries = 5;
    private readonly LensContexts contexts;
    private readonly WriteDoor door;
    private readonly TimeProvider clock;

    internal DraftDrawer(LensContexts contexts, WriteDoor door, TimeProvider clock) => (this.contexts, this.door, this.clock) = (contexts, door, clock);

    /// <summary>Keeps the fields of a form; the last one sent counts.</summary>
    /// <param name="who">Whose.</param>
    /// <param name="place">Which form, at most 200 characters.</param>
    /// <param name="fields">JSON.</param>
    /// <param name="articleId">The article it is about, or null.</param>
    /// <param name="bytes">A file that waits with it; null leaves the one that is kept.</param>
    /// <param name="cancel">Stops before it is kept.</param>
    /// <returns>When it was kept.</returns>
    /// <exception cref="Refusal">The draft is larger than any form, or is written to all the time.</exception>
    public async Task<DateTimeOffset> KeepAsync(string who, string place, string fields, long? articleId = null, byte[]? bytes = null, CancellationToken cancel = default)
    {
        if (place.Length > 200 || fields.Length > (bytes is null ? MostCharacters : MostOfText)) throw new Refusal("The draft is too large to be kept.");
        return await InTurnAsync(async context =>
        {
            var draft = await context.Drafts.FirstOrDefaultAsync(d => d.Who == who && d.Place == place, cancel);
            if (draft is null) context.Drafts.Add(draft = new() { Who = who, Place = place, Fields = fields });
            (draft.Fields, draft.ArticleId, draft.Bytes, draft.At) = (fields, articleId, bytes ?? draft.Bytes, clock.GetUtcNow());
            return draft.At;
        }, cancel);
    }

    /// <summary>Changes the fields of a draft that is there, whoever else changes it at the same moment: none of them is lost.</summary>
    /// <param name="who">Whose.</param>
    /// <param name="place">Which form.</param>
    /// <param name="change">The fields as they are to the fields as they shall be; may be asked again.</param>
    /// <param name="articleId">The article that it turned out to be about; null leaves what is known.</param>
    /// <param name="cancel">Stops before it is kept.</param>
    /// <returns>The fields as they are now, or null where there is no such draft.</returns>
    /// <exception cref="Refusal">It changes all the time.</exception>
    public Task<string?> ChangeAsync(string who, string place, Func<string, string> change, long? articleId = null, CancellationToken cancel = default) => InTurnAsync<string?>(async context =>
    {
        var draft = await context.Drafts.FirstOrDefaultAsync(d => d.Who == who && d.Place == place, cancel);
        if (draft is null) return null;
        (draft.Fields, draft.ArticleId, draft.At) = (change(draft.Fields), articleId ?? draft.ArticleId, clock.GetUtcNow());
        return draft.Fields;
    }, cancel);

    /// <summary>Two windows, or a page that is left and the one that follows, write at the same moment: who comes second reads again what is there.</summary>
    private async Task<T> InTurnAsync<T>(Func<LensContext, Task<T>> work, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try { return await door.JotAsync(work, cancel); }
            catch (Refusal) when (tries < Tries) { }
        }
    }

    /// <summary>The draft of a form, or null.</summary>
    public async Task<Draft?> FindAsync(string who, string place, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await context.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Who == who && d.Place == place, cancel);
    }

    /// <summary>All drafts of an editor, newest first, without their files.</summary>
    /// <param name="who">Whose.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="under">Only forms whose place begins so; empty for all.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<Draft>> ListAsync(string who, int most = 50, string under = "", CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var rows = await context.Drafts.Where(d => d.Who == who && d.Place.StartsWith(under)).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Take(most)
            .Select(d => new { d.Id, d.Who, d.Place, d.ArticleId, d.Fields, d.At }).ToListAsync(cancel);
        return rows.ConvertAll(d => new Draft { Id = d.Id, Who = d.Who, Place = d.Place, ArticleId = d.ArticleId, Fields = d.Fields, At = d.At });
    }

    /// <summary>Throws a draft away; one that is not there is no matter.</summary>
    public Task DropAsync(string who, string place, CancellationToken cancel = default) => door.JotAsync(async context =>
    {
        context.Drafts.RemoveRange(await context.Drafts.Where(d => d.Who == who && d.Place == place).ToListAsync(cancel));
        return true;
    }, cancel);
}
