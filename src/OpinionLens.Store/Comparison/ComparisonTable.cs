using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Store.Articles;

namespace OpinionLens.Store.Comparison;

/// <summary>Loads two articles and asks <see cref="ArticleComparison"/> where they meet.</summary>
public sealed class ComparisonTable
{
    private readonly ArticleLibrary articles;

    internal ComparisonTable(ArticleLibrary articles) => this.articles = articles;

    /// <summary>Compares what the viewer reads of both. Null where one of the slugs names no article.</summary>
    public async Task<ComparisonReading?> CompareAsync(string a, string b, Visibility sees, CancellationToken cancel = default)
    {
        var (left, right) = await articles.ReadPairAsync(a, b, sees, cancel);
        if (left is null || right is null) return null;
        var relations = left.Related.Concat(right.Related).DistinctBy(r => r.Relation.Id)
            .Select(r => r.Relation).ToList();
        return new(left, right, ArticleComparison.Of([.. left.Claims.Select(Compared)], [.. right.Claims.Select(Compared)], relations));
    }

    private static ComparedClaim Compared(ClaimReading claim) =>
        new(claim.Claim.Id, claim.Number, claim.Topics.Count > 0 ? claim.Topics[0].Slug : null, claim.Claim.PropositionId, claim.Claim.Polarity);
}
