using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;

namespace OpinionLens.Discourse.Comparison;

/// <summary>Claims of two sides and how they meet: two articles, two actors, or an article and all others.</summary>
/// <param name="Claims">Of both sides; one that stands on both may be told twice.</param>
/// <param name="Related">Their relations; one may be told twice.</param>
/// <param name="Rows">By bucket, topic and reading order.</param>
public record ClaimsMet(IReadOnlyList<ClaimReading> Claims, IReadOnlyList<RelationReading> Related, IReadOnlyList<ComparisonRow> Rows)
{
    private readonly Dictionary<long, ClaimReading> claims = Claims.DistinctBy(c => c.Claim.Id).ToDictionary(c => c.Claim.Id);

    private readonly Dictionary<long, string?> reasons = Related.DistinctBy(r => r.Relation.Id).ToDictionary(r => r.Relation.Id, r => r.Reason);

    /// <summary>Compares claims of two sides; a claim that both hold agrees with itself.</summary>
    public static ClaimsMet Of(IReadOnlyList<ClaimReading> a, IReadOnlyList<ClaimReading> b, IReadOnlyList<RelationReading> related) => new([.. a, .. b], related, RowsOf(a, b, related));

    /// <summary>The rows of two sides.</summary>
    public static IReadOnlyList<ComparisonRow> RowsOf(IReadOnlyList<ClaimReading> a, IReadOnlyList<ClaimReading> b, IReadOnlyList<RelationReading> related) =>
        ArticleComparison.Of([.. a.Select(Compared)], [.. b.Select(Compared)], [.. related.DistinctBy(r => r.Relation.Id).Select(r => r.Relation)]);

    /// <summary>The claim with that id; it is on one of the sides.</summary>
    public ClaimReading Claim(long id) => claims[id];

    /// <summary>How many rows a bucket has.</summary>
    public int Count(Bucket bucket) => Rows.Count(r => r.Bucket == bucket);

    /// <summary>Wording of a row's proposition, null where it has none.</summary>
    public string? Wording(ComparisonRow row) => row.Proposition is null ? null : Claim(row.A.Concat(row.B).First()).Proposition?.Wording;

    /// <summary>Which sides of its proposition a row's claims take, in words: "both deny", "A asserts, B denies"; null where it has none.</summary>
    /// <param name="row">A row of these.</param>
    /// <param name="a">What side A is called, with its verb: "A".</param>
    /// <param name="b">Side B.</param>
    public string? Sides(ComparisonRow row, string a = "A", string b = "B")
    {
        static string? Of(IEnumerable<Polarity?> taken) => taken.OfType<Polarity>().Distinct().Order().ToList() switch { [Polarity.Asserts] => "asserts", [Polarity.Denies] => "denies", [_, _] => "asserts and denies", _ => null };
        var (left, right) = (Of(row.A.Select(id => Claim(id).Claim.Polarity)), Of(row.B.Select(id => Claim(id).Claim.Polarity)));
        if (row.Proposition is null || left is null || right is null) return null;
        return left != right ? $"{a} {left}, {b} {right}" : left switch { "asserts" => "both assert", "denies" => "both deny", _ => "both assert and deny" };
    }

    /// <summary>The reasons given for a row, each once, as the viewer may see them; Markdown.</summary>
    public IEnumerable<string> Reasons(ComparisonRow row) => row.Relations.Select(r => reasons.GetValueOrDefault(r.Id)).OfType<string>().Distinct();

    /// <summary>Why the row stands where it does: the first reason given, else the proposition that both sides take up; null where there is neither.</summary>
    public string? Why(ComparisonRow row) => Reasons(row).FirstOrDefault()
        ?? (row.Bucket is Bucket.Agree or Bucket.Contradict && Wording(row) is { } wording
            ? $"{(Sides(row) is { } sides ? char.ToUpperInvariant(sides[0]) + sides[1..] : row.Bucket == Bucket.Agree ? "Both take the same side" : "They take opposite sides")}: {wording}" : null);

    /// <summary>The JSON contract's lines, without the last one.</summary>
    public IEnumerable<ComparisonLine> ToLines() => Rows.Select(r => new ComparisonLine(
        r.Bucket, [.. r.A.Select(LensId.Format)], [.. r.B.Select(LensId.Format)], Wording(r), r.Topic, Why(r)));

    /// <summary>The JSON contract's last line where claims of many articles meet.</summary>
    /// <param name="isCut">Whether more claims meet than were read.</param>
    public EncounterTotals Totals(bool isCut) => new(Enum.GetValues<Bucket>().Where(b => b < Bucket.OnlyA).ToDictionary(b => Words.Of(b), Count), isCut);

    /// <summary>Relations without the claims at their other ends.</summary>
    public static IReadOnlyList<RelationReading> Of(IEnumerable<RelatedClaim> related) => [.. related.Select(r => new RelationReading(r.Relation, r.Reason))];

    private static ComparedClaim Compared(ClaimReading claim) =>
        new(claim.Claim.Id, claim.Number, claim.Topics.Count > 0 ? claim.Topics[0].Slug : null, claim.Claim.PropositionId, claim.Claim.Polarity);
}
