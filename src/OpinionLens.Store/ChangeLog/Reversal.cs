using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Changes;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.ChangeLog;

/// <summary>Turns one entry of the log round inside a write: what it added goes, what it removed comes back, what it changed is as before.</summary>
/// <param name="context">Of the write.</param>
/// <param name="change">The change it is about, for the reasons.</param>
/// <param name="turned">"undone" or "redone", for the reasons.</param>
internal sealed class Reversal(LensContext context, Change change, string turned)
{
    private readonly Dictionary<long, Kept> rows = [];

    /// <param name="entry">Id of the entry to be turned round: the change, or the last undo or redo of it.</param>
    /// <param name="cancel">Stops between statements.</param>
    /// <exception cref="Refusal">Somebody has since changed the same thing, or built on it.</exception>
    public async Task RunAsync(long entry, CancellationToken cancel)
    {
        var written = await context.ChangeRows.Where(r => r.ChangeId == entry).OrderBy(r => r.Id).AsNoTracking().ToListAsync(cancel);
        await LoadAsync(written.Where(r => r.Action != RowAction.Removed), cancel);
        var added = written.Where(r => r.Action == RowAction.Added && rows.ContainsKey(r.RowId)).Select(r => rows[r.RowId]).ToList();
        var changed = written.Where(r => r.Action == RowAction.Changed).ToList();
        await RefuseLaterAsync(entry, added, cancel);
        foreach (var row in changed) await RefuseOtherThanAsync(row, entry, cancel);

        var removed = await new Followers(context).OfAsync(added, cancel);
        await RefuseRelatedAsync(removed, cancel);
        var named = added.Select(r => r.Id).ToHashSet();
        if (removed.OfType<Claim>().Any(c => !named.Contains(c.Id))) throw new Refusal($"“{change.Summary}” cannot be {turned}: claims have since been made on this text. Undo those first, in the list of changes.");
        var restored = written.Where(r => r.Action == RowAction.Removed).Select(Restored).ToList();
        await RefuseRevisedAsync(entry, [.. restored, .. changed.Select(r => rows[r.RowId])], cancel);
        var books = new DerivedRows(context);
        await books.StrikeAsync([.. removed, .. changed.Where(r => rows.ContainsKey(r.RowId)).Select(r => rows[r.RowId]), .. restored], cancel);
        foreach (var row in changed) RowJson.Fill(context.Entry(rows[row.RowId]), (JsonObject)JsonNode.Parse(row.Before!)!);
        List<Kept> turning = [.. restored, .. changed.Select(r => rows[r.RowId])];
        await RefuseGoneAsync([.. turning.OfType<Claim>()], [.. turning.OfType<Article>()], [.. restored], cancel);
        var along = removed.Where(r => r is Actor or Topic or Proposition).ToList();
        context.RemoveRange(removed.Except(along));
        context.AddRange(restored);
        await SaveAsync(cancel);
        await RemoveUnusedAsync(along, cancel);
        await SaveAsync(cancel, () => books.EnterAsync(cancel));
    }

    private async Task LoadAsync(IEnumerable<ChangeRow> written, CancellationToken cancel)
    {
        foreach (var kind in written.GroupBy(r => r.Kind))
            foreach (var row in await LoggedTypes.Of(kind.Key).LoadAsync(context, [.. kind.Select(r => r.RowId)])) rows[row.Id] = row;
        cancel.ThrowIfCancellationRequested();
    }

    private Kept Restored(ChangeRow row) =>
        (Kept)RowJson.Make(context.Model.FindEntityType(LoggedTypes.Of(row.Kind).Type)!, (JsonObject)JsonNode.Parse(row.Before!)!);

    /// <summary>A row that was added may have been changed since, and an article may have been worked on: that work would go with it.</summary>
    private async Task RefuseLaterAsync(long entry, List<Kept> added, CancellationToken cancel)
    {
        if (added.Count == 0) return;
        var ids = added.Select(r => r.Id).ToList();
        var articles = added.Where(r => r is Article or Revision).Select(r => r is Revision v ? v.ArticleId : r.Id).Distinct().ToList();
        // How claims stand to each other is told in the history of an article, but rests on the claims: that a text goes takes nothing of it away.
        var later = await UndoDesk.Standing(context).Where(c => c.Id > entry && c.Id != change.Id && ((c.ArticleId != null && articles.Contains(c.ArticleId.Value) && !c.Verb.StartsWith("relation.") && !c.Verb.StartsWith("suggestion."))
            || context.ChangeRows.Any(r => r.ChangeId == c.Id && (ids.Contains(r.RowId) || ids.Contains(r.SubjectId))))).OrderBy(c => c.Id).FirstOrDefaultAsync(cancel);
        if (later is not null) throw Refused(later);
    }

