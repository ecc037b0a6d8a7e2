using CsCheck;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Comparison;

public sealed class ActorsComparedTests
{
    private static readonly ActorTag[] Actors = [.. Enumerable.Range(1, 6).Select(i => new ActorTag(i, $"actor-{i}", $"Actor {i}", ActorKind.Person))];

    private static ArticleReading Article(Random chance, long from) => new(new(new() { Slug = $"x{from}", Title = "X", Language = "en" }, [], null, null), [],
        [.. Enumerable.Range(1, chance.Next(12)).Select(i => new ClaimReading(
            new() { Id = from + i, Statement = "s", Who = "w" }, "s", new(from, "x", "X", null, DatePrecision.Day, null, 1), [], [],
            [.. Actors.Where(_ => chance.Next(3) == 0).Select(a => new Portrayal(a, (Stance)chance.Next(4)))], [], null, []) { Number = i })], []);

    private static ArticleReading Even(ArticleReading article) => article with { Claims = [.. article.Claims.Where(c => c.Claim.Id % 2 == 0)] };

    private static ArticleReading Tagged(ArticleReading article) => article with { Claims = [.. article.Claims.Select(c => c with { Topics = [new(c.Claim.Id % 2 == 0 ? "even" : "odd", "T")] })] };

    private static string Told(ComparedActor actor) => $"{actor.Actor.Slug}: {string.Join(' ', actor.A.Claims.Select(c => c.Claim.Id))} / {string.Join(' ', actor.B.Claims.Select(c => c.Claim.Id))}";

    [Fact]
    public void Swapped_articles_swap_the_sides_and_every_claim_about_an_actor_is_counted_once() => Gen.Int.Sample(seed =>
    {
        var chance = new Random(seed);
        var (a, b) = (Article(chance, 100), Article(chance, 200));
        var (told, turned) = (ActorsCompared.Of(new(a, b, [])), ActorsCompared.Of(new(b, a, [])));
        turned.Select(c => (c.Actor.Slug, c.A.Claims.Count, c.B.Claims.Count)).ShouldBe(told.Select(c => (c.Actor.Slug, c.B.Claims.Count, c.A.Claims.Count)));
        foreach (var (one, other) in told.Zip(turned))
        {
            one.A.Counts.ShouldBe(other.B.Counts);
            one.A.Claims.ShouldBe(other.B.Claims);
            foreach (var (side, article) in new[] { (one.A, a), (one.B, b) })
            {
                var about = article.Claims.Where(c => c.About.Any(p => p.Actor == one.Actor)).ToList();
                side.Claims.ShouldBe(about, ignoreOrder: true);
                foreach (var stance in Enum.GetValues<Stance>()) side.Counts[(int)stance].ShouldBe(about.Count(c => c.About.Any(p => p.Actor == one.Actor && p.Stance == stance)));
            }
        }

        // On a topic that only some claims have, the same as if there were only those.
        ActorsCompared.Of(new(Tagged(a), Tagged(b), []), "even").Select(Told).ShouldBe(ActorsCompared.Of(new(Even(a), Even(b), [])).Select(Told));

        // Of whom both speak comes before whom one names.
        told.Select(c => c.IsInBoth).ShouldBe(told.Select(c => c.IsInBoth).OrderDescending());
    }, iter: 300);
}
