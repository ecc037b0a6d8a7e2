using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class ConceptContract : StoreContract
{
    private async Task FillAsync()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        await Under.Claims.AssertAsync(slug,
        [
            Some.Reported() with { Statement = "One", Topics = ["dredging"] },
            Some.Reported() with { Statement = "Two", Topics = ["the harbour"], Proposition = "The fishermen are not to blame", Polarity = Polarity.Denies },
            Some.Reported() with { Statement = "Both", Topics = ["dredging", "the harbour"], Proposition = "The fishermen are not to blame", Polarity = Polarity.Asserts },
        ], "ada");
        await Under.Proposition.EditAsync("The fishermen are to blame", null, new("The fishermen are to blame", "dredging"), "ada");
    }

    private async Task<string> OnAsync(string topic) => string.Join(" ", (await Under.Claims.ListAsync(new(Topic: topic), Visibility.Members)).Rows.Select(c => c.Statement).Order());

    private async Task<string> TakenUpAsync(string proposition) => string.Join(" ", (await Under.Claims.ListAsync(new(Proposition: proposition), Visibility.Members)).Rows.Select(c => $"{c.Statement}:{c.Claim.Polarity}").Order());

    [Fact]
    public async Task A_topic_merged_into_another_brings_its_claims_and_propositions_and_a_split_gives_them_back()
    {
        await FillAsync();
        var move = await Under.Topic.PreviewMergeAsync("dredging", "the harbour", Visibility.Members);
        move.Told.ShouldBe("2 claims, 1 proposition (1 on both already)");
        (await Under.Topic.MergeAsync("dredging", "the-harbour", null, "ada")).Told.ShouldBe(move.Told);
        (await OnAsync("the-harbour")).ShouldBe("Both One Two");
        (await OnAsync("dredging")).ShouldBe("Both One Two");
        (await Under.Concepts.TopicAsync("dredging")).ShouldBeNull();
        (await Under.Concepts.FormerAsync("topic", "dredging")).ShouldBe("the-harbour");
        (await Under.Concepts.TopicAsync("the-harbour"))!.Value.Propositions.ShouldHaveSingleItem();
        await Under.ShouldBalanceAsync();

        var (one, point) = ((await Under.Claims.ListAsync(new(), Visibility.Members)).Rows.Single(c => c.Statement == "One").Claim.Id, (await Under.Concepts.TopicAsync("the-harbour"))!.Value.Propositions[0].Id);
        (await Under.Topic.SplitAsync("the-harbour", null, new("dredging", [one], [point]), "ada")).ShouldBe("dredging");
        (await OnAsync("dredging"), await OnAsync("the-harbour")).ShouldBe(("One", "Both Two"));
        (await Under.Concepts.FormerAsync("topic", "dredging")).ShouldBeNull();
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task A_proposition_merged_into_its_opposite_turns_the_polarity_and_a_split_turns_it_back()
    {
        await FillAsync();
        const string Not = "the-fishermen-are-not-to-blame", Blame = "the-fishermen-are-to-blame";
        (await Under.Proposition.PreviewMergeAsync(Not, Blame, true, Visibility.Members)).Told.ShouldBe("2 claims");
        await Under.Proposition.MergeAsync(Not, Blame, true, null, "ada");
        (await TakenUpAsync(Blame)).ShouldBe("Both:Denies One:Asserts Two:Asserts");
        (await TakenUpAsync(Not)).ShouldBe("Both:Denies One:Asserts Two:Asserts");
        (await Under.Concepts.FormerAsync("proposition", Not)).ShouldBe(Blame);
        var back = (await Under.Claims.ListAsync(new(Proposition: Blame), Visibility.Members)).Rows.Where(c => c.Statement != "One").Select(c => c.Claim.Id).ToList();
        (await Under.Proposition.SplitAsync(Blame, null, new("The fishermen are not to blame", back, [], true), "ada")).ShouldBe(Not);
        (await TakenUpAsync(Not), await TakenUpAsync(Blame)).ShouldBe(("Both:Asserts Two:Denies", "One:Asserts"));
    }

    [Fact]
    public async Task A_slug_made_anew_after_a_merge_can_be_merged_again()
    {
        await FillAsync();
        await Under.Topic.MergeAsync("dredging", "the-harbour", null, "ada");
        await using (var context = Under.WritingContext())
        {
            context.Topics.Add(new() { Slug = "dredging", Name = "dredging" });
            await context.SaveChangesAsync();
        }

        await Under.Topic.MergeAsync("dredging", "the-harbour", null, "ada");
        (await Under.Concepts.FormerAsync("topic", "dredging")).ShouldBe("the-harbour");
        (await OnAsync("dredging")).ShouldBe("Both One Two");
    }

    [Fact]
    public async Task A_merge_without_turning_keeps_the_polarity()
    {
        await FillAsync();
        await Under.Proposition.MergeAsync("the-fishermen-are-not-to-blame", "the-fishermen-are-to-blame", false, null, "ada");
        (await TakenUpAsync("the-fishermen-are-to-blame")).ShouldBe("Both:Asserts One:Asserts Two:Denies");
    }

    [Fact]
    public async Task A_rename_keeps_the_slug_and_a_known_name_is_refused_with_the_merge_to_offer()
    {
        await FillAsync();
        (await Under.Topic.RenameAsync("dredging", null, "Dredging works", "ada")).ShouldBe("dredging");
        (await Under.Concepts.TopicAsync("dredging"))!.Value.Topic.Name.ShouldBe("Dredging works");
        (await Should.ThrowAsync<Refusal>(() => Under.Topic.RenameAsync("dredging", null, "The Harbour", "ada"))).Namesake.ShouldBe("the-harbour");
        (await Should.ThrowAsync<Refusal>(() => Under.Topic.CreateAsync("dredging  works", "ada"))).Namesake.ShouldBe("dredging");
        (await Should.ThrowAsync<Refusal>(() => Under.Topic.MergeAsync("dredging", "Dredging works", null, "ada"))).Message.ShouldContain("into itself");
        (await Should.ThrowAsync<Refusal>(() => Under.Topic.RenameAsync("dredging", 1, "Anything", "ada"))).Message.ShouldContain("load it again");
        (await Should.ThrowAsync<Refusal>(() => Under.Topic.RenameAsync("dredging", null, "…", "ada"))).Message.ShouldContain("empty");
        (await Should.ThrowAsync<Refusal>(() => Under.Proposition.EditAsync("the-fishermen-are-to-blame", null, new("The fishermen are not to blame"), "ada"))).Namesake.ShouldBe("the-fishermen-are-not-to-blame");
        (await Should.ThrowAsync<Refusal>(() => Under.Proposition.MergeAsync("the-fishermen-are-to-blame", "The fishermen are to blame", true, null, "ada"))).Message.ShouldContain("into itself");
        (await Should.ThrowAsync<Refusal>(() => Under.Topic.SplitAsync("dredging", null, new("New", [], []), "ada"))).Message.ShouldContain("Nothing is chosen");
        (await Under.Topic.CreateAsync("Quays", "ada")).ShouldBe("quays");
        (await Under.Proposition.CreateAsync(new("Quays pay", "Quays"), "ada")).ShouldBe("quays-pay");
        (await Under.Concepts.TopicAsync("quays"))!.Value.Propositions.ShouldHaveSingleItem();
    }
}
