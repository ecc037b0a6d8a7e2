using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Store.Articles;

/// <summary>Reads a few paragraphs without the rest of their article: the words around a claim.</summary>
public sealed class ParagraphWindow
{
    private readonly LensContexts contexts;

    internal ParagraphWindow(LensContexts contexts) => this.contexts = contexts;

    /// <summary>A paragraph and its neighbours, in order. One statement.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="revision">Number of the revision.</param>
    /// <param name="ordinal">The paragraph in the middle.</param>
    /// <param name="around">Paragraphs before and after it.</param>
    /// <param name="sees">Strangers get nothing of a Members text.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<Paragraph>> AroundAsync(long articleId, int revision, int ordinal, int around, Visibility sees, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var (first, last) = (ordinal - around, ordinal + around);
        return await (from r in context.Revisions
                      where r.ArticleId == articleId && r.Number == revision && (sees == Visibility.Members || r.Visibility == Visibility.Public)
                      join p in context.Paragraphs on r.Id equals p.RevisionId
                      where p.Ordinal >= first && p.Ordinal <= last
                      orderby p.Ordinal
                      select p).AsNoTracking().ToListAsync(cancel);
    }
}
