using CsCheck;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Comparison;

public sealed class ArticleComparisonTests
{
    private static ComparedClaim Claim(long id, long? proposition = null, Polarity? polarity = null, string? topic = null) => new(id, (int)id, topic, proposition, proposition is null ? null : polarity ?? Polarity.Asserts);

    private static Relation Relation(long from, long to, RelationKind kind) => new() { Id = 1000 + from * 100 + to, FromId = from, ToId = to, Kind = kind };

    [Fact]
    public void The_same_proposition_and_polarity_agree_and_the_opposite_contradicts()
    {
        var rows = ArticleComparison.Of([Claim(1, 7), Claim(2, 7, Polarity.Denies)], [Claim(3, 7), Claim(4, 7)], []);
        rows.Count.ShouldBe(2);
        (rows[0].Bucket, rows[1].Bucket).ShouldBe((Bucket.Agree, Bucket.Contradict));
        rows[0].A.ShouldBe([1L]);
        rows[1].A.ShouldBe([2L]);
        rows[1].B.ShouldBe([3L, 4L]);
    }

    [Fact]
    public void A_relation_makes_a_row_only_where_no_proposition_does()
    {
        var rows = ArticleComparison.Of([Claim(1, 7), Claim(2)], [Claim(3, 7), Claim(4)], [Relation(1, 3, RelationKind.Supports), Relation(4, 2, RelationKind.Qualifies)]);
        rows.Select(r => r.Bucket).ShouldBe([Bucket.Agree, Bucket.Qualify]);
        rows[0].Relations.Count.ShouldBe(1);
    }

    [Fact]
    public void A_claim_that_meets_nothing_is_one_row_on_its_side()
    {
        var rows = ArticleComparison.Of([Claim(1), Claim(2, 7)], [Claim(3)], []);
        rows.Select(r => (r.Bucket, r.A.Count + r.B.Count)).ShouldBe([(Bucket.OnlyA, 1), (Bucket.OnlyA, 1), (Bucket.OnlyB, 1)]);
    }

    private static readonly Gen<(ComparedClaim[] A, ComparedClaim[] B, Relation[] Relations)> Any =
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 1_000_000]).Select((a, b, seed) =>
        {
            var random = new Random(seed);
            ComparedClaim One(long id) => random.Next(3) == 0 ? Claim(id, topic: random.Next(2) == 0 ? "t" + random.Next(3) : null) : Claim(id, random.Next(5), random.Next(2) == 0 ? Polarity.Asserts : Polarity.Denies, "t" + random.Next(3));
            var left = Enumerable.Range(1, a).Select(i => One(i)).ToArray();
            var right = Enumerable.Range(1, b).Select(i => One(100 + i)).ToArray();
            var relations = a == 0 || b == 0 ? [] : Enumerable.Range(0, random.Next(8)).Select(_ => random.Next(2) == 0
                ? Relation(1 + random.Next(a), 101 + random.Next(b), (RelationKind)random.Next(4)) : Relation(101 + random.Next(b), 1 + random.Next(a), (RelationKind)random.Next(4))).DistinctBy(r => (r.FromId, r.ToId, r.Kind)).ToArray();
            return (left, right, relations);
        });

    [Fact]
    public void Swapping_the_sides_swaps_the_answer() => Any.Sample(x =>
    {
        static string Key(Bucket bucket, IEnumerable<long> a, IEnumerable<long> b, string? topic) => $"{bucket} {string.Join(',', a)} {string.Join(',', b)} {topic}";
        static Bucket Mirror(Bucket b) => b switch { Bucket.OnlyA => Bucket.OnlyB, Bucket.OnlyB => Bucket.OnlyA, _ => b };
        var there = ArticleComparison.Of(x.A, x.B, x.Relations).Select(r => Key(r.Bucket, r.A, r.B, r.Topic)).Order();
        var back = ArticleComparison.Of(x.B, x.A, x.Relations).Select(r => Key(Mirror(r.Bucket), r.B, r.A, r.Topic)).Order();
        return there.SequenceEqual(back);
    });

    [Fact]
    public void An_article_compared_with_itself_has_nothing_only_here() => Any.Sample(x =>
        ArticleComparison.Of(x.A, x.A, x.Relations).All(r => r.Bucket is not (Bucket.OnlyA or Bucket.OnlyB)));

    [Fact]
    public void Every_claim_is_in_a_row() => Any.Sample(x =>
    {
        var rows = ArticleComparison.Of(x.A, x.B, x.Relations);
        return rows.SelectMany(r => r.A).ToHashSet().SetEquals(x.A.Select(c => c.Id)) && rows.SelectMany(r => r.B).ToHashSet().SetEquals(x.B.Select(c => c.Id));
    });
}
