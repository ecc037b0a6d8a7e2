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
        var move = await Under.Proposition.PreviewMergeAsync(Not, Blame, true, Visibility.Members);
        move.Told.ShouldBe("2 claims");
        move.Notes.ShouldBe(["Of them 1 will assert it and 1 deny it.", "Their polarity turns: what asserted denies, what denied asserts."]);
        await Under.Proposition.MergeAsync(Not, Blame, true, null, "ada");
        (await TakenUpAsync(Blame)).ShouldBe("Both:Denies One:Asserts Two:Asserts");
        (await TakenUpAsync(Not)).ShouldBe("Both:Denies One:Asserts Two:Asserts");
        (await Under.Concepts.FormerAsync("proposition", Not)).ShouldBe(Blame);
        var back = (await Under.Claims.ListAsync(new(Proposition: Blame), Visibility.Members)).Rows.Where(c => c.Statement != "One").Select(c => c.Claim.Id).ToList();
        (await Under.Proposition.SplitAsync(Blame, null, new("The fishermen are not to blame", back, [], true), "ada")).ShouldBe(Not);
        (await TakenUpAsync(Not), await TakenUpAsync(Blame)).ShouldBe(("Both:Asserts Two:Denies", "One:Asserts"));
    }

    [Fact]
    public async Task What_was_renamed_before_it_was_merged_comes_back_under_the_address_it_had()
    {
        await FillAsync();
        const string Not = "the-fishermen-are-not-to-blame", Blame = "the-fishermen-are-to-blame";
        await Under.Proposition.EditAsync(Not, null, new("Nobody can blame those who fish", null), "ada");
        await Under.Topic.RenameAsync("dredging", null, "Mud and its removal", "ada");
        var (claims, on) = ((await Under.Claims.ListAsync(new(Proposition: Not), Visibility.Members)).Rows.Select(c => c.Claim.Id).ToList(), (await Under.Claims.ListAsync(new(Topic: "dredging"), Visibility.Members)).Rows.Select(c => c.Claim.Id).ToList());
        await Under.Proposition.MergeAsync(Not, Blame, false, null, "ada");
        await Under.Topic.MergeAsync("dredging", "the-harbour", null, "ada");
        (await Under.Proposition.SplitAsync(Blame, null, new("nobody can blame those who fish!", claims, [], false), "ada")).ShouldBe(Not);
        (await Under.Topic.SplitAsync("the-harbour", null, new("Mud and its removal", on, []), "ada")).ShouldBe("dredging");
        (await Under.Concepts.FormerAsync("proposition", Not), await Under.Concepts.FormerAsync("topic", "dredging")).ShouldBe((null, null));
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Each_of_several_merged_gets_its_own_address_back_also_by_way_of_another()
    {
        await FillAsync();
        // One is called now what the address of the other says.
        await Under.Topic.RenameAsync("dredging", null, "Mud", "ada");
        await Under.Topic.CreateAsync("Sand", "ada");
        await using (var context = Under.WritingContext())
        {
            (await context.Topics.SingleAsync(t => t.Slug == "sand")).Slug = "mud";
            await context.SaveChangesAsync();
        }

        var on = (await Under.Claims.ListAsync(new(Topic: "dredging"), Visibility.Members)).Rows.Select(c => c.Claim.Id).ToList();
        await Under.Topic.MergeAsync("dredging", "the-harbour", null, "ada");
        await Under.Topic.MergeAsync("mud", "the-harbour", null, "ada");
        (await Under.Topic.SplitAsync("the-harbour", null, new("Mud", on, []), "ada")).ShouldBe("dredging");
        (await Under.Concepts.FormerAsync("topic", "mud")).ShouldBe("the-harbour");

        // And what was merged into one that was merged itself.
        const string Not = "the-fishermen-are-not-to-blame", Blame = "the-fishermen-are-to-blame";
        var (one, other) = (await Under.Proposition.CreateAsync(new("They lost it"), "ada"), await Under.Proposition.CreateAsync(new("They gained by it"), "ada"));
        await Under.Proposition.EditAsync(other, null, new("They gained by the flood", null), "ada");
        var claim = (await Under.Claims.ListAsync(new(Proposition: Not), Visibility.Members)).Rows[0].Claim.Id;
        await Under.Proposition.MergeAsync(other, Blame, false, null, "ada");
        await Under.Proposition.MergeAsync(one, Blame, false, null, "ada");
        await Under.Proposition.MergeAsync(Blame, Not, false, null, "ada");
        (await Under.Proposition.SplitAsync(Not, null, new("They gained by the flood", [claim], [], false), "ada")).ShouldBe(other);
        (await Under.Concepts.FormerAsync("proposition", one)).ShouldBe(Not);
    }

    [Fact]
    public async Task Propositions_are_found_by_the_beginnings_of_their_words()
    {
        await FillAsync();
        await Under.Proposition.CreateAsync(new("Russia’s terms of İstanbul were refused on US advice"), "ada");
        foreach (var words in new[] { "istanbul", "Russia's ter", "us advice", "refus istan", "  RUSSIA " })
            (await Under.Concepts.PropositionsLikeAsync(words, 5)).ShouldBe(["Russia’s terms of İstanbul were refused on US advice"], words);
        (await Under.Concepts.PropositionsLikeAsync("ssia", 5)).ShouldBeEmpty();
        (await Under.Concepts.PropositionsLikeAsync("fishermen to blame", 5)).ShouldBe(["The fishermen are not to blame", "The fishermen are to blame"], ignoreOrder: true);
        (await Under.Concepts.PropositionsLikeAsync("are to", 5))[0].ShouldBe("The fishermen are to blame", "the words in a row come first");
        (await Under.Concepts.PropositionsAsync("istanbul")).ShouldHaveSingleItem();
        await Under.Proposition.CreateAsync(new("That " + string.Join(' ', Enumerable.Repeat("quays", 30)) + " and at last a lighthouse"), "ada");
        (await Under.Concepts.PropositionsLikeAsync("lighthouse", 5)).ShouldHaveSingleItem();
        // What is written meanwhile is found.
        await Under.Proposition.EditAsync("The fishermen are to blame", null, new("Nets are to blame", null), "ben");
        (await Under.Concepts.PropositionsLikeAsync("nets", 5)).ShouldBe(["Nets are to blame"]);
    }

    [Fact]
    public async Task Propositions_come_the_most_disputed_first_page_by_page_and_every_number_is_that_of_its_list()
    {
        await Under.Packs.LoadSamplesAsync("test");
        await Under.Proposition.CreateAsync(new("Nobody has taken this up yet"), "ada");
        var whole = (await Under.Concepts.DisputedAsync(size: null)).Rows;
        whole.Count.ShouldBe((await Under.Concepts.PropositionsAsync(size: 1000)).Count);
        foreach (var row in whole)
            foreach (var (side, count) in new[] { (Polarity.Asserts, row.Asserts), (Polarity.Denies, row.Denies) })
                (await Under.Claims.CountAsync(new(Proposition: row.Proposition.Slug) { Polarity = side }, Visibility.Public)).ShouldBe(count, row.Proposition.Slug);
        var keys = whole.Select(r => (Math.Min(r.Asserts, r.Denies), r.Asserts + r.Denies, r.Proposition.Id)).ToList();
        keys.ShouldBe(keys.OrderDescending());
        (keys[0].Item1, whole[^1].Proposition.Wording).ShouldBe((3, "Nobody has taken this up yet"));
        whole.Count(r => r.Topic is not null).ShouldBeGreaterThan(10);
        // Page by page, each once, also where somebody writes meanwhile.
        var (seen, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await Under.Concepts.DisputedAsync(null, after, 7);
            seen.AddRange(page.Rows.Select(r => r.Proposition.Slug));
            await Under.Proposition.CreateAsync(new($"Made while page {seen.Count} was read"), "ada");
            after = page.Next;
        } while (after is not null);

        seen.Where(s => !s.StartsWith("made-while", StringComparison.Ordinal)).ShouldBe(whole.Select(r => r.Proposition.Slug));
        // A claim retired counts no more; words narrow; a cursor that is none is told.
        var first = whole[0];
        var claim = (await Under.Claims.ListAsync(new(Proposition: first.Proposition.Slug), Visibility.Members)).Rows[0].Claim;
        await Under.Claims.SetStatusAsync(claim.Id, claim.Version, ClaimStatus.Retired, "ada");
        var now = (await Under.Concepts.DisputedAsync(size: null)).Rows.Single(r => r.Proposition.Id == first.Proposition.Id);
        (now.Asserts + now.Denies).ShouldBe(first.Asserts + first.Denies - 1);
        (await Under.Concepts.DisputedAsync("nobody taken")).Rows.ShouldHaveSingleItem().Proposition.Slug.ShouldBe("nobody-has-taken-this-up-yet");
        (await Under.Concepts.DisputedAsync(null, "x")).IsStray.ShouldBeTrue();
    }

    [Fact]
    public async Task A_merge_split_back_restores_every_answer_of_lists_comparisons_and_facets()
    {
        await FillAsync();
        var second = (await Under.Intake.AddAsync(Some.Text(Some.Harbour.Append("Second"), "Second") with { Bytes = [7] }, "ada")).Slug;
        await Under.Claims.AssertAsync(second,
        [
            Some.Reported() with { Statement = "Three", Topics = ["dredging"], Polarity = Polarity.Denies },
            Some.Reported() with { Statement = "Four", Topics = ["dredging"], Proposition = "The fishermen are not to blame", Polarity = Polarity.Asserts },
        ], "ada");
        const string Not = "the-fishermen-are-not-to-blame", Blame = "the-fishermen-are-to-blame";
        var first = (await Under.Library.ListAsync(Visibility.Members)).Rows.Select(a => a.Article.Slug).First(a => a != second);
        async Task<string> AnswersAsync()
        {
            var compared = (await Under.Comparison.CompareAsync(first, second, Visibility.Members))!;
            var facets = await Under.Facets.ReadAsync(new(), Visibility.Members, 20);
            string Side(IReadOnlyList<long> ids) => string.Join('+', ids.Select(i => compared.Claim(i).Statement).Order());
            return string.Join('\n', [await TakenUpAsync(Not), await TakenUpAsync(Blame), .. compared.Rows.Select(r => $"{r.Bucket} {Side(r.A)} {Side(r.B)} {compared.Wording(r)}").Order(), .. facets.Propositions.Concat(facets.Topics).Select(f => $"{f}").Order()]);
        }

        var before = await AnswersAsync();
        foreach (var turn in new[] { false, true })
        {
            var moved = (await Under.Claims.ListAsync(new(Proposition: Not), Visibility.Members)).Rows.Select(c => c.Claim.Id).ToList();
            await Under.Proposition.MergeAsync(Not, Blame, turn, null, "ada");
            (await AnswersAsync()).ShouldNotBe(before);
            await Under.Proposition.SplitAsync(Blame, null, new("The fishermen are not to blame", moved, [], turn), "ada");
            (await AnswersAsync()).ShouldBe(before);
            await Under.ShouldBalanceAsync();
        }

        // And so does undo.
        await Under.Proposition.MergeAsync(Not, Blame, true, null, "ada");
        await Under.Undo.UndoAsync("ada");
        (await AnswersAsync()).ShouldBe(before);
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

    [Fact]
    public async Task Every_number_of_who_takes_up_a_proposition_is_the_length_of_the_list_that_it_opens()
    {
        await Under.Packs.LoadSamplesAsync("test");
        var told = 0;
        foreach (var proposition in await Under.Concepts.PropositionsAsync())
        {
            var holders = await Under.Concepts.HoldersAsync(proposition.Id);
            holders.Earliest.Count.ShouldBe(holders.All);
            foreach (var sees in new[] { Visibility.Members, Visibility.Public })
            {
                async Task Opens(int count, Polarity side, PropositionHolder? holder = null)
                {
                    var list = await Under.Claims.ListAsync(new(Source: holder?.Actor.Slug, Proposition: proposition.Slug) { Polarity = side }, sees, size: null, order: ClaimOrder.Oldest);
                    list.Rows.Count.ShouldBe(count, $"{holder?.Actor.Name} {side} {proposition.Wording}");
                    told += count;
                    if (holder is null || count == 0) return;
                    var (first, since) = (list.Rows.First(c => c.Article.Date is not null), side == Polarity.Denies ? holder.Denies! : holder.Asserts!);
                    (since.First, since.Date, since.Precision).ShouldBe((first.Id, first.Article.Date, first.Article.DatePrecision));
                }

                await Opens(holders.Asserts, Polarity.Asserts);
                await Opens(holders.Denies, Polarity.Denies);
                foreach (var holder in holders.Earliest) { await Opens(holder.Asserts?.Claims ?? 0, Polarity.Asserts, holder); await Opens(holder.Denies?.Claims ?? 0, Polarity.Denies, holder); }
            }
        }

        told.ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task Who_takes_up_a_proposition_is_told_from_the_earliest_on_and_follows_what_is_written()
    {
        async Task<string> Text(string title, DateOnly? date, DatePrecision precision = DatePrecision.Day) =>
            (await Under.Intake.AddAsync(Some.Text(Some.Harbour.Append(title), title) with { Date = date, DatePrecision = precision, Bytes = System.Text.Encoding.UTF8.GetBytes(title) }, "ada")).Slug;
        ClaimDraft Said(string who, Polarity side, string statement) => Some.Draft("The harbour must be dredged before winter", statement) with { Sources = [who], Cue = "said", Proposition = "It must be dredged", Polarity = side };
        var (march, may, never) = (await Text("In March", new(2026, 3, 1), DatePrecision.Month), await Text("In May", new(2026, 5, 4)), await Text("At no time", null));
        await Under.Claims.AssertAsync(never, [Said("Nobody dated", Polarity.Denies, "Never"), Said("Tom Reed", Polarity.Asserts, "Once")], "ada");
        await Under.Claims.AssertAsync(may, [Said("the mayor", Polarity.Asserts, "Yes"), Said("Tom Reed", Polarity.Asserts, "Yes, yes")], "ada");
        var turned = (await Under.Claims.AssertAsync(march, [Said("Tom Reed", Polarity.Denies, "No")], "ada"))[0];
        var id = (await Under.Concepts.PropositionAsync("it-must-be-dredged"))!.Value.Proposition.Id;
        static string Side(HolderSide? side) => side is null ? "-" : $"{PrintedDate.Of(side.Date, side.Precision)} {side.Claims}/{side.Undated}";
        async Task<IEnumerable<string>> Told(int most = 50) => (await Under.Concepts.HoldersAsync(id, most)).Earliest.Select(h => $"{h.Actor.Name}: {Side(h.Asserts)}, {Side(h.Denies)}");

        (await Told()).ShouldBe(["Tom Reed: 4 May 2026 2/1, March 2026 1/0", "the mayor: 4 May 2026 1/0, -", "Nobody dated: -, undated 1/1"]);
        (await Under.Concepts.HoldersAsync(id, 1)).ShouldSatisfyAllConditions(h => h.All.ShouldBe(3), h => h.Earliest.ShouldHaveSingleItem().TakesBoth.ShouldBeTrue());
        await Under.Claims.SetStatusAsync(turned, (await Under.Claims.FindAsync(turned, Visibility.Members))!.Value.Claim.Claim.Version, ClaimStatus.Retired, "ada");
        (await Told()).First().ShouldBe("Tom Reed: 4 May 2026 2/1, -");
        await Under.Undo.UndoAsync("ada");
        (await Told()).First().ShouldBe("Tom Reed: 4 May 2026 2/1, March 2026 1/0");
        (await Under.Concepts.HoldersAsync(0)).ShouldSatisfyAllConditions(h => h.All.ShouldBe(0), h => h.Earliest.ShouldBeEmpty());
    }
}
