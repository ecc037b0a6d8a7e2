using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class ActorContract : StoreContract
{
    /// <summary>One man under two names: as a source, as spoken of, in the by-line; once both names in one claim.</summary>
    private async Task<string> TwoNamesAsync()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text() with { Authors = ["Tom Reed"] }, "ada")).Slug;
        await Under.Claims.AssertAsync(slug,
        [
            Some.Draft("The harbour must be dredged", "Own voice"),
            Some.Reported() with { Statement = "Held by the other spelling", Sources = ["Tom Read"] },
            Some.Reported() with { Statement = "About both", About = [new("Tom Reed", Stance.Supportive), new("Tom Read", Stance.Critical)] },
            Some.Reported() with { Statement = "About one", About = [new("Tom Reed", Stance.Neutral), new("fishermen", Stance.Critical)] },
            Some.Reported() with { Statement = "Passed on", Sources = [], Cue = null, Attribution = [new(["Tom Reed"], "said"), new(["the mayor"], null)] },
        ], "ada");
        return slug;
    }

    private async Task<IReadOnlyList<string>> HeldAsync(string slug) => [.. (await Under.Claims.ListAsync(new(Source: slug), Visibility.Members)).Rows.Select(c => c.Statement).Order()];

    private async Task<IReadOnlyList<string>> AboutAsync(string slug) => [.. (await Under.Claims.ListAsync(new(About: slug), Visibility.Members)).Rows.Select(c => c.Statement).Order()];

    [Fact]
    public async Task An_article_beyond_those_listed_is_portrayed_with_all_its_claims_counted()
    {
        var last = "";
        foreach (var number in Enumerable.Range(1, 14))
        {
            last = (await Under.Intake.AddAsync(Some.Text([$"The mayor fails at pier {number}. He shrugs at it."], $"Pier {number}"), "ada")).Slug;
            await Under.Claims.AssertAsync(last, [new() { Quote = $"The mayor fails at pier {number}", Statement = $"Failed at {number}", About = [new("the mayor", Stance.Critical)] }], "ada");
        }

        var first = (await Under.Library.ListAsync(Visibility.Members, size: null)).Rows.Select(a => a.Article.Slug).ToList();
        foreach (var slug in first)
        {
            var page = (await Under.Actors.ReadAsync("the-mayor", Visibility.Members, new(slug, null, null, null)))!;
            page.Sides.Single(s => s.Article.Slug == slug).All.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Every_number_of_an_actor_is_the_length_of_the_list_that_it_opens()
    {
        await Under.Packs.LoadSamplesAsync("test");
        var told = 0;
        foreach (var sees in new[] { Visibility.Members, Visibility.Public })
        {
            foreach (var slug in new[] { "vladimir-putin", "donald-trump", "ukraine", "ivan-ilyin" })
            {
                var page = (await Under.Actors.ReadAsync(slug, sees))!;
                async Task Each(int count, ClaimFilter filter) { told++; (await Under.Claims.CountAsync(filter, sees, int.MaxValue)).ShouldBe(count, $"{filter}"); }
                async Task Stances(IReadOnlyList<int> counts, ClaimFilter filter) { foreach (var stance in Enum.GetValues<Stance>()) await Each(counts[(int)stance], filter with { About = slug, Stance = stance }); }
                foreach (var row in page.Articles) await Stances(row.Counts, new(Article: row.Of.Slug));
                foreach (var row in page.Months) await Stances(row.Counts, new() { From = row.Of, Until = row.Of.AddMonths(1).AddDays(-1) });
                foreach (var row in page.Speakers) await Stances(row.Counts, new(Source: row.Of.Slug));
                foreach (var side in page.Sides) await Each(side.All, new(Article: side.Article.Slug, About: slug));
                foreach (var row in page.Company) await Each(row.Claims, new(About: slug) { Also = row.Actor.Slug });
                var change = page.Change!;
                await Each(change.Before.Holds, new(Source: slug) { Until = change.First });
                await Each(change.After.Holds, new(Source: slug) { From = change.First.AddDays(1) });
                await Stances(change.Before.About, new() { Until = change.First });
                await Stances(change.After.About, new() { From = change.First.AddDays(1) });
                (change.Before.Holds + change.After.Holds, change.Before.About.Sum() + change.After.About.Sum()).ShouldBe((page.Actor.Holds, page.Actor.About));
                page.Articles.Sum(a => a.Claims).ShouldBe(page.Actor.About);
                page.Months.Sum(m => m.Claims).ShouldBe(page.Actor.About);
            }
        }

        told.ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task What_an_actor_says_and_takes_back_stands_in_its_order_and_a_later_time_tells_what_it_brought()
    {
        const string point = "The harbour needs dredging";
        ClaimDraft Said(string statement, Polarity polarity, string who = "Tom Reed") =>
            Some.Draft("The harbour must be dredged before winter", statement) with { Sources = [who], Cue = "said", Proposition = point, Polarity = polarity };
        async Task<string> Text(string title, DateOnly? date) => (await Under.Intake.AddAsync(Some.Text(Some.Harbour.Append(title), title) with { Date = date, Bytes = System.Text.Encoding.UTF8.GetBytes(title) }, "ada")).Slug;
        var (march, may, undated) = (await Text("In March", new(2026, 3, 10)), await Text("In May", new(2026, 5, 4)), await Text("At no time", null));
        await Under.Claims.AssertAsync(may, [Said("It need not be dredged", Polarity.Denies), Some.Reported() with { About = [new("Tom Reed", Stance.Critical), new("fishermen", Stance.Neutral)] }], "ada");
        await Under.Claims.AssertAsync(march, [Said("It must be dredged", Polarity.Asserts), Some.Draft("Nobody else will pay for it", "He is right") with { About = [new("Tom Reed", Stance.Supportive)] }], "ada");
        await Under.Claims.AssertAsync(undated, [Said("It always had to be dredged", Polarity.Asserts), Said("The council wants it", Polarity.Asserts, "council")], "ada");

        var page = (await Under.Actors.ReadAsync("tom-reed", Visibility.Members))!;
        var turn = page.Turns.ShouldHaveSingleItem();
        (turn.Proposition.Wording, turn.Asserts, turn.Denies).ShouldBe((point, 2, 1));
        turn.Claims.Select(c => (c.Statement, c.Claim.Polarity)).ShouldBe([("It always had to be dredged", Polarity.Asserts), ("It must be dredged", Polarity.Asserts), ("It need not be dredged", Polarity.Denies)]);
        (await Under.Actors.ReadAsync("council", Visibility.Members))!.Turns.ShouldBeEmpty();
        page.Sides.Select(s => (s.Article.Slug, s.Claims.Count)).ShouldBe([(may, 1), (march, 1)], ignoreOrder: true);
        page.Months.Select(m => (m.Of, m.Claims)).ShouldBe([(new(2026, 5, 1), 1), (new(2026, 3, 1), 1)]);
        page.Speakers.Select(s => s.Of.Slug).ShouldBe(["ada-quill", "the-mayor"], ignoreOrder: true);

        // Nothing asked: the last month against all before it.
        var change = page.Change!;
        (change.First, change.Last, change.Before.Holds, change.After.Holds).ShouldBe((new(2026, 4, 30), null, 2, 1));
        change.Speakers.ShouldHaveSingleItem().Of.Slug.ShouldBe("the-mayor");
        change.Company.ShouldHaveSingleItem().Actor.Slug.ShouldBe("fishermen");
        var position = change.Positions.ShouldHaveSingleItem();
        (position.IsTurn, position.Before, position.After).ShouldBe((true, (2, 0), (0, 1)));

        // Between two days, in whichever order they come; and the sides that were asked for.
        var asked = (await Under.Actors.ReadAsync("tom-reed", Visibility.Members, new(march, may, new(2026, 4, 1), new(2026, 2, 1))))!;
        asked.Sides.Select(s => s.Article.Slug).ShouldBe([march, may]);
        (asked.Change!.First, asked.Change.Last, asked.Change.Before.Holds, asked.Change.After.Holds).ShouldBe((new(2026, 2, 1), new(2026, 4, 1), 1, 1));
        asked.Change.Positions.ShouldBeEmpty("it said the same before");
        asked.Change.Speakers.ShouldHaveSingleItem().Of.Slug.ShouldBe("ada-quill");

        // What is undone is not told, what is redone is told again.
        await Under.Undo.UndoAsync("ada");
        var less = (await Under.Actors.ReadAsync("tom-reed", Visibility.Members))!;
        less.Turns.ShouldHaveSingleItem().Claims.Count.ShouldBe(2);
        await Under.Undo.RedoAsync("ada");
        (await Under.Actors.ReadAsync("tom-reed", Visibility.Members))!.Turns.ShouldHaveSingleItem().Claims.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_merge_moves_claims_articles_and_names_and_every_reading_agrees()
    {
        var article = await TwoNamesAsync();
        await Under.Actor.EditAsync("tom-reed", null, new("Tom Reed", ActorKind.Person, [new("Big Tom", AliasKind.Epithet)], [new("Speaker", "fishermen", "2019", null)]), "ada");
        var move = await Under.Actor.PreviewMergeAsync("tom-reed", "tom-read", Visibility.Members);
        (move.Held, move.About, move.Reported, move.Articles, move.Aliases, move.Offices, move.Both, move.Clashing).ShouldBe((1, 2, 1, 1, 2, 1, 1, 1));
        move.Told.ShouldBe("1 claim held, 2 about, 1 claim passed on, 1 article, 2 names, 1 office");
        move.First.Count.ShouldBe(4);
        (await HeldAsync("tom-reed")).ShouldBe(["Own voice"]);

        (await Under.Actor.MergeAsync("tom-reed", "tom-read", (move.From.Version, move.Into!.Version), "ada")).Told.ShouldBe(move.Told);
        (await HeldAsync("tom-read")).ShouldBe(["Held by the other spelling", "Own voice"]);
        (await AboutAsync("tom-read")).ShouldBe(["About both", "About one"]);
        // The old slug goes on finding what it became, in filters and by name; the other's stance stays where both were named.
        (await HeldAsync("tom-reed")).ShouldBe(["Held by the other spelling", "Own voice"]);
        (await Under.Claims.ListAsync(new(About: "tom-reed", Stance: Stance.Critical), Visibility.Members)).Rows.ShouldHaveSingleItem().About.ShouldHaveSingleItem();
        (await Under.Claims.CountAsync(new(About: "fishermen", Also: "tom-reed"), Visibility.Members)).ShouldBe(1);
        (await Under.Actors.BySlugAsync(["tom-reed", "fishermen", "nobody"])).Select(a => (a.Key, a.Value.Slug)).Order().ShouldBe([("fishermen", "fishermen"), ("tom-reed", "tom-read")]);
        (await Under.Actors.ReadAsync("tom-reed", Visibility.Members)).ShouldBeNull();
        (await Under.Actors.FormerAsync("tom-reed")).ShouldBe("tom-read");
        var page = (await Under.Actors.ReadAsync("tom-read", Visibility.Members))!;
        page.Actor.Aliases.Select(a => a.Name).ShouldBe(["Tom Reed", "Big Tom"]);
        page.Offices.ShouldHaveSingleItem().Of.ShouldBe("fishermen");
        (page.Actor.Holds, page.Actor.About).ShouldBe((2, 2));
        (await Under.Library.FindAsync(article, Visibility.Members))!.Authors.ShouldHaveSingleItem().Slug.ShouldBe("tom-read");
        foreach (var words in new[] { "Reed", "Big Tom", "Tom Read" })
            (await Under.Search.FindAsync(words, Visibility.Members, HitKind.Actor)).Rows.ShouldHaveSingleItem().Hit.Slug.ShouldBe("tom-read");
        (await Under.Actors.LinesAsync(null)).Select(a => a.Slug).ShouldNotContain("tom-reed");
        await Under.ShouldBalanceAsync();
        // A claim that names the old name, and an import that knows the old slug, mean the one that is left.
        await Under.Claims.AssertAsync(article, [Some.Reported() with { Statement = "Later", Sources = ["Tom Reed"] }], "ada");
        (await HeldAsync("tom-read")).ShouldContain("Later");
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task A_retired_claim_goes_over_too_although_nothing_links_it()
    {
        await TwoNamesAsync();
        await using (var context = Under.WritingContext())
        {
            var claim = await context.Claims.SingleAsync(c => c.Statement == "About one");
            claim.Status = ClaimStatus.Retired;
            context.ClaimActors.RemoveRange(await context.ClaimActors.Where(l => l.ClaimId == claim.Id).ToListAsync());
            context.ClaimTopics.RemoveRange(await context.ClaimTopics.Where(l => l.ClaimId == claim.Id).ToListAsync());
            await context.SaveChangesAsync();
        }

        (await Under.Actor.MergeAsync("tom-reed", "tom-read", null, "ada")).About.ShouldBe(2);
        await using var after = Under.Context();
        var retired = await after.Claims.SingleAsync(c => c.Statement == "About one");
        (await after.Actors.Where(a => retired.About.Select(x => x.ActorId).Contains(a.Id)).Select(a => a.Slug).ToListAsync()).ShouldContain("tom-read");
        (await after.ClaimActors.AnyAsync(l => l.ClaimId == retired.Id)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_split_is_the_inverse_of_a_merge_in_what_the_lists_show()
    {
        var article = await TwoNamesAsync();
        var (held, about) = (await HeldAsync("tom-reed"), await AboutAsync("tom-read"));
        var own = (await Under.Claims.ListAsync(new(About: "tom-reed"), Visibility.Members)).Rows.Where(c => c.Statement == "About one").Select(c => c.Claim.Id).ToList();
        await Under.Actor.MergeAsync("tom-reed", "tom-read", null, "ada");
        var id = (await Under.Library.FindAsync(article, Visibility.Members))!.Article.Id;
        var parts = new ActorParts("Tom Reed", null, own, [id], [], []);
        (await Under.Actor.PreviewSplitAsync("tom-read", parts, Visibility.Members)).Told.ShouldBe("1 claim held, 1 about, 1 article");
        (await Under.Actor.SplitAsync("tom-read", null, parts, "ada")).ShouldBe("tom-reed");
        (await HeldAsync("tom-reed")).ShouldBe(held);
        (await AboutAsync("tom-read")).ShouldBe(about);
        (await AboutAsync("tom-reed")).ShouldBe(["About one"]);
        (await Under.Actors.ReadAsync("tom-read", Visibility.Members))!.Actor.Aliases.ShouldBeEmpty();
        (await Under.Actors.FormerAsync("tom-reed")).ShouldBeNull();
        (await Under.Search.FindAsync("Reed", Visibility.Members, HitKind.Actor)).Rows.ShouldHaveSingleItem().Hit.Slug.ShouldBe("tom-reed");
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Two_merges_in_a_row_lead_the_first_slug_to_the_last_actor()
    {
        await TwoNamesAsync();
        await Under.Actor.MergeAsync("tom-reed", "tom-read", null, "ada");
        await Under.Actor.MergeAsync("tom-read", "the-mayor", null, "ada");
        (await Under.Actors.FormerAsync("tom-reed")).ShouldBe("the-mayor");
        (await HeldAsync("tom-reed")).Count.ShouldBe(5);
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task A_pack_that_still_knows_both_does_not_bring_the_merged_one_back()
    {
        await TwoNamesAsync();
        var pack = await Under.Packs.ExportAsync(["the-harbour-and-the-mayor"], "harbour", "00112233445566778899aabbccddeeff");
        await Under.Actor.MergeAsync("tom-reed", "tom-read", null, "ada");
        await Under.Packs.ImportAsync(pack, "ada");
        (await Under.Actors.LinesAsync(null)).Select(a => a.Slug).ShouldNotContain("tom-reed");
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task A_rename_keeps_the_slug_and_the_old_name()
    {
        await TwoNamesAsync();
        (await Under.Actor.RenameAsync("tom-read", "Thomas Read", true, "ada")).ShouldBe("tom-read");
        (await Under.Actors.ReadAsync("tom-read", Visibility.Members))!.Actor.Aliases.ShouldBe([new("Tom Read", AliasKind.Name)]);
        (await Under.Names.FindAsync("tom read")).Exact!.Name.ShouldBe("Thomas Read");
        await Under.Actor.RenameAsync("tom-read", "T. Read", false, "ada");
        (await Under.Search.FindAsync("Thomas", Visibility.Members, HitKind.Actor)).Rows.ShouldBeEmpty();
        (await Under.Search.FindAsync("\"Tom Read\"", Visibility.Members, HitKind.Actor)).Rows.Count.ShouldBe(1);
        await using var context = Under.Context();
        (await context.Changes.OrderBy(c => c.Id).Select(c => c.Verb).LastAsync()).ShouldBe("actor.rename");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_one_sentence_and_nothing_is_written()
    {
        await TwoNamesAsync();
        await using var context = Under.Context();
        var before = await context.Changes.CountAsync();
        async Task RefusedAsync(Func<Task> write, string says)
        {
            var message = (await Should.ThrowAsync<Refusal>(write)).Message;
            message.ShouldContain(says);
            message.ShouldNotContain("\n");
        }

        ActorEdit Edit(string name, params Alias[] aliases) => new(name, ActorKind.Person, aliases, []);
        await RefusedAsync(() => Under.Actor.MergeAsync("tom-reed", "Tom Reed", null, "ada"), "into itself");
        await RefusedAsync(() => Under.Actor.MergeAsync("tom-reed", "nobody", null, "ada"), "no actor");
        await RefusedAsync(() => Under.Actor.MergeAsync("tom-reed", "tom-read", (7, 1), "ada"), "load it again");
        await RefusedAsync(() => Under.Actor.EditAsync("tom-reed", 7, Edit("Tom"), "ada"), "load it again");
        await RefusedAsync(() => Under.Actor.EditAsync("tom-reed", null, Edit("  "), "ada"), "empty");
        await RefusedAsync(() => Under.Actor.EditAsync("tom-reed", null, Edit(new string('x', 201)), "ada"), "201");
        await RefusedAsync(() => Under.Actor.EditAsync("tom-reed", null, Edit("Tom Reed") with { Offices = [new("Mayor", null, "last year", null)] }, "ada"), "last year");
        await RefusedAsync(() => Under.Actor.SplitAsync("tom-reed", null, new("New", null, [], [], [], []), "ada"), "Nothing is chosen");
        await RefusedAsync(() => Under.Actor.SplitAsync("tom-reed", null, new("New", null, [1], [], [], []), "ada"), "claim you chose");
        await RefusedAsync(() => Under.Actor.SplitAsync("tom-reed", null, new("Tom Reed", null, [1], [], [], []), "ada"), "already");
        (await Should.ThrowAsync<Refusal>(() => Under.Actor.EditAsync("tom-reed", null, Edit("Tom Reed", new Alias("TOM READ", AliasKind.Name)), "ada"))).Namesake.ShouldBe("tom-read");
        (await Should.ThrowAsync<Refusal>(() => Under.Actor.CreateAsync("tom read", ActorKind.Person, "ada"))).Namesake.ShouldBe("tom-read");
        (await context.Changes.CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_name_that_is_nearly_a_known_one_finds_it()
    {
        await Under.Actor.CreateAsync("Volodymyr Zelenskyy", ActorKind.Person, "ada");
        await Under.Actor.CreateAsync("Grigori Rasputin", ActorKind.Person, "ada");
        (await Under.Names.FindAsync("Zelensky")).Near.ShouldHaveSingleItem().Name.ShouldBe("Volodymyr Zelenskyy");
        (await Under.Names.FindAsync("Vladimir Putin")).Near.ShouldBeEmpty();
        (await Under.Names.FindAsync("volodymyr zelenskyy")).Exact!.Slug.ShouldBe("volodymyr-zelenskyy");
        (await Under.Names.FindAsync("rasp")).Near.ShouldHaveSingleItem().Slug.ShouldBe("grigori-rasputin");
        (await Under.Names.FindAsync("rasp", parts: false)).Near.ShouldBeEmpty();
        (await Under.Names.FindAsync("Zelensky", but: "volodymyr-zelenskyy")).Near.ShouldBeEmpty();
        (await Under.Names.FindAsync("  ")).Near.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_thousand_claims_are_merged_in_one_entry()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        await Under.Claims.AssertAsync(slug, [.. Enumerable.Range(0, 1000).Select(i => Some.Reported() with { Statement = $"Claim {i}", Sources = ["Tom Reed"] })], "ada");
        await Under.Actor.CreateAsync("Tom Read", ActorKind.Person, "ada");
        (await Under.Actor.MergeAsync("tom-reed", "tom-read", null, "ada")).Held.ShouldBe(1000);
        await Under.ShouldBalanceAsync();
        await using var context = Under.Context();
        (await context.Changes.CountAsync(c => c.Verb == "actor.merge")).ShouldBe(1);
    }
}
