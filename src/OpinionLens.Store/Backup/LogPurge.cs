using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Changes;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Drafts;
using OpinionLens.Discourse.Suggestions;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Backup;

/// <summary>
/// Takes what may hold an article's words out of drafts and log. Entries stay, with who, when and what; what undo would read goes, so that undo passes them
/// over.
/// </summary>
internal sealed class LogPurge(LensContext context, PurgedArticle purged)
{
    private static readonly string[] Joints = [RowJson.KindOf(typeof(Relation)), RowJson.KindOf(typeof(Suggestion))];

    /// <summary>In place of a line that named what is gone.</summary>
    private const string Removed = "(removed for good)";

    /// <summary>In place of a line that named two claims, where only the text goes: once both articles went, nothing would tell that it named them.</summary>
    private const string Joined = "(two claims, of which one rested on a text that was removed)";

    /// <summary>Ids of the article, its claims and its revisions, also of those that were undone or deleted before.</summary>
    private readonly HashSet<long> own = [purged.Article.Id, .. purged.Claims.Select(c => c.Id), .. purged.Passages.Select(p => p.Id), .. purged.Relations.Select(r => r.Id), .. purged.Suggestions.Select(s => s.Id)];

    /// <summary>Changes that joined a claim of the article to another's, and name both.</summary>
    private readonly HashSet<long> joining = [];

    public async Task RunAsync(CancellationToken cancel)
    {
        // The rows are known by their ids: loading what they hold only to delete it would be in vain.
        foreach (var draft in purged.Drafts) context.Remove(draft);
        await FindOwnAsync(cancel);
        await RowsAsync(cancel);
        await EntriesAsync(cancel);
        await context.SaveChangesAsync(cancel);
    }

    private async Task FindOwnAsync(CancellationToken cancel)
    {
        own.UnionWith(await context.Revisions.Where(r => r.ArticleId == purged.Article.Id).Select(r => r.Id).ToListAsync(cancel));
        var named = $"\"articleId\":{purged.Article.Id}";
        foreach (var row in await context.ChangeRows.Where(r => (r.Before != null && r.Before.Contains(named)) || r.SubjectId == purged.Article.Id).Select(r => new { r.RowId, r.SubjectId }).ToListAsync(cancel))
            own.UnionWith([row.RowId, row.SubjectId]);
        foreach (var row in await context.ChangeRows.Where(r => Joints.Contains(r.Kind) && r.Before != null).Select(r => new { r.RowId, r.Before }).ToListAsync(cancel))
            if (Joins(row.Before!)) own.Add(row.RowId);
    }

    private async Task RowsAsync(CancellationToken cancel)
    {
        var (gone, turned) = (new List<long>(), new List<(long Id, long Undoes)>());
        var rows = from r in context.ChangeRows join c in context.Changes on r.ChangeId equals c.Id select new { r.Id, r.RowId, r.SubjectId, r.Kind, r.Before, r.After, c.ArticleId, ChangeId = c.Id, c.Verb, c.Undoes };
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (row.ArticleId == purged.Article.Id || own.Contains(row.RowId) || own.Contains(row.SubjectId) || Holds(row.Before) || Holds(row.After)) gone.Add(row.Id);
            if (!own.Contains(row.RowId) || !Joints.Contains(row.Kind)) continue;
            if (row.Verb.Split('.')[0] is "relation" or "suggestion") joining.Add(row.ChangeId);
            if (row.Undoes is { } undone) turned.Add((row.ChangeId, undone));
        }

        // What turns such a change names it.
        joining.UnionWith(turned.Where(t => joining.Contains(t.Undoes)).Select(t => t.Id));
        context.RemoveRange(gone.Select(id => new ChangeRow { Id = id, Kind = "" }));
    }

    /// <summary>A relation or a decided pair that was removed before, from another article's claim to one of this.</summary>
    private bool Joins(string before) => JsonNode.Parse(before) is JsonObject row && row["toId"] is JsonValue to && to.TryGetValue<long>(out var id) && own.Contains(id);

    private async Task EntriesAsync(CancellationToken cancel)
    {
        var touched = new List<long>();
        await foreach (var change in context.Changes.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
            if (change.ArticleId == purged.Article.Id || joining.Contains(change.Id) || purged.Words.In(change.Summary) || Holds(change.Before) || Holds(change.After)) touched.Add(change.Id);
        foreach (var change in await context.Changes.Where(c => EF.Parameter(touched).Contains(c.Id)).ToListAsync(cancel)) Empty(change);
    }

    private void Empty(Change change)
    {
        var entry = context.Entry(change);
        (entry.Property(c => c.Before).CurrentValue, entry.Property(c => c.After).CurrentValue) = (null, null);
        if (purged.TextOnly && joining.Contains(change.Id)) entry.Property(c => c.Summary).CurrentValue = Joined;
        else if (!purged.TextOnly && (change.ArticleId == purged.Article.Id || joining.Contains(change.Id))) entry.Property(c => c.Summary).CurrentValue = Removed;
        else if (purged.Words.In(change.Summary)) entry.Property(c => c.Summary).CurrentValue = MembersEcho.Abridge(change.Summary);
    }

    private bool Holds(string? json) => JsonWords.Hold(purged.Words, json);
}
