using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.Claims;

/// <summary>The rows that say where a passage stands: makes them, and finds the last right one.</summary>
internal static class Anchors
{
    private const int Context = 32;

    /// <summary>By passage, where it last stood on its words in an earlier text of one telling that is still kept. One statement.</summary>
    /// <param name="context">The database.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="passages">Ids; none asks nothing.</param>
    /// <param name="below">Number of the revision before which.</param>
    /// <param name="kind">The telling: the words of a digest say nothing of an original.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<Dictionary<long, PassageAnchor>> RightAsync(LensContext context, long articleId, IReadOnlyCollection<long> passages, int below, TextKind kind, CancellationToken cancel)
    {
        if (passages.Count == 0) return [];
        var earlier = await (
            from x in context.Anchors
            where x.ArticleId == articleId && x.Revision < below && x.Paragraph != null && EF.Parameter(passages).Contains(x.PassageId) && (x.State == AnchorState.Exact || x.State == AnchorState.Moved)
            join r in context.Revisions on new { x.ArticleId, Number = x.Revision } equals new { r.ArticleId, r.Number } where r.TextKind == kind && r.TextSha256 != ""
            orderby x.Revision select x).AsNoTracking().ToListAsync(cancel);
        return earlier.GroupBy(a => a.PassageId).ToDictionary(g => g.Key, g => g.Last());
    }

    public static PassageAnchor Of(Passage passage, int revision, RevisionText text, Found found, Visibility visibility, string oldQuote = "")
    {
        if (found.Place is not { } place)
            return new() { PassageId = passage.Id, ClaimId = passage.ClaimId, ArticleId = passage.ArticleId, Revision = revision, Quote = oldQuote, State = AnchorState.Orphaned, Similarity = 0, Method = found.Method, Margin = 0, Visibility = visibility };
        var paragraph = text.Paragraph(place.Paragraph)!.Text;
        return new()
        {
            PassageId = passage.Id, ClaimId = passage.ClaimId, ArticleId = passage.ArticleId, Revision = revision,
            Paragraph = place.Paragraph, Sentence = place.Sentence, Start = place.Start, End = place.End, Quote = paragraph[place.Start..place.End],
            Prefix = paragraph[Math.Max(0, place.Start - Context)..place.Start], Suffix = paragraph[place.End..Math.Min(paragraph.Length, place.End + Context)],
            State = found.State, Similarity = found.Similarity, Method = found.Method, Margin = found.Margin, Visibility = visibility,
        };
    }
}
