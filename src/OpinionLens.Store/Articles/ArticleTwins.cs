using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using OpinionLens.Language;

namespace OpinionLens.Store.Articles;

/// <summary>Finds the article that a new text may be a revision of. Reads Members texts: for editors alone.</summary>
public sealed class ArticleTwins
{
    /// <summary>Articles whose words are compared, those that came last first: reading them takes about a second where they are as long as op-eds are.</summary>
    private const int MostCompared = 2000;

    private readonly LensContexts contexts;

    internal ArticleTwins(LensContexts contexts) => this.contexts = contexts;

    /// <summary>The article with the same source address; else the one whose current text is most alike; else the one that bears the title. Null for none. Three statements.</summary>
    /// <param name="text">The new text.</param>
    /// <param name="cancel">Stops between texts.</param>
    public async Task<ArticleTwin?> FindAsync(ImportedText text, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var words = new NearDuplicate(text.Paragraphs.Select(p => p.Text));
        var slug = text.Slug ?? (string.IsNullOrWhiteSpace(text.Title) ? null : TextAnalysis.Slug(text.Title));
        var named = await context.Articles.Where(a => (text.SourceUrl != null && a.SourceUrl == text.SourceUrl) || a.Slug == slug).OrderByDescending(a => a.Id).AsNoTracking().ToListAsync(cancel);
        if (named.Find(a => text.SourceUrl is not null && a.SourceUrl == text.SourceUrl) is { } same) return await TwinAsync(context, same, TwinBy.Address, words, cancel);
        if (await MostAlikeAsync(context, words, cancel) is { } alike)
            return await context.Articles.Where(a => a.Id == alike.Known).Select(a => new ArticleTwin(a.Id, a.Slug, a.Title, a.LastRevision + 1, TwinBy.Words, alike.Similarity, true)).FirstOrDefaultAsync(cancel);
        return named.Find(a => a.Slug == slug) is { } titled ? await TwinAsync(context, titled, TwinBy.Title, words, cancel) : null;
    }

    /// <summary>Which of the pieces that a feed tells of are here: by source address, else by the slug of the title. One statement.</summary>
    /// <param name="pieces">Title, which may be empty, and address.</param>
    /// <param name="cancel">Stops before the statement.</param>
    /// <returns>In their order, the slug of the article, or null.</returns>
    public async Task<IReadOnlyList<string?>> KnownAsync(IReadOnlyList<(string Title, string Address)> pieces, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var addresses = pieces.Select(p => p.Address).ToList();
        var slugs = pieces.Select(p => TextAnalysis.Slug(p.Title)).ToList();
        var rows = await context.Articles.Where(a => EF.Parameter(addresses).Contains(a.SourceUrl!) || EF.Parameter(slugs).Contains(a.Slug)).Select(a => new { a.Slug, a.SourceUrl }).ToListAsync(cancel);
        var none = TextAnalysis.Slug("");
        var (byAddress, bySlug) = (rows.Where(r => r.SourceUrl is not null).ToLookup(r => r.SourceUrl!, r => r.Slug), rows.Select(r => r.Slug).ToHashSet());
        return [.. pieces.Select((p, i) => byAddress[p.Address].Order(StringComparer.Ordinal).FirstOrDefault() ?? (slugs[i] != none && bySlug.Contains(slugs[i]) ? slugs[i] : null))];
    }

    private static async Task<ArticleTwin> TwinAsync(LensContext context, Article article, TwinBy by, NearDuplicate words, CancellationToken cancel)
    {
        var rows = await (from r in context.Revisions where r.ArticleId == article.Id && r.Number == article.CurrentRevision
                          join p in context.Paragraphs on r.Id equals p.RevisionId select new { p.Text, r.TextKind }).ToListAsync(cancel);
        // A summary shares no words with its original: where only that is here, the title tells.
        var waits = rows.Count == 0 || rows[0].TextKind == TextKind.Digest;
        return new(article.Id, article.Slug, article.Title, article.LastRevision + 1, by, words.SimilarityTo(rows.Select(r => r.Text)), by == TwinBy.Address || waits);
    }

    /// <summary>Reads the texts as they come from the database: one article at a time is in memory.</summary>
    private static async Task<Likeness<long>?> MostAlikeAsync(LensContext context, NearDuplicate words, CancellationToken cancel)
    {
        var newest = context.Articles.OrderByDescending(a => a.Id).Take(MostCompared);
        var rows = from a in newest join r in context.Revisions on new { ArticleId = a.Id, Number = a.CurrentRevision } equals new { r.ArticleId, r.Number }
                   join p in context.Paragraphs on r.Id equals p.RevisionId orderby a.Id descending select new { a.Id, p.Text };
        var (best, article, paragraphs) = ((Likeness<long>?)null, 0L, new List<string>());
        void Weigh()
        {
            var similarity = words.LikelihoodOf(paragraphs);
            if (similarity > (best?.Similarity ?? 0)) best = new(article, similarity);
            paragraphs.Clear();
        }
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (row.Id != article) Weigh();
            article = row.Id;
            paragraphs.Add(row.Text);
        }
        Weigh();
        return best;
    }
}
