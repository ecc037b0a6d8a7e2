using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange.Export;
using OpinionLens.Store.Claims;

namespace OpinionLens.Store.Exchange;

/// <summary>What is to be exported.</summary>
/// <param name="Filter">All of the claims that it leaves go out.</param>
/// <param name="Order">As the list has them.</param>
/// <param name="Sees">What the reader may see.</param>
/// <param name="Site">Address of the site, with its last slash.</param>
/// <param name="Query">The list's address below it.</param>
public sealed record ExportOrder(ClaimFilter Filter, ClaimOrder Order, Visibility Sees, string Site, string Query);

/// <summary>Writes the claims of a filter to a file, page by page, all of them as they were at one moment: rows are as many as the head says, whatever is written meanwhile.</summary>
public sealed class ClaimExports
{
    private const int PageSize = 500;
    private readonly LensContexts contexts;
    private readonly TimeProvider clock;

    internal ClaimExports(LensContexts contexts, TimeProvider clock) => (this.contexts, this.clock) = (contexts, clock);

    /// <summary>Two statements and two or three for each 500 claims.</summary>
    /// <param name="order">What.</param>
    /// <param name="sheet">How.</param>
    /// <param name="write">Takes the text as it comes; what it has taken is on its way.</param>
    /// <param name="progress">Told how many claims of how many are written; null for nobody.</param>
    /// <param name="cancel">Stops between pages.</param>
    public async Task WriteAsync(ExportOrder order, ClaimSheet sheet, Func<string, Task> write, Action<int, int>? progress, CancellationToken cancel)
    {
        await using var context = contexts.Create();
        await using var moment = await context.BeginReadingAsync(cancel);
        var filters = new ClaimFilters(context, order.Sees, null);
        var total = await (await filters.OrderedAsync(order.Filter, null, order.Order, cancel)).CountAsync(cancel);
        var newest = await context.Changes.MaxAsync(c => (long?)c.Id, cancel) ?? 0;
        await write(sheet.Begin(new(order.Site, order.Query, clock.GetUtcNow(), LensId.Format(newest), total)));
        (DateOnly, long)? after = null;
        for (var done = 0; done < total;)
        {
            var claims = await PageAsync(context, filters, order, after, cancel);
            if (claims.Count == 0) break;
            var texts = sheet.NeedsTexts ? await TextsAsync(context, claims, cancel) : null;
            await write(string.Concat(claims.Select(c => sheet.Row(new(c, texts ?? new Dictionary<long, string>())))));
            after = (claims[^1].Claim.SortDate, claims[^1].Claim.Id);
            progress?.Invoke(done += claims.Count, total);
        }

        await write(sheet.End());
    }

    private static async Task<IReadOnlyList<ClaimReading>> PageAsync(LensContext context, ClaimFilters filters, ExportOrder order, (DateOnly, long)? after, CancellationToken cancel)
    {
        var (claims, _) = await ClaimLoader.LoadAsync(context, (await filters.OrderedAsync(order.Filter, after, order.Order, cancel)).Take(PageSize), order.Sees, null, cancel);
        return order.Order == ClaimOrder.Newest ? [.. claims.OrderByDescending(c => c.Claim.SortDate).ThenByDescending(c => c.Claim.Id)] : [.. claims.OrderBy(c => c.Claim.SortDate).ThenBy(c => c.Claim.Id)];
    }

    /// <summary>The paragraphs that passages stand in, by passage. Only places are read off them: a stranger is given none of a Members text.</summary>
    private static async Task<IReadOnlyDictionary<long, string>> TextsAsync(LensContext context, IReadOnlyList<ClaimReading> claims, CancellationToken cancel)
    {
        var passages = claims.SelectMany(c => c.Passages).Where(p => p.Paragraph is not null).ToList();
        var (articles, ordinals) = (passages.Select(p => p.ArticleId).ToHashSet(), passages.Select(p => p.Paragraph!.Value).ToHashSet());
        var texts = await (from r in context.Revisions
                           where EF.Parameter(articles).Contains(r.ArticleId)
                           join p in context.Paragraphs on r.Id equals p.RevisionId
                           where EF.Parameter(ordinals).Contains(p.Ordinal)
                           select new { r.ArticleId, r.Number, p.Ordinal, p.Text }).ToDictionaryAsync(t => (t.ArticleId, t.Number, t.Ordinal), t => t.Text, cancel);
        return passages.Where(p => texts.ContainsKey((p.ArticleId, p.Revision, p.Paragraph!.Value))).DistinctBy(p => p.PassageId).ToDictionary(p => p.PassageId, p => texts[(p.ArticleId, p.Revision, p.Paragraph!.Value)]);
    }
}
