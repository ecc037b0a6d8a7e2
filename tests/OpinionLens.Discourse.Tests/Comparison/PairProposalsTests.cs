using CsCheck;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Comparison;

public sealed class PairProposalsTests
{
    private static readonly ActorTag Mayor = new(1, "the-mayor", "The mayor", ActorKind.Person), Town = new(2, "the-town", "The town", ActorKind.Place);

    private static ClaimReading Claim(long id, string statement, ActorTag? about = null, Stance stance = Stance.Neutral, string? topic = null) => new(
        new() { Id = id, ArticleId = id / 10, Statement = statement, Who = "w" }, statement, new(1, "x", "X", null, DatePrecision.Day, null, 1), [], [], about is null ? [] : [new(about, stance)], topic is null ? [] : [new(topic, topic)], null, []);

    private static readonly ClaimReading[] A =
    [
        Claim(1, "The mayor promised to dredge the harbour before winter", Mayor, topic: "harbour"), Claim(2, "Bread has become dear under the mayor", Mayor, Stance.Critical, "prices"),
        Claim(3, "Fishermen were never asked about the new quay", topic: "harbour"), Claim(4, "The old bridge was sold", Town),
    ];

    private static readonly ClaimReading[] B =
    [
        Claim(11, "The harbour will not be dredged before winter", Mayor, topic: "harbour"), Claim(12, "Nobody has made bread as cheap as this mayor", Mayor, Stance.Supportive, "prices"),
        Claim(13, "About the new quay the fishermen were asked by no one", topic: "harbour"), Claim(14, "Schools are closed on Mondays", Town),
    ];

    private static IReadOnlyList<PairProposal> Of(IReadOnlyList<ClaimReading> a, IReadOnlyList<ClaimReading> b, int most = 60, Func<ClaimReading, ClaimReading, bool>? settled = null) => PairProposals.Of(a, b, settled ?? ((_, _) => false), most);

    [Fact]
    public void Pairs_are_proposed_best_first_with_their_grounds_and_contradictions_only_on_a_word_or_a_stance()
    {
        var found = Of(A, B);
        found.Take(3).Select(p => (p.A.Claim.Id, p.B.Claim.Id)).ShouldBe([(1, 11), (2, 12), (3, 13)], ignoreOrder: true);
        var dredged = found.First(p => p.A.Claim.Id == 1 && p.B.Claim.Id == 11);
        dredged.Bucket.ShouldBe(Bucket.Contradict);
        dredged.Why.ShouldBe("In common: words dredge, harbour, winter; actor The mayor; topic harbour. One says “not”.");
        var bread = found.First(p => p.A.Claim.Id == 2 && p.B.Claim.Id == 12);
        (bread.Bucket, bread.Torn).ShouldBe((Bucket.Contradict, Mayor));
        bread.Why.ShouldEndWith("One is critical of The mayor, the other supportive.");
        var same = Of([Claim(1, "The mayor promised to dredge the harbour")], [Claim(2, "That the harbour be dredged was promised by the mayor"), Claim(3, "Bread is dear")]).ShouldHaveSingleItem();
        same.Bucket.ShouldBe(Bucket.Agree, "alike is no contradiction");
        found.Select(p => p.Score).ShouldBe(found.Select(p => p.Score).OrderDescending());
        found.ShouldAllBe(p => p.Score >= PairProposals.LeastScore && p.Score <= 1);
    }

    [Fact]
    public void What_is_settled_is_not_asked_again_and_a_claim_never_meets_itself()
    {
        Of(A, B, settled: (a, b) => (a.Claim.Id, b.Claim.Id) == (1, 11)).ShouldNotContain(p => p.A.Claim.Id == 1 && p.B.Claim.Id == 11);
        Of(A, A).ShouldAllBe(p => p.A.Claim.Id < p.B.Claim.Id, "of two claims of one article one pair");
        Of(A, B, 1).Count.ShouldBe(1);
        Of([], B).ShouldBeEmpty();
        Of(A, []).ShouldBeEmpty();
        Of([Claim(1, "")], [Claim(2, "")]).ShouldBeEmpty("nothing is in common");
    }

    [Fact]
    public void Swapped_articles_swap_every_pair() => Gen.Int.Sample(seed =>
    {
        var chance = new Random(seed);
        var words = "harbour winter bread mayor tax state not poor never dredge fleet three two years".Split(' ');
        ClaimReading[] Made(long from) => [.. Enumerable.Range(1, chance.Next(1, 9)).Select(i => Claim(from + i, string.Join(' ', Enumerable.Range(0, chance.Next(3, 8)).Select(_ => words[chance.Next(words.Length)])),
            chance.Next(3) switch { 0 => Mayor, 1 => Town, _ => null }, (Stance)chance.Next(4), chance.Next(2) == 0 ? "harbour" : "prices"))];
        var (a, b) = (Made(0), Made(100));
        var (told, turned) = (Of(a, b), Of(b, a));
        static (long, long, Bucket, double) Row(PairProposal p, bool turn) => (turn ? p.B.Claim.Id : p.A.Claim.Id, turn ? p.A.Claim.Id : p.B.Claim.Id, p.Bucket, p.Score);
        turned.Select(p => Row(p, true)).ShouldBe(told.Select(p => Row(p, false)));
    }, iter: 200);
}