    /// <summary>What the change made of a row must still stand there, else the other's work would be overwritten.</summary>
    private async Task RefuseOtherThanAsync(ChangeRow row, long entry, CancellationToken cancel)
    {
        var now = rows.TryGetValue(row.RowId, out var kept) ? RowJson.Whole(context.Entry(kept).CurrentValues) : null;
        if (now is not null && ((JsonObject)JsonNode.Parse(row.After!)!).All(c => JsonNode.DeepEquals(c.Value, now[c.Key]))) return;
        var later = await (from r in context.ChangeRows where r.RowId == row.RowId && r.ChangeId > entry && r.ChangeId != change.Id
                           join c in context.Changes on r.ChangeId equals c.Id orderby c.Id descending select c).FirstOrDefaultAsync(cancel);
        throw later is null ? new($"“{change.Summary}” cannot be {turned}: what it concerned is not there any more.") : Refused(later);
    }

    private Refusal Refused(Change later) => new(string.Create(CultureInfo.InvariantCulture,
        $"“{change.Summary}” cannot be {turned}: {later.Who} has since changed the same thing (“{later.Summary}”, {later.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC). Undo that first, in the list of changes."));

    private async Task RefuseRelatedAsync(IReadOnlyList<Kept> removed, CancellationToken cancel)
    {
        var (claims, relations) = (removed.OfType<Claim>().Select(c => c.Id).ToList(), removed.OfType<Relation>().Select(r => r.Id).ToList());
        if (claims.Count == 0) return;
        var other = await context.Relations.Where(r => (claims.Contains(r.FromId) || claims.Contains(r.ToId)) && !relations.Contains(r.Id)).Select(r => (long?)r.FromId).FirstOrDefaultAsync(cancel);
        if (other is { } id) throw new Refusal($"“{change.Summary}” cannot be {turned}: another claim has since been related to it. Remove that relation first, on the page of claim {LensId.Format(id)}.");
    }

    /// <summary>Actors, topics and propositions that came along stay where something else names them by now; one that the change itself was about is refused then.</summary>
    private async Task RemoveUnusedAsync(List<Kept> along, CancellationToken cancel)
    {
        var unused = await new Uses(context).UnusedAsync(along, cancel);
        if (along.Except(unused).Any(r => r.Id == change.SubjectId)) throw new Refusal($"“{change.Summary}” cannot be {turned}: claims or articles have since come to name it.");
        context.RemoveRange(unused);
        await SaveAsync(cancel);
    }

    /// <summary>Passages are carried to each revision from where they stood in the one before: one that is turned round behind a newer revision would not stand in it.</summary>
    private async Task RefuseRevisedAsync(long entry, IReadOnlyList<Kept> turning, CancellationToken cancel)
    {
        var articles = turning.Where(r => r is Passage or PassageAnchor).Select(r => r is Passage p ? p.ArticleId : ((PassageAnchor)r).ArticleId).ToHashSet();
        if (articles.Count > 0 && await context.Revisions.AnyAsync(r => EF.Parameter(articles).Contains(r.ArticleId) && r.Id > entry, cancel))
            throw new Refusal($"“{change.Summary}” cannot be {turned}: the text has been revised since. Change the claim on its page instead.");
    }

    /// <summary>What a claim or an article names may have been merged into something else since: nobody would hold it then.</summary>
    private async Task RefuseGoneAsync(IReadOnlyList<Claim> claims, IReadOnlyList<Article> articles, IReadOnlyList<Kept> restored, CancellationToken cancel)
    {
        var coming = restored.Select(r => r.Id).ToHashSet();
        var actors = claims.SelectMany(c => c.Attribution.SelectMany(l => l.Sources).Concat(c.About.Select(a => a.ActorId))).Concat(articles.SelectMany(a => a.Authors.Concat(a.Outlet is { } outlet ? [outlet] : []))).Where(id => !coming.Contains(id)).ToHashSet();
        var topics = claims.SelectMany(c => c.Topics).Where(id => !coming.Contains(id)).ToHashSet();
        if (await context.Actors.CountAsync(a => EF.Parameter(actors).Contains(a.Id), cancel) < actors.Count || await context.Topics.CountAsync(t => EF.Parameter(topics).Contains(t.Id), cancel) < topics.Count)
            throw new Refusal($"“{change.Summary}” cannot be {turned}: an actor or a topic that it names has since been merged into another. Undo that first, in the list of changes.");
    }

    private async Task SaveAsync(CancellationToken cancel, Func<Task>? work = null)
    {
        try { await (work is null ? context.SaveChangesAsync(cancel) : work()); }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            throw new Refusal($"“{change.Summary}” cannot be {turned}: what it belongs to is gone, or its name has been given to something else. Undo the later change first, in the list of changes.");
        }
    }
}
