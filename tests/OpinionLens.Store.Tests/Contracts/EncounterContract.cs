using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Store.Comparison;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

/// <summary>An article against all others, and two actors.</summary>
public abstract class EncounterContract : StoreContract
{
    private const string Quote = "The harbour must be dredged before winter";

    private async Task FillAsync(params string[] slugs)
    {
        foreach (var slug in slugs) await Under.Intake.AddAsync(Some.Text(Some.Harbour.Append(slug), slug, slug) with { Bytes = System.Text.Encoding.UTF8.GetBytes(slug) }, "ada");
    }

    private async Task<long> SayAsync(string article, string statement, string source, string? point = null, Polarity polarity = Polarity.Asserts, string? about = null) =>
        (await Under.Claims.AssertAsync(article, [Some.Draft(Quote, statement) with
        {
            Sources = [source], Proposition = point, Polarity = point is null ? null : polarity, About = about is null ? [] : [new(about, Stance.Critical)],
        }], "ada"))[0];

    [Fact]
    public async Task An_article_meets_all_others_by_proposition_and_by_relation()
    {
        await FillAsync("one", "two", "three");
        var own = await SayAsync("one", "The quay is sound", "the mayor", "The quay is sound");
        var same = await SayAsync("two", "The quay will hold", "Tom Reed", "The quay is sound");
        var against = await SayAsync("three", "The quay is rotten", "Tom Reed", "The quay is sound", Polarity.Denies);
        var (linked, to) = (await SayAsync("one", "Fish is dear", "the mayor"), await SayAsync("three", "Fish costs twice as much", "Tom Reed"));
        await Under.Relations.AddAsync(linked, to, RelationKind.Supports, "Both speak of the price of fish", "ada");
        await SayAsync("one", "Nobody knows", "the mayor");
        var (a, b) = (await SayAsync("one", "Within one article", "the mayor"), await SayAsync("one", "the same point twice", "Tom Reed"));
        await Under.Relations.AddAsync(a, b, RelationKind.Contradicts, null, "ada");
        foreach (var sees in new[] { Visibility.Members, Visibility.Public })
        {
            var read = (await Under.Comparison.ElsewhereAsync("one", sees))!;
            (read.Claims, read.Alone, read.Others, read.IsCut).ShouldBe((5, 3, 2, false));
            read.Met.Rows.Select(r => (r.Bucket, A: string.Join(',', r.A), B: string.Join(',', r.B))).ShouldBe([(Bucket.Agree, $"{own}", $"{same}"), (Bucket.Agree, $"{linked}", $"{to}"), (Bucket.Contradict, $"{own}", $"{against}")], ignoreOrder: true);
            read.Met.Rows.Select(r => read.Met.Sides(r)).ShouldBe(["both assert", null, "A asserts, B denies"], ignoreOrder: true);
            read.Met.Rows.Select(read.Met.Why).ShouldContain("A asserts, B denies: The quay is sound");
            read.Met.Rows.Select(read.Met.Why).ShouldContain("Both speak of the price of fish");
        }

        var page = (await Under.Claims.FindAsync(to, Visibility.Members))!.Value.Claim.Claim;
        await Under.Claims.SetStatusAsync(to, page.Version, ClaimStatus.Retired, "ada");
        (await Under.Comparison.ElsewhereAsync("one", Visibility.Members))!.Met.Rows.Count.ShouldBe(2);
        (await Under.Comparison.ElsewhereAsync("nothing", Visibility.Members)).ShouldBeNull();
        (await Under.Comparison.ElsewhereAsync("two", Visibility.Members))!.Met.Rows.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_point_that_many_take_up_shows_the_newest_of_each_side_and_leaves_room_for_others()
    {
        await FillAsync("one", "two");
        var (own, other) = (await SayAsync("one", "The quay is sound", "the mayor", "The quay is sound"), await SayAsync("one", "Fish is dear", "the mayor", "Fish is dear"));
        var against = await SayAsync("two", "The quay is rotten", "Tom Reed", "The quay is sound", Polarity.Denies);
        var fish = await SayAsync("two", "Fish costs too much", "Tom Reed", "Fish is dear");
        var draft = Some.Draft("The harbour must be dredged before winter", "The quay holds") with { Sources = ["Tom Reed"], Cue = "said", Proposition = "The quay is sound", Polarity = Polarity.Asserts };
        var many = await Under.Claims.AssertAsync("two", [.. Enumerable.Range(0, ComparisonTable.Most).Select(i => draft with { Statement = $"The quay holds, says voice {i}" })], "ada");
        var read = (await Under.Comparison.ElsewhereAsync("one", Visibility.Members))!;
        read.IsCut.ShouldBeTrue();
        read.Met.Rows.SelectMany(r => r.B).Distinct().Order().ShouldBe(many.Skip(2).Append(against).Append(fish).Order());
        read.Met.Rows.SelectMany(r => r.A).Distinct().Order().ShouldBe([own, other]);
        var met = (await Under.Comparison.BetweenAsync("the-mayor", "tom-reed", Visibility.Members))!;
        met.IsCut.ShouldBeTrue();
        met.Met.Rows.SelectMany(r => r.B).Distinct().ShouldContain(fish);
        met.Met.Rows.SelectMany(r => r.B).Distinct().ShouldContain(against);
        var turned = (await Under.Comparison.BetweenAsync("tom-reed", "the-mayor", Visibility.Members))!;
        turned.Met.Rows.SelectMany(r => r.A).Order().ShouldBe(met.Met.Rows.SelectMany(r => r.B).Order());
    }

    [Fact]
    public async Task Two_actors_meet_by_what_they_hold_and_the_other_way_round_when_they_are_swapped()
    {
        await FillAsync("one", "two");
        var mayor = await SayAsync("one", "The quay is sound", "the mayor", "The quay is sound", about: "Tom Reed");
        var reed = await SayAsync("two", "The quay is rotten", "Tom Reed", "The quay is sound", Polarity.Denies);
        await SayAsync("two", "The quay is as it is", "the baker", "The quay is sound");
        var (fish, dear) = (await SayAsync("one", "Fish is dear", "Tom Reed"), await SayAsync("two", "Fish was never dearer", "the mayor"));
        await Under.Relations.AddAsync(fish, dear, RelationKind.Qualifies, "For a new quay would bring trade back within two years", "ada");
        await SayAsync("one", "Said alone", "the mayor", "Nobody else says so");
        var read = (await Under.Comparison.BetweenAsync("the-mayor", "tom-reed", Visibility.Members))!;
        read.Met.Rows.Select(r => (r.Bucket, r.A.Single(), r.B.Single())).ShouldBe([(Bucket.Contradict, mayor, reed), (Bucket.Qualify, dear, fish)], ignoreOrder: true);
        (read.OfB[(int)Stance.Critical], read.OfB.Sum(), read.OfA.Sum(), read.IsCut).ShouldBe((1, 1, 0, false));
        var turned = (await Under.Comparison.BetweenAsync("tom-reed", "the-mayor", Visibility.Members))!;
        turned.Met.Rows.Select(r => (r.Bucket, A: r.B.Single(), B: r.A.Single())).ShouldBe(read.Met.Rows.Select(r => (r.Bucket, A: r.A.Single(), B: r.B.Single())), ignoreOrder: true);
        (turned.OfA.Sum(), turned.A.Slug).ShouldBe((1, "tom-reed"));
        // A reason in the words of a Members text is not told to strangers.
        read.Met.Rows.SelectMany(read.Met.Reasons).ShouldHaveSingleItem();
        var stranger = (await Under.Comparison.BetweenAsync("the-mayor", "tom-reed", Visibility.Public))!;
        stranger.Met.Rows.Count.ShouldBe(2);
        stranger.Met.Rows.SelectMany(stranger.Met.Reasons).ShouldBeEmpty();
        (await Under.Comparison.BetweenAsync("the-mayor", "the-baker", Visibility.Members))!.Met.Rows.ShouldHaveSingleItem().Bucket.ShouldBe(Bucket.Agree);
        (await Under.Comparison.BetweenAsync("the-mayor", "nobody", Visibility.Members)).ShouldBeNull();
        var itself = (await Under.Comparison.BetweenAsync("the-baker", "the-baker", Visibility.Members))!;
        itself.Met.Rows.ShouldAllBe(r => r.Bucket == Bucket.Agree);
    }
}
