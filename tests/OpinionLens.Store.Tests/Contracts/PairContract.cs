using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class PairContract : StoreContract
{
    private const string First = "the-first", Second = "the-second";

    private async Task<long> SayAsync(string article, string statement, string? proposition = null, Polarity? polarity = null) =>
        (await Under.Claims.AssertAsync(article, [Some.Draft("The harbour must be dredged before winter", statement) with { Proposition = proposition, Polarity = polarity, Topics = ["dredging"] }], "ada"))[0];

    private async Task FillAsync(Visibility visibility = Visibility.Public)
    {
        foreach (var slug in new[] { First, Second })
            await Under.Intake.AddAsync(Some.Text(Some.Harbour.Append(slug), slug, slug, visibility) with { Bytes = System.Text.Encoding.UTF8.GetBytes(slug) }, "ada");
    }

    private async Task<IReadOnlyList<PairProposal>> ProposedAsync(Visibility sees = Visibility.Members) => (await Under.Pairs.ProposeAsync((await Under.Comparison.CompareAsync(First, Second, sees))!)).Pairs;

    private Task<string> DecideAsync(long of, long to, Bucket? decision) => Under.Pairs.DecideAsync(First, Second, of, to, null, decision, "ada");

    private async Task<(Claim Claim, string? Wording)> ClaimAsync(long id) => (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim is var c ? (c.Claim, c.Proposition?.Wording) : default;

    [Fact]
    public async Task The_same_claim_takes_up_one_proposition_and_undo_gives_it_back()
    {
        await FillAsync();
        var (a, b) = (await SayAsync(First, "The mayor promised to dredge the harbour before winter"), await SayAsync(Second, "Before winter, says the mayor, the harbour is dredged"));
        (await ProposedAsync()).ShouldHaveSingleItem().Bucket.ShouldBe(Bucket.Agree);
        (await DecideAsync(a, b, Bucket.Agree)).ShouldBe("Two claims are the same: both assert “Before winter, says the mayor, the harbour is dredged”");
        var (one, other) = (await ClaimAsync(a), await ClaimAsync(b));
        one.Wording.ShouldBe("Before winter, says the mayor, the harbour is dredged", "the shorter statement");
        (one.Claim.Polarity, other.Wording, other.Claim.Polarity).ShouldBe((Polarity.Asserts, one.Wording, Polarity.Asserts));
        (await Under.Comparison.CompareAsync(First, Second, Visibility.Public))!.Count(Bucket.Agree).ShouldBe(1);
        (await ProposedAsync()).ShouldBeEmpty();
        await Under.ShouldBalanceAsync();
        await Under.Undo.UndoAsync("ada");
        (await ClaimAsync(a)).Wording.ShouldBeNull();
        (await Under.Concepts.PropositionAsync("before-winter-says-the-mayor-the-harbour-is-dredged")).ShouldBeNull("what came along goes along");
        (await ProposedAsync()).Count.ShouldBe(1);
        await Under.Undo.RedoAsync("ada");
        (await ProposedAsync()).ShouldBeEmpty();
        (await ClaimAsync(b)).Wording.ShouldBe(one.Wording);
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task The_proposition_of_one_is_taken_up_by_the_other_on_the_same_side_and_two_are_left_as_they_are()
    {
        await FillAsync();
        var (a, b) = (await SayAsync(First, "The mayor promised to dredge the harbour", "The mayor is idle", Polarity.Denies), await SayAsync(Second, "That the harbour be dredged was promised by the mayor"));
        (await DecideAsync(a, b, Bucket.Agree)).ShouldBe("Two claims are the same: both deny “The mayor is idle”");
        (await ClaimAsync(b)).Claim.Polarity.ShouldBe(Polarity.Denies);
        var (c, d) = (await SayAsync(First, "Fishermen were never asked about the quay", "Fishermen were asked", Polarity.Denies), await SayAsync(Second, "About the quay no fishermen were asked", "The town decides alone", Polarity.Asserts));
        await DecideAsync(c, d, Bucket.Agree);
        var relation = (await Under.Claims.FindAsync(c, Visibility.Members))!.Value.Related.ShouldHaveSingleItem();
        (relation.Relation.Kind, relation.Relation.DecidedBy, relation.Relation.Confirmed, relation.Other).ShouldBe((RelationKind.Supports, DecidedBy.Editor, true, d));
        (await ClaimAsync(d)).Wording.ShouldBe("The town decides alone");
    }

    [Theory]
    [InlineData(Bucket.Contradict, RelationKind.Contradicts)]
    [InlineData(Bucket.Qualify, RelationKind.Qualifies)]
    [InlineData(Bucket.Related, RelationKind.Related)]
    public async Task Any_other_kind_becomes_a_relation_with_its_grounds(Bucket decision, RelationKind kind)
    {
        await FillAsync();
        var (a, b) = (await SayAsync(First, "The mayor promised to dredge the harbour"), await SayAsync(Second, "The mayor never promised to dredge the harbour"));
        var proposal = (await ProposedAsync()).ShouldHaveSingleItem();
        proposal.Bucket.ShouldBe(Bucket.Contradict);
        await DecideAsync(a, b, decision);
        var relation = (await Under.Claims.FindAsync(b, Visibility.Public))!.Value.Related.ShouldHaveSingleItem();
        (relation.Relation.Kind, relation.Relation.Score, relation.Reason, relation.Relation.FromId).ShouldBe((kind, proposal.Score, decision == Bucket.Contradict ? "In common: words dredge, harbour, mayor, promised; topic dredging. One says “never”." : "In common: words dredge, harbour, mayor, promised; topic dredging.", a));
        (await Should.ThrowAsync<Refusal>(() => DecideAsync(a, b, decision))).Message.ShouldContain("not proposed any more");
        await using var context = Under.Context();
        var kept = await context.Suggestions.SingleAsync();
        (kept.FromId, kept.ToId, kept.Proposed, kept.Decided, kept.Score).ShouldBe((a, b, Bucket.Contradict, decision, proposal.Score));
        (await context.Changes.OrderByDescending(c => c.Id).FirstAsync()).Verb.ShouldBe("suggestion.accept");
    }

    [Fact]
    public async Task A_rejected_pair_is_not_asked_about_again_whichever_article_comes_first()
    {
        await FillAsync();
        var (a, b) = (await SayAsync(First, "The mayor promised to dredge the harbour"), await SayAsync(Second, "The mayor promised the harbour dredgers work"));
        await DecideAsync(a, b, null);
        (await ProposedAsync()).ShouldBeEmpty();
        (await Under.Pairs.ProposeAsync((await Under.Comparison.CompareAsync(Second, First, Visibility.Members))!)).Pairs.ShouldBeEmpty();
        await Should.ThrowAsync<Refusal>(() => Under.Pairs.DecideAsync(Second, First, b, a, null, Bucket.Agree, "ada"));
        await Should.ThrowAsync<Refusal>(() => DecideAsync(a, 17, Bucket.Agree));
        await Should.ThrowAsync<Refusal>(() => DecideAsync(a, b, Bucket.OnlyA));
        await Should.ThrowAsync<Refusal>(() => Under.Pairs.DecideAsync(First, "nothing", a, b, null, null, "ada"));
        await Under.Undo.UndoAsync("ada");
        (await Under.Pairs.ProposeAsync((await Under.Comparison.CompareAsync(Second, First, Visibility.Members))!)).Pairs.ShouldHaveSingleItem().A.Claim.Id.ShouldBe(b);
        // A pair whose claim goes for good goes with it.
        await DecideAsync(a, b, null);
        await Under.Purge.RunAsync(Second, false, "ada");
        await using var context = Under.Context();
        (await context.Suggestions.CountAsync()).ShouldBe(0);
        (await context.ChangeRows.CountAsync(r => r.Kind == "suggestion")).ShouldBe(0);
    }

    [Fact]
    public async Task A_claim_that_was_changed_meanwhile_is_not_decided_as_it_was_seen_and_a_long_wording_is_not_anothers()
    {
        await FillAsync();
        var start = "That the mayor and the council of the harbour town promised to dredge all of the harbour before winter ";
        await Under.Proposition.CreateAsync(new(start + "is untrue"), "ada");
        var (a, b) = (await SayAsync(First, start + "holds"), await SayAsync(Second, start + "holds true"));
        var seen = (await ClaimAsync(a)).Claim.Version;
        await Under.Claims.AmendAsync(a, seen, Some.Draft("The harbour must be dredged before winter", start + "is what he said") with { Topics = ["dredging"] }, "ben");
        (await Should.ThrowAsync<Refusal>(() => Under.Pairs.DecideAsync(First, Second, a, b, (seen, 1), Bucket.Agree, "ada"))).IsStale.ShouldBeTrue();
        (await ClaimAsync(a)).Wording.ShouldBeNull();
        await DecideAsync(a, b, Bucket.Agree);
        (await ClaimAsync(a)).Wording.ShouldBe(start + "holds true", "not the one that begins alike");
    }

    [Fact]
    public async Task Words_of_a_members_text_do_not_become_a_proposition()
    {
        await FillAsync(Visibility.Members);
        var words = "A new quay would bring trade back within two years";
        var (a, b) = (await SayAsync(First, words), await SayAsync(Second, words + " at most"));
        await DecideAsync(a, b, Bucket.Agree);
        (await ClaimAsync(a)).Wording.ShouldBeNull();
        var stranger = (await Under.Claims.FindAsync(a, Visibility.Public))!.Value.Related.ShouldHaveSingleItem();
        stranger.Relation.Kind.ShouldBe(RelationKind.Supports);
        (await ProposedAsync(Visibility.Public)).ShouldBeEmpty();
    }
}
