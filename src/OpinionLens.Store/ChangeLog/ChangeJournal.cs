using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Changes;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.ChangeLog;

/// <summary>Reads the append-only log of changes.</summary>
public sealed class ChangeJournal
{
    /// <summary>A change that touched more rows is told by its line alone.</summary>
    private const int MostRowsTold = 40;
    private readonly LensContexts contexts;

    internal ChangeJournal(LensContexts contexts) => this.contexts = contexts;

    /// <summary>Id of the newest change, by any process; 0 in a store nobody has written to. Whatever was rendered under the same id is still true.</summary>
    /// <remarks>Every cached page waits for this, so it goes without the mapping of rows: a tenth of the time.</remarks>
    public async Task<long> NewestAsync(CancellationToken cancel = default)
    {
        await using var connection = contexts.Connection();
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM changes ORDER BY id DESC LIMIT 1";
        return await command.ExecuteScalarAsync(cancel) as long? ?? 0;
    }

    /// <summary>Changes, newest first: at most four statements. For editors: values may be words of Members texts.</summary>
    /// <param name="filter">All parts must hold; a slug that names nothing gives an empty list.</param>
    /// <param name="after">Cursor, or null; one that cannot be read is the first page.</param>
    /// <param name="size">Rows a page; null for all.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<Page<ChangeReading>> ListAsync(ChangeFilter filter, string? after = null, int? size = 50, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var which = Filtered(context, filter);
        var isRead = LensId.TryParse(after, out var last);
        if (isRead) which = which.Where(c => c.Id < last);
        which = which.OrderByDescending(c => c.Id);
        if (size is { } most) which = which.Take(most + 1);
        var rows = await (from c in which
                          join a in context.Articles on c.ArticleId equals a.Id into found
                          from a in found.DefaultIfEmpty()
                          orderby c.Id descending
                          select new { Change = c, Slug = (string?)a.Slug, Turns = context.Changes.Count(u => u.Undoes == c.Id), Rows = context.ChangeRows.Count(r => r.ChangeId == c.Id) }).AsNoTracking().ToListAsync(cancel);
        var next = size is { } n && rows.Count > n ? LensId.Format(rows[n - 1].Change.Id) : null;
        var shown = size is { } cut ? rows.Take(cut).ToList() : rows;
        var fields = await FieldsAsync(context, [.. shown.Where(r => r.Rows is > 0 and <= MostRowsTold).Select(r => r.Change.Id)], cancel);
        return new(shown.ConvertAll(r => new ChangeReading(r.Change, r.Slug, r.Turns % 2 == 1, r.Change.Undoes is null && r.Rows > 0, r.Rows, fields.GetValueOrDefault(r.Change.Id, []))), next) { IsStray = Cursor.IsStray(after, isRead) };
    }

    /// <summary>One change, or null.</summary>
    public async Task<ChangeReading?> FindAsync(long id, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var row = await context.Changes.Where(c => c.Id == id).Select(c => new { Change = c, Turns = context.Changes.Count(u => u.Undoes == c.Id), Rows = context.ChangeRows.Count(r => r.ChangeId == c.Id) }).AsNoTracking().FirstOrDefaultAsync(cancel);
        return row is null ? null : new(row.Change, null, row.Turns % 2 == 1, row.Change.Undoes is null && row.Rows > 0, row.Rows, []);
    }

    /// <summary>Everybody who has written, in the order of their first change; for the filter.</summary>
    public async Task<IReadOnlyList<string>> WritersAsync(int most = 100, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await context.Changes.GroupBy(c => c.Who).Select(g => new { g.Key, First = g.Min(c => c.Id) }).OrderBy(w => w.First).Take(most).Select(w => w.Key).ToListAsync(cancel);
    }

    /// <summary>What is told of a claim whose making was undone; null for an id that never was a claim's, or whose log was purged. For everybody: no words.</summary>
    public async Task<TakenBack?> ClaimTakenBackAsync(long claimId, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var kind = RowJson.KindOf(typeof(Claim));
        return await (from r in context.ChangeRows
                      where r.RowId == claimId && r.Kind == kind && r.Action == RowAction.Removed && !context.Claims.Any(c => c.Id == claimId)
                      join c in context.Changes on r.ChangeId equals c.Id
                      join a in context.Articles on c.ArticleId equals a.Id into found
                      from a in found.DefaultIfEmpty()
                      orderby c.Id descending
                      select new TakenBack(c.At, a.Slug, a.Title)).FirstOrDefaultAsync(cancel);
    }

    private static IQueryable<Change> Filtered(LensContext context, ChangeFilter filter)
    {
        var changes = context.Changes.AsQueryable();
        if (filter.Who is { } who) changes = changes.Where(c => c.Who == who);
        if (filter.Article is { } slug) changes = changes.Where(c => c.ArticleId == context.Articles.Where(a => a.Slug == slug).Select(a => (long?)a.Id).FirstOrDefault() && c.ArticleId != null);
        if (filter.Subject is { } subject) changes = changes.Where(c => c.SubjectId == subject || context.ChangeRows.Any(r => r.SubjectId == subject && r.ChangeId == c.Id));
        if (filter.Batch is { } batch) changes = changes.Where(c => c.Batch == batch);
        if (filter.Verb is { } verb)
        {
            var noun = verb + ".";
            changes = changes.Where(c => c.Verb == verb || c.Verb.StartsWith(noun));
        }

        if (filter.From is { } from) changes = changes.Where(c => c.At >= Day(from));
        if (filter.To is { } to) changes = changes.Where(c => c.At < Day(to.AddDays(1)));
        return changes;
    }

    private static DateTimeOffset Day(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static async Task<Dictionary<long, IReadOnlyList<FieldChange>>> FieldsAsync(LensContext context, List<long> changes, CancellationToken cancel)
    {
        if (changes.Count == 0) return [];
        var rows = await context.ChangeRows.Where(r => EF.Parameter(changes).Contains(r.ChangeId)).OrderBy(r => r.Id).AsNoTracking().ToListAsync(cancel);
        var ids = FieldWords.IdsIn(rows).Distinct().ToList();
        var names = ids.Count == 0 ? [] : (await context.Actors.Where(a => EF.Parameter(ids).Contains(a.Id)).Select(a => new { a.Id, a.Name })
            .Concat(context.Topics.Where(t => EF.Parameter(ids).Contains(t.Id)).Select(t => new { t.Id, t.Name }))
            .Concat(context.Propositions.Where(p => EF.Parameter(ids).Contains(p.Id)).Select(p => new { p.Id, Name = p.Wording })).ToListAsync(cancel)).ToDictionary(n => n.Id, n => n.Name);
        var words = new FieldWords(names);
        return rows.GroupBy(r => r.ChangeId).ToDictionary(g => g.Key, g => (IReadOnlyList<FieldChange>)[.. g.SelectMany(words.Of)]);
    }
}
