using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class ClaimContract : StoreContract
{
    private async Task<string> ArticleAsync() => (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;

    [Fact]
    public async Task A_claim_lands_in_its_paragraph_and_sentence()
    {
        var slug = await ArticleAsync();
        var id = (await Under.Claims.AssertAsync(slug, [Some.Draft("Nobody else will pay for it")], "ada"))[0];
        var passage = (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim.ToLine().Passages.Single();
        (passage.Paragraph, passage.Sentence, passage.Quote).ShouldBe((2, 2, "Nobody else will pay for it"));
        Some.Harbour[1][passage.Start!.Value..passage.End!.Value].ShouldBe(passage.Quote);
    }

    [Fact]
    public async Task An_editor_goes_on_at_the_next_paragraph_without_claims_that_nobody_called_empty_and_begins_again_at_the_end()
    {
        var slug = await ArticleAsync();
        async Task<int?[]> NextAsync() => [await After(0), await After(2), await After(3), await After(5)];
        async Task<int?> After(int ordinal) => (await Under.Library.NextWaitingAsync(slug, ordinal))!.Value.Paragraph;
        (await NextAsync()).ShouldBe([2, 3, 5, 2], "the byline, the question and the call to follow are no body text");

        var id = (await Under.Claims.AssertAsync(slug, [Some.Draft("Nobody else will pay for it")], "ada"))[0];
        (await NextAsync()).ShouldBe([3, 3, 5, 3]);
        await Under.Intake.SayNothingAsync(slug, 3, true, "ada");
        (await NextAsync()).ShouldBe([5, 5, 5, 5]);
        await Under.Claims.AssertAsync(slug, [Some.Draft("The old one sank under promises")], "ada");
        (await NextAsync()).ShouldBe([null, null, null, null]);

        // What rests on a claim that is withdrawn waits again; a text that is new is looked at, not the one before.
        var version = (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim.Claim.Version;
        await Under.Claims.SetStatusAsync(id, version, ClaimStatus.Retired, "ada");
        (await NextAsync()).ShouldBe([2, 2, 2, 2]);
        await Under.Intake.ReviseAsync(slug, Some.Text([.. Some.Harbour[..4], "Some words that nobody has read yet.", .. Some.Harbour[4..]]), "ada");
        (await NextAsync()).ShouldBe([2, 5, 5, 2]);
        (await Under.Library.NextWaitingAsync("no-such-article", 0)).ShouldBeNull();
    }

    [Theory]
    [InlineData("\"We were never asked,\" said Tom Reed", "“We were never asked,” said Tom Reed")]
    [InlineData("THE  HARBOUR must be\u00A0dredged", "The harbour must be dredged")]
    [InlineData("A new quay would bring some trade back within two years", "A new quay would bring trade back within two years")]
    public async Task A_typographic_or_lightly_edited_quote_finds_the_words_of_the_text(string quote, string words)
    {
        var slug = await ArticleAsync();
        var id = (await Under.Claims.AssertAsync(slug, [Some.Draft(quote)], "ada"))[0];
        (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim.Passages.Single().Quote.ShouldBe(words);
    }

    [Fact]
    public async Task A_wrong_quote_is_refused_with_candidates_and_nothing_of_the_batch_is_written()
    {
        var slug = await ArticleAsync();
        var refusal = await Should.ThrowAsync<Refusal>(() => Under.Claims.AssertAsync(slug, [Some.Draft("The harbour must be dredged"), Some.Draft("The harbour master was sacked in spring")], "ada"));
        refusal.Message.ShouldContain("Claim 2");
        (await Under.Claims.ListAsync(new(), Visibility.Members)).Rows.ShouldBeEmpty();
        await using var context = Under.Context();
        (await context.Changes.Select(c => c.Verb).ToListAsync()).ShouldBe(["article.import"]);
    }

    [Fact]
    public async Task An_ambiguous_quote_is_refused_with_all_places_and_accepted_with_its_paragraph()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(["The mayor is right. So much is sure.", "Others say that the mayor is right as well."]), "ada")).Slug;
        var refusal = await Should.ThrowAsync<Refusal>(() => Under.Claims.AssertAsync(slug, [Some.Draft("the mayor is right as", "x") with { Quote = "mayor is right" }], "ada"));
        refusal.Candidates.Count.ShouldBe(2);
        await Under.Claims.AssertAsync(slug, [Some.Draft("mayor is right") with { Paragraph = 2 }], "ada");
    }

    [Fact]
    public async Task Voice_is_author_exactly_when_nobody_else_is_the_source()
    {
        var slug = await ArticleAsync();
        await Should.ThrowAsync<Refusal>(() => Under.Claims.AssertAsync(slug, [Some.Draft("The harbour must be dredged") with { Voice = Voice.Indirect }], "ada"));
        await Should.ThrowAsync<Refusal>(() => Under.Claims.AssertAsync(slug, [Some.Reported() with { Voice = Voice.Author }], "ada"));
        await Under.Claims.AssertAsync(slug, [Some.Reported(), Some.Draft("We were never asked") with { Sources = ["Tom Reed"] }], "ada");
        var voices = (await Under.Claims.ListAsync(new(), Visibility.Members)).Rows.ToDictionary(c => c.Holders.Single().Name, c => c.Claim.Voice);
        voices["the mayor"].ShouldBe(Voice.Indirect);
        voices["Tom Reed"].ShouldBe(Voice.Direct);
    }

    [Fact]
    public async Task The_authors_claims_are_found_by_source()
    {
        var slug = await ArticleAsync();
        await Under.Claims.AssertAsync(slug, [Some.Draft("The harbour must be dredged"), Some.Reported()], "ada");
        (await Under.Claims.ListAsync(new(Source: "ada-quill"), Visibility.Members)).Rows.ShouldHaveSingleItem().Claim.Voice.ShouldBe(Voice.Author);
        (await Under.Claims.ListAsync(new(About: "fishermen", Stance: Stance.Critical), Visibility.Members)).Rows.Count.ShouldBe(1);
        (await Under.Claims.ListAsync(new(About: "fishermen", Stance: Stance.Supportive), Visibility.Members)).Rows.ShouldBeEmpty();
        (await Under.Claims.ListAsync(new(Topic: "dredging", Voice: Voice.Indirect, Type: ClaimType.Cause, Article: slug), Visibility.Members)).Rows.Count.ShouldBe(1);
        (await Under.Claims.CountAsync(new(), Visibility.Members)).ShouldBe(2);
    }

    [Fact]
    public async Task Without_an_author_the_outlet_holds_the_claims()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text() with { Authors = [] }, "ada")).Slug;
        await Under.Claims.AssertAsync(slug, [Some.Draft("The harbour must be dredged")], "ada");
        (await Under.Claims.ListAsync(new(Source: "harbour-gazette"), Visibility.Members)).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Actors_are_counted_and_one_actor_answers_to_all_its_names()
    {
        var slug = await ArticleAsync();
        await Under.Claims.AssertAsync(slug, [Some.Reported(), Some.Reported() with { Statement = "Another", Sources = ["The Mayor"] }], "ada");
        var mayor = (await Under.Actors.LinesAsync(null)).Single(a => a.Slug == "the-mayor");
        (mayor.Holds, mayor.About).ShouldBe((2, 0));
        var page = await Under.Actors.ReadAsync("fishermen", Visibility.Members);
        page!.SaidAbout.Rows.Count.ShouldBe(2);
        page.Articles.Single().Claims.ShouldBe(2);
    }

    [Fact]
    public async Task Paging_through_claims_shows_each_once()
    {
        var slug = await ArticleAsync();
        await Under.Claims.AssertAsync(slug, [.. Enumerable.Range(0, 23).Select(i => Some.Reported() with { Statement = $"Claim {i}" })], "ada");
        var (seen, after) = (new List<long>(), (string?)null);
        do
        {
            var page = await Under.Claims.ListAsync(new(Source: "the-mayor"), Visibility.Members, after, 5);
            page.Rows.Count.ShouldBeLessThanOrEqualTo(5);
            seen.AddRange(page.Rows.Select(r => r.Claim.Id));
            after = page.Next;
        } while (after is not null);
        seen.Count.ShouldBe(23);
        seen.Distinct().Count().ShouldBe(23);
    }

    [Fact]
    public async Task A_filter_leaves_what_has_all_its_parts_and_nothing_where_a_slug_names_nothing()
    {
        var slug = await ArticleAsync();
        await Under.Claims.AssertAsync(slug, [Some.Reported(), Some.Draft("The harbour must be dredged") with { Topics = ["dredging"] }], "ada");
        async Task<int> CountAsync(ClaimFilter filter)
        {
            var rows = (await Under.Claims.ListAsync(filter, Visibility.Members)).Rows;
            (await Under.Claims.CountAsync(filter, Visibility.Members)).ShouldBe(rows.Count);
            return rows.Count;
        }

        (await CountAsync(new())).ShouldBe(2);
        (await CountAsync(new(Source: "the-mayor"))).ShouldBe(1);
        (await CountAsync(new(Source: "the-mayor", About: "fishermen", Topic: "dredging"))).ShouldBe(1);
        (await CountAsync(new(Source: "ada-quill", About: "fishermen"))).ShouldBe(0);
        (await CountAsync(new(About: "fishermen", Stance: Stance.Critical))).ShouldBe(1);
        (await CountAsync(new(About: "fishermen", Stance: Stance.Supportive))).ShouldBe(0);
        (await CountAsync(new(Topic: "dredging", Type: ClaimType.Policy))).ShouldBe(1);
        (await CountAsync(new(Topic: "dredging"))).ShouldBe(2);
        foreach (var nothing in new ClaimFilter[] { new(Source: "x"), new(About: "x"), new(Also: "x"), new(Topic: "x"), new(Article: "x"), new(Proposition: "x") })
            (await CountAsync(nothing)).ShouldBe(0);
    }

    [Fact]
    public async Task A_bad_cursor_is_the_first_page()
    {
        await Under.Claims.AssertAsync(await ArticleAsync(), [Some.Reported()], "ada");
        (await Under.Claims.ListAsync(new(), Visibility.Members, "nonsense.'; drop table claims")).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Every_write_has_its_entry_in_the_change_log()
    {
        var slug = await ArticleAsync();
        var id = (await Under.Claims.AssertAsync(slug, [Some.Reported()], "ada"))[0];
        await using var context = Under.Context();
        var change = await context.Changes.OrderBy(c => c.Id).LastAsync();
        (change.Verb, change.Who, change.SubjectId).ShouldBe(("claim.add", "ada", id));
        change.After!.ShouldContain(LensId.Format(id));
    }

    [Fact]
    public async Task The_log_rises_in_the_order_of_the_commits_whatever_another_programs_clock_says()
    {
        var slug = await ArticleAsync();
        await using var context = Under.WritingContext();
        var ahead = LensId.New() + (3_600_000L << 22);
        context.Changes.Add(new() { Id = ahead, At = DateTimeOffset.UtcNow, Who = "a clock an hour ahead", Verb = "test", Summary = "test" });
        await context.SaveChangesAsync();
        await Under.Claims.AssertAsync(slug, [Some.Reported()], "ada");
        (await context.Changes.MaxAsync(c => c.Id)).ShouldBeGreaterThan(ahead);
    }

    [Fact]
    public async Task Writers_at_the_same_moment_all_enter_the_log()
    {
        var slugs = new List<string>();
        for (var i = 0; i < 6; i++) slugs.Add((await Under.Intake.AddAsync(Some.Text([$"The harbour of text {i} must be dredged."], $"Text {i}") with { Authors = [$"Author {i}"], Outlet = null }, "ada")).Slug);
        await Task.WhenAll(slugs.Select((slug, i) => Under.Claims.AssertAsync(slug, [Some.Draft("must be dredged", $"Claim {i}")], $"writer {i}")));
        await using var context = Under.Context();
        (await context.Changes.CountAsync(c => c.Verb == "claim.add")).ShouldBe(6);
        (await context.Claims.CountAsync()).ShouldBe(6);
    }

    [Fact]
    public async Task A_save_outside_the_write_door_is_a_mistake()
    {
        await using var context = Under.Context();
        context.Topics.Add(new() { Slug = "x", Name = "x" });
        await Should.ThrowAsync<InvalidOperationException>(() => context.SaveChangesAsync());
    }

    [Fact]
    public async Task A_save_that_was_based_on_an_older_version_is_refused()
    {
        await Under.Claims.AssertAsync(await ArticleAsync(), [Some.Reported()], "ada");
        await using var mine = Under.WritingContext();
        await using var theirs = Under.WritingContext();
        (await theirs.Claims.SingleAsync()).Statement = "Theirs";
        (await mine.Claims.SingleAsync()).Statement = "Mine";
        await theirs.SaveChangesAsync();
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => mine.SaveChangesAsync());
    }

    [Theory]
    [InlineData(ClaimOrder.Newest)]
    [InlineData(ClaimOrder.Oldest)]
    public async Task Pages_read_while_others_write_have_no_gap_and_no_double(ClaimOrder order)
    {
        async Task<string> ArticleAsync(int day) => (await Under.Intake.AddAsync(Some.Text(Some.Harbour.Append($"Of day {day}"), $"Of day {day}") with { Date = new(2026, 5, day), Bytes = System.Text.Encoding.UTF8.GetBytes($"{day}") }, "ada")).Slug;
        async Task SayAsync(string article, int many) => await Under.Claims.AssertAsync(article, [.. Enumerable.Range(0, many).Select(i => Some.Draft("The harbour must be dredged before winter", $"{article} {many} {i}"))], "ada");
        string[] days = [await ArticleAsync(3), await ArticleAsync(5), await ArticleAsync(5 + 2)];
        foreach (var article in days) await SayAsync(article, 4);
        var there = (await Under.Claims.ListAsync(new(), Visibility.Members, null, null, order: order)).Rows.Select(c => c.Claim.Id).ToList();
        var (read, after, turn) = (new List<long>(), (string?)null, 0);
        do
        {
            var page = await Under.Claims.ListAsync(new(), Visibility.Members, after, 3, order: order);
            read.AddRange(page.Rows.Select(c => c.Claim.Id));
            after = page.Next;
            // Before, among and behind what has been read.
            if (turn < 4) await SayAsync(days[turn++ % days.Length], 1 + turn);
        }
        while (after is not null);
        read.Count.ShouldBe(read.Distinct().Count(), "no double");
        read.Where(there.Contains).ShouldBe(there, "no gap, and in order");
    }
}
