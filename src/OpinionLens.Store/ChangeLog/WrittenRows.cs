using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.ChangeLog;

/// <summary>Follows what one write does to rows, save by save, and tells it at the end.</summary>
internal sealed class WrittenRows
{
    private sealed record Noted(EntityEntry<Kept> Entry, RowAction Action, JsonObject? Original);

    private readonly Dictionary<long, Noted> noted = [];

    /// <summary>Notes what the save that comes now will do. Changes must have been detected.</summary>
    public void Note(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries<Kept>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached || LoggedTypes.Of(entry.Metadata.ClrType) is not { } type) continue;
            var before = noted.GetValueOrDefault(entry.Entity.Id);
            if (entry.State == EntityState.Added) noted[entry.Entity.Id] = new(entry, RowAction.Added, null);
            else if (entry.State == EntityState.Modified && before is null && IsChange(entry, type)) noted[entry.Entity.Id] = new(entry, RowAction.Changed, RowJson.Whole(entry.OriginalValues));
            else if (entry.State == EntityState.Deleted && before?.Action == RowAction.Added) noted.Remove(entry.Entity.Id);
            else if (entry.State == EntityState.Deleted) noted[entry.Entity.Id] = new(entry, RowAction.Removed, before?.Original ?? RowJson.Whole(entry.OriginalValues));
        }
    }

    /// <summary>True where more than derived columns is modified: only that makes a new version of a row.</summary>
    public static bool IsChange(EntityEntry entry) => LoggedTypes.Of(entry.Metadata.ClrType) is not { } type || IsChange(entry, type);

    private static bool IsChange(EntityEntry entry, LoggedType type) => entry.Properties.Any(p => p.IsModified && !type.Derived.Contains(p.Metadata.Name));

    /// <summary>All that was done, in the order in which it was first done.</summary>
    public IEnumerable<ChangeRow> Tell()
    {
        var added = noted.Values.Where(n => n.Action == RowAction.Added).Select(n => n.Entry.Entity).ToList();
        var ids = added.Select(a => a.Id).ToHashSet();
        var revisions = added.OfType<Revision>().Select(r => (r.ArticleId, r.Number)).ToHashSet();
        foreach (var (entry, action, original) in noted.Values)
        {
            var (row, type) = (entry.Entity, LoggedTypes.Of(entry.Metadata.ClrType)!);
            if (action == RowAction.Added && Follows(row, ids, revisions)) continue;
            var (before, after) = action == RowAction.Changed ? Difference(original!, RowJson.Whole(entry.CurrentValues), type) : (original, null);
            if (action == RowAction.Changed && before!.Count == 0) continue;
            yield return new() { Kind = type.Kind, RowId = row.Id, SubjectId = type.Subject(row), Action = action, Before = before?.ToJsonString(), After = after?.ToJsonString() };
        }
    }

    private static bool Follows(Kept row, HashSet<long> added, HashSet<(long, int)> revisions) => row switch
    {
        Revision r => added.Contains(r.ArticleId),
        RevisionSource s => added.Contains(s.RevisionId),
        Paragraph p => added.Contains(p.RevisionId),
        Passage p => added.Contains(p.ClaimId),
        PassageAnchor a => added.Contains(a.ClaimId) || added.Contains(a.PassageId) || revisions.Contains((a.ArticleId, a.Revision)),
        _ => false,
    };

    private static (JsonObject Before, JsonObject After) Difference(JsonObject before, JsonObject after, LoggedType type)
    {
        var derived = type.Derived.Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName).ToHashSet();
        var (old, now) = (new JsonObject(), new JsonObject());
        foreach (var (name, value) in before.Where(c => !derived.Contains(c.Key)))
        {
            if (JsonNode.DeepEquals(value, after[name])) continue;
            old[name] = value?.DeepClone();
            now[name] = after[name]?.DeepClone();
        }
        return (old, now);
    }
}
