using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Discourse.Comparison;

/// <summary>Two articles side by side.</summary>
/// <param name="A">The first, with its text and claims.</param>
/// <param name="B">The second.</param>
/// <param name="Rows">By bucket, topic and reading order.</param>
public sealed record ComparisonReading(ArticleReading A, ArticleReading B, IReadOnlyList<ComparisonRow> Rows)
{
    private readonly Dictionary<long, ClaimReading> claims = A.Claims.Concat(B.Claims).DistinctBy(c => c.Claim.Id).ToDictionary(c => c.Claim.Id);

    private readonly Dictionary<long, string?> reasons = A.Related.Concat(B.Related).DistinctBy(r => r.Relation.Id).ToDictionary(r => r.Relation.Id, r => r.Reason);

    /// <summary>The claim with that id; it is in one of the articles.</summary>
    public ClaimReading Claim(long id) => claims[id];

    /// <summary>How many rows a bucket has.</summary>
    public int Count(Bucket bucket) => Rows.Count(r => r.Bucket == bucket);

    /// <summary>Wording of a row's proposition, null where it has none.</summary>
    public string? Wording(ComparisonRow row) => row.Proposition is null ? null : Claim(row.A.Concat(row.B).First()).Proposition?.Wording;

    /// <summary>The reasons given for a row, each once, as the viewer may see them; Markdown.</summary>
    public IEnumerable<string> Reasons(ComparisonRow row) => row.Relations.Select(r => reasons.GetValueOrDefault(r.Id)).OfType<string>().Distinct();

    /// <summary>Why the row stands where it does: the first reason given, else the proposition that both sides take up; null where there is neither.</summary>
    public string? Why(ComparisonRow row) => Reasons(row).FirstOrDefault()
        ?? (row.Bucket is Bucket.Agree or Bucket.Contradict && Wording(row) is { } wording
            ? $"{(row.Bucket == Bucket.Agree ? "Both take the same side" : "They take opposite sides")}: {wording}" : null);

    /// <summary>The JSON contract's lines, without the last one.</summary>
    public IEnumerable<ComparisonLine> ToLines() => Rows.Select(r => new ComparisonLine(
        r.Bucket, [.. r.A.Select(LensId.Format)], [.. r.B.Select(LensId.Format)], Wording(r), r.Topic, Why(r)));

    /// <summary>The JSON contract's last line.</summary>
    public ComparisonTotals Totals() => new(new(A.Coverage, B.Coverage), Enum.GetValues<Bucket>().ToDictionary(b => Words.Of(b), Count));
}
