using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Articles;

/// <summary>Reads several texts of one article beside each other. Strangers get nothing of a Members text.</summary>
public sealed class RevisionTexts : IDisposable
{
    /// <summary>Notes kept of all trails together; a trail counts what it holds.</summary>
    private const int MostKept = 20_000;

    /// <summary>Texts never change, but an earlier one may be removed for good: after this long that is noticed.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);
    private readonly LensContexts contexts;
    private readonly MemoryCache trails = new(new MemoryCacheOptions { SizeLimit = MostKept });

    internal RevisionTexts(LensContexts contexts) => this.contexts = contexts;

    /// <summary>The texts of revisions by number, in one statement. Those without a text that the viewer may read are not in the answer.</summary>
    public async Task<IReadOnlyDictionary<int, RevisionText>> ReadAsync(long articleId, IReadOnlyCollection<int> numbers, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await TextsAsync(context, context.Revisions.Where(r => r.ArticleId == articleId && EF.Parameter(numbers).Contains(r.Number)), sees, cancel);
    }

    /// <summary>
    /// Where addresses of earlier revisions lead in the text that is read. No statement for a first revision and for a trail that is kept in memory, else one.
    /// </summary>
    public async Task<AddressTrail> TrailAsync(ArticleReading reading, Visibility sees, CancellationToken cancel = default)
    {
        if (reading.Entry.Shown is not { Number: > 1 } shown || reading.Paragraphs.Count == 0) return AddressTrail.Empty;
        if (trails.TryGetValue((shown.Id, sees), out AddressTrail? kept)) return kept!;
        await using var context = contexts.Create();
        var earlier = await TextsAsync(context, context.Revisions.Where(r => r.ArticleId == shown.ArticleId && r.Number < shown.Number && r.TextKind == shown.TextKind), sees, cancel);
        var trail = AddressTrail.Of(earlier, new(reading.Paragraphs));
        return trails.Set((shown.Id, sees), trail, new MemoryCacheEntryOptions { Size = 1 + trail.Stops.Values.Sum(s => s.Notes.Count), AbsoluteExpirationRelativeToNow = KeptFor });
    }

    /// <summary>When the revision of a number was last taken back; null where the log does not know. One statement.</summary>
    public async Task<DateTimeOffset?> TakenBackAsync(long articleId, int number, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var kind = RowJson.KindOf(typeof(Revision));
        var rows = await (from r in context.ChangeRows
                          where r.SubjectId == articleId && r.Kind == kind && r.Action == RowAction.Removed
                          join c in context.Changes on r.ChangeId equals c.Id
                          orderby c.Id descending
                          select new { c.At, r.Before }).AsNoTracking().ToListAsync(cancel);
        return rows.FirstOrDefault(r => r.Before is { } columns && JsonNode.Parse(columns)?["number"]?.GetValue<int>() == number)?.At;
    }

    private static async Task<IReadOnlyDictionary<int, RevisionText>> TextsAsync(LensContext context, IQueryable<Revision> which, Visibility sees, CancellationToken cancel)
    {
        var rows = await (from r in which where sees == Visibility.Members || r.Visibility == Visibility.Public
                          join p in context.Paragraphs on r.Id equals p.RevisionId
                          orderby r.Number, p.Ordinal
                          select new { r.Number, Paragraph = p }).AsNoTracking().ToListAsync(cancel);
        return rows.GroupBy(r => r.Number, r => r.Paragraph).ToDictionary(g => g.Key, g => new RevisionText([.. g]));
    }

    /// <summary>Lets go of what is kept in memory.</summary>
    public void Dispose() => trails.Dispose();
}
