using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Discourse.Comparison;

/// <summary>Two articles side by side.</summary>
/// <param name="A">The first, with its text and claims.</param>
/// <param name="B">The second.</param>
/// <param name="Rows">By bucket, topic and reading order.</param>
public sealed record ComparisonReading(ArticleReading A, ArticleReading B, IReadOnlyList<ComparisonRow> Rows) : ClaimsMet([.. A.Claims, .. B.Claims], Of([.. A.Related, .. B.Related]), Rows)
{
    /// <summary>The JSON contract's last line.</summary>
    public ComparisonTotals Totals() => new(new(A.Coverage, B.Coverage), Enum.GetValues<Bucket>().ToDictionary(b => Words.Of(b), Count));
}
