using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class RevisionContract : StoreContract
{
    private const string Slug = "the-harbour-and-the-mayor";
    private const string Dredge = "The harbour must be dredged before winter", Trade = "A new quay would bring trade back within two years", Sank = "The old one sank under promises";

    private static readonly string[] Cut = [.. Some.Harbour.Where(p => !p.StartsWith("A new quay", StringComparison.Ordinal))];
    private static readonly string[] Reworded = [.. Some.Harbour.Select(p => p.Replace("dredged before winter", "dredged well before winter", StringComparison.Ordinal))];

    /// <summary>The article with three claims: on dredging, on trade, on the old quay.</summary>
    private async Task<IReadOnlyList<long>> ArticleAsync(Visibility visibility = Visibility.Members)
    {
        await Under.Intake.AddAsync(Some.Text(visibility: visibility), "ada");
        return await Under.Claims.AssertAsync(Slug, [Some.Draft(Dredge), Some.Draft(Trade, "A quay brings trade"), Some.Draft(Sank, "The old quay failed")], "ada");
    }

    private Task ReviseAsync(IEnumerable<string> text) => Under.Intake.ReviseAsync(Slug, Some.Text(text), "ada");

    private async Task<PassageAnchor> NowAsync(long claim, Visibility sees = Visibility.Members) => (await Under.Claims.FindAsync(claim, sees))!.Value.Claim.Passages.Single();

    private async Task<AnchorState> StateAsync(long claim) => (await NowAsync(claim)).State;

    private async Task<int> WaitingAsync() => (await Under.Library.FindAsync(Slug, Visibility.Members))!.Article.Waiting;

    [Fact]
    public async Task What_a_plan_tells_is_what_a_revision_does_and_a_plan_writes_nothing()
    {
        var ids = await ArticleAsync();
        var text = Some.Text([.. Reworded.Where(p => !p.StartsWith("A new quay", StringComparison.Ordinal))]);
        var before = await Answers.OfAsync(Under);
        var plan = await Under.Intake.PlanAsync(Slug, text);
        (await Answers.OfAsync(Under)).ShouldBe(before);
        (plan.Revision, plan.AlreadyThere).ShouldBe((2, false));
        plan.Passages.Select(p => (p.ClaimId, p.State, p.Before, p.OldQuote)).ShouldBe([(ids[0], AnchorState.Changed, 2, Dredge), (ids[1], AnchorState.Orphaned, 5, Trade), (ids[2], AnchorState.Orphaned, 5, Sank)]);
        var done = await Under.Intake.ReviseAsync(Slug, text, "ada");
        done.States.OrderBy(s => s.Key).ShouldBe(plan.States.OrderBy(s => s.Key));
        foreach (var told in plan.Passages)
        {
            var now = await NowAsync(told.ClaimId);
            (now.State, now.Place, now.Quote).ShouldBe((told.State, told.Now, told.Quote));
        }

        (await Under.Intake.PlanAsync(Slug, text)).ShouldSatisfyAllConditions(p => p.AlreadyThere.ShouldBeTrue(), p => p.Revision.ShouldBe(2));
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task A_text_that_takes_its_changes_back_puts_claims_back_on_their_words()
    {
        var ids = await ArticleAsync();
        await ReviseAsync([.. Reworded.Where(p => !p.StartsWith("A new quay", StringComparison.Ordinal))]);
        (await StateAsync(ids[0]), await StateAsync(ids[1])).ShouldBe((AnchorState.Changed, AnchorState.Orphaned));
        (await WaitingAsync()).ShouldBe(3);
        await ReviseAsync([.. Some.Harbour, "One more word on the quay."]);
        foreach (var id in ids) (await StateAsync(id)).ShouldBe(AnchorState.Exact);
        (await NowAsync(ids[1])).Quote.ShouldBe(Trade);
        (await WaitingAsync()).ShouldBe(0);
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task A_text_that_goes_back_to_an_older_one_is_a_revision_and_the_newest_text_again_is_none()
    {
        await ArticleAsync();
        await ReviseAsync(Reworded);
        (await Under.Intake.ReviseAsync(Slug, Some.Text(), "ada")).ShouldSatisfyAllConditions(r => r.AlreadyThere.ShouldBeFalse(), r => r.Revision.ShouldBe(3));
        (await Under.Intake.ReviseAsync(Slug, Some.Text(), "ada")).ShouldSatisfyAllConditions(r => r.AlreadyThere.ShouldBeTrue(), r => r.Revision.ShouldBe(3));
    }

    [Fact]
    public async Task Changed_words_wait_through_later_revisions_however_well_they_are_carried()
    {
        var ids = await ArticleAsync();
        await ReviseAsync(Reworded);
        await ReviseAsync([.. Reworded, "One more word on the quay."]);
        (await StateAsync(ids[0])).ShouldBe(AnchorState.Changed);
        var waiting = (await Under.Review.ReadAsync(Slug))!.Waiting.ShouldHaveSingleItem();
        (waiting.Was!.Revision, waiting.OldQuote, waiting.Now.Quote).ShouldBe((1, Dredge, "The harbour must be dredged well before winter"));
        waiting.Now.Similarity.ShouldBeLessThan(1);
    }

    [Fact]
    public async Task A_passage_that_an_editor_places_waits_no_longer_until_it_is_undone()
    {
        var ids = await ArticleAsync();
        await ReviseAsync(Reworded);
        var review = (await Under.Review.ReadAsync(Slug))!;
        var waiting = review.Waiting.ShouldHaveSingleItem();
        var best = waiting.Places(review.Text!)[0];
        best.Quote.ShouldBe("The harbour must be dredged well before winter");
        var before = await Answers.OfAsync(Under);
        await Under.Review.SettleAsync(waiting.Now.Id, waiting.Now.Version, best.Place, "ben");
        (await NowAsync(ids[0])).ShouldSatisfyAllConditions(a => a.State.ShouldBe(AnchorState.Exact), a => a.IsSettled.ShouldBeTrue(), a => a.Method.ShouldBe(PassageAnchor.SettledMethod), a => a.Quote.ShouldBe(best.Quote));
        (await WaitingAsync(), (await Under.Review.ReadAsync(Slug))!.Waiting.Count, (await Under.Review.ArticlesAsync(9)).Count).ShouldBe((0, 0, 0));
        await Under.ShouldBalanceAsync();

        (await Should.ThrowAsync<Refusal>(() => Under.Review.SettleAsync(waiting.Now.Id, waiting.Now.Version, null, "ada"))).IsStale.ShouldBeTrue();
        await Under.Undo.UndoAsync("ben");
        (await StateAsync(ids[0]), await WaitingAsync()).ShouldBe((AnchorState.Changed, 1));
        await Under.Undo.RedoAsync("ben");
        (await StateAsync(ids[0])).ShouldBe(AnchorState.Exact);

        // What was settled is carried on as any passage is.
        await ReviseAsync([.. Reworded, "One more word on the quay."]);
        (await StateAsync(ids[0])).ShouldBe(AnchorState.Exact);
        before.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_orphan_that_is_kept_waits_no_longer_and_comes_back_with_its_words()
    {
        var ids = await ArticleAsync();
        await ReviseAsync(Cut);
        foreach (var waiting in (await Under.Review.ReadAsync(Slug))!.Waiting) await Under.Review.SettleAsync(waiting.Now.Id, waiting.Now.Version, null, "ada");
        (await NowAsync(ids[1])).ShouldSatisfyAllConditions(a => a.State.ShouldBe(AnchorState.Orphaned), a => a.Quote.ShouldBe(Trade), a => a.Waits.ShouldBeFalse());
        await ReviseAsync([.. Cut, "One more word on the quay."]);
        (await StateAsync(ids[1]), await WaitingAsync()).ShouldBe((AnchorState.Orphaned, 0));
        await ReviseAsync(Some.Harbour);
        (await StateAsync(ids[1])).ShouldBe(AnchorState.Exact);
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task What_cannot_be_settled_is_refused_and_nothing_is_written()
    {
        await ArticleAsync();
        await ReviseAsync(Reworded);
        var waiting = (await Under.Review.ReadAsync(Slug))!.Waiting.Single();
        var before = await Answers.OfAsync(Under);
        foreach (var place in new[] { new Place(99, 1, 0, 4), new Place(2, 1, 4, 4), new Place(2, 1, -1, 4), new Place(2, 1, 0, 5000) })
            (await Should.ThrowAsync<Refusal>(() => Under.Review.SettleAsync(waiting.Now.Id, waiting.Now.Version, place, "ada"))).Message.ShouldContain("no such words");
        await Should.ThrowAsync<Refusal>(() => Under.Review.SettleAsync(4711, 1, null, "ada"));
        (await Answers.OfAsync(Under)).ShouldBe(before);
        await ReviseAsync([.. Reworded, "One more word on the quay."]);
        (await Should.ThrowAsync<Refusal>(() => Under.Review.SettleAsync(waiting.Now.Id, waiting.Now.Version, waiting.Now.Place, "ada"))).Message.ShouldContain("revised");
    }

    [Fact]
    public async Task A_claim_that_is_edited_goes_on_waiting_unless_its_editor_settles_it()
    {
        var ids = await ArticleAsync();
        await ReviseAsync(Reworded);
        var draft = Some.Draft("The harbour must be dredged well before winter");
        await Under.Claims.AmendAsync(ids[0], 1, draft with { Topics = ["dredging"] }, "ada");
        (await StateAsync(ids[0])).ShouldBe(AnchorState.Changed);
        await Under.Claims.AmendAsync(ids[0], 2, draft with { Topics = ["dredging"], Settles = true }, "ada");
        (await StateAsync(ids[0]), await WaitingAsync()).ShouldBe((AnchorState.Exact, 0));
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task A_new_summary_beside_the_original_is_carried_from_the_old_summary()
    {
        string[] digest = [.. Some.Harbour.Select(p => "In short: " + p)], newer = [.. digest, "In short: nobody pays."];
        await Under.Intake.AddAsync(Some.Text(digest, "The harbour and the mayor", visibility: Visibility.Public) with { TextKind = TextKind.Digest }, "ada");
        var id = (await Under.Claims.AssertAsync(Slug, [Some.Draft("In short: " + Dredge)], "ada"))[0];
        await ReviseAsync(Some.Harbour);
        await Under.Intake.ReviseAsync(Slug, Some.Text(newer, visibility: Visibility.Public) with { TextKind = TextKind.Digest }, "ada");
        (await NowAsync(id, Visibility.Public)).ShouldSatisfyAllConditions(a => a.State.ShouldBe(AnchorState.Exact), a => a.Revision.ShouldBe(3), a => a.Quote.ShouldBe("In short: " + Dredge));
        (await Under.Library.FindAsync(Slug, Visibility.Members))!.Article.CurrentRevision.ShouldBe(2);
    }

    [Fact]
    public async Task The_words_of_a_summary_are_not_what_a_claim_on_the_original_rested_on()
    {
        await Under.Intake.AddAsync(Some.Text([.. Some.Harbour.Select(p => "In short: " + p)], visibility: Visibility.Public) with { TextKind = TextKind.Digest }, "ada");
        await Under.Claims.AssertAsync(Slug, [Some.Draft("In short: " + Dredge)], "ada");
        await ReviseAsync(Some.Harbour);
        (await Under.Review.ReadAsync(Slug))!.Waiting.ShouldHaveSingleItem().Was.ShouldBeNull();
    }

    [Fact]
    public async Task Five_revisions_with_claims_between_are_undone_one_by_one_to_the_same_answers()
    {
        await ArticleAsync();
        string[][] texts = [Reworded, Cut, [.. Some.Harbour, "One more word on the quay."], [Some.Harbour[0], Some.Harbour[4], Some.Harbour[1], Some.Harbour[2], Some.Harbour[5]], Some.Harbour];
        var answers = new List<string> { await LinesAsync() };
        foreach (var text in texts)
        {
            await ReviseAsync(text);
            answers.Add(await LinesAsync());
            await Under.Claims.AssertAsync(Slug, [Some.Draft("said Tom Reed", $"Tom Reed spoke ({answers.Count})")], "ada");
            answers.Add(await LinesAsync());
            await Under.ShouldBalanceAsync();
        }

        for (var at = answers.Count - 2; at >= 0; at--)
        {
            await Under.Undo.UndoAsync("ada");
            (await LinesAsync()).ShouldBe(answers[at]);
        }
        for (var at = 1; at < answers.Count; at++)
        {
            await Under.Undo.RedoAsync("ada");
            (await LinesAsync()).ShouldBe(answers[at]);
        }
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task What_a_text_for_members_loses_still_stands_in_the_text_that_strangers_read()
    {
        var ids = await ArticleAsync(Visibility.Public);
        await ReviseAsync(Cut);
        (await StateAsync(ids[1])).ShouldBe(AnchorState.Orphaned);
        (await NowAsync(ids[1], Visibility.Public)).ShouldSatisfyAllConditions(a => a.State.ShouldBe(AnchorState.Exact), a => a.Revision.ShouldBe(1), a => a.Quote.ShouldBe(Trade));
    }

    [Fact]
    public async Task What_people_revised_is_carried_as_a_careful_reader_says_and_nothing_rests_silently_on_other_words()
    {
        var (states, right, silent, mute) = (0, 0, new List<string>(), new List<string>());
        foreach (var human in HumanRevision.All())
        {
            await Under.Intake.AddAsync(human.Text(false), "ada");
            var told = human.Passages.Select(p => (Passage: p, Draft: human.Draft(p))).Where(p => p.Draft is not null).ToList();
            var ids = await Under.Claims.AssertAsync(human.Name, [.. told.Select(t => t.Draft!)], "ada");
            await Under.Intake.ReviseAsync(human.Name, human.Text(true), "ada");
            for (var i = 0; i < ids.Count; i++)
            {
                var (now, passage) = (await NowAsync(ids[i]), told[i].Passage);
                states++;
                if (Discourse.Words.Of(now.State) == passage.State) right++;
                // Settled by the program, so nobody will look: the words must be the same, after folding.
                if (now.IsSettled && TextAnchoring.Differences(passage.Quote, now.Quote).Any(d => d.Kind != WordDifferenceKind.Same)) silent.Add($"{human.Name}: {passage.Quote} → {now.Quote}");
                if (passage.State == "orphaned" && now.IsSettled) silent.Add($"{human.Name}: {passage.Quote} was cut");
            }
            mute.AddRange(Mute(new((await Under.Library.ReadAsync(human.Name, Visibility.Public, 1))!.Paragraphs), new((await Under.Library.ReadAsync(human.Name, Visibility.Public))!.Paragraphs)).Select(a => $"{human.Name} {a}"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{right} of {states} states right"));
        silent.ShouldBeEmpty();
        mute.ShouldBeEmpty();
        states.ShouldBeGreaterThan(300);
        (100.0 * right / states).ShouldBeGreaterThan(95);
    }

    /// <summary>Addresses of the old text whose words do not stand there in the new one, with no note that says so. Words that were added beside them take nothing away.</summary>
    private static IEnumerable<string> Mute(RevisionText old, RevisionText now)
    {
        var trail = AddressTrail.Of(new Dictionary<int, RevisionText> { [1] = old }, now);
        bool Stands(string before, string? after) => after is not null && TextAnchoring.Differences(before, after).All(d => d.Kind != WordDifferenceKind.Removed);
        foreach (var paragraph in old.Paragraphs.Where(p => !trail.Stops.ContainsKey(p.Ordinal)))
        {
            var there = now.Paragraph(paragraph.Ordinal);
            if (!Stands(paragraph.Text, there?.Text)) yield return $"#p{paragraph.Ordinal}";
            for (var i = 0; i < paragraph.Sentences.Count; i++)
                if (!Stands(Words(paragraph, i)!, Words(there, i))) yield return $"#p{paragraph.Ordinal}s{i + 1}";
        }

        static string? Words(Paragraph? paragraph, int sentence) => paragraph is null || sentence >= paragraph.Sentences.Count ? null : paragraph.Text[paragraph.Sentences[sentence].Start..paragraph.Sentences[sentence].End];
    }

    /// <summary>What the commands answer, without the log.</summary>
    private async Task<string> LinesAsync()
    {
        var (article, claims) = ((await Under.Library.FindAsync(Slug, Visibility.Members))!, (await Under.Claims.ListAsync(new(), Visibility.Members, null, null)).Rows);
        var history = await Under.Library.HistoryAsync(article.Article.Id);
        return string.Join('\n', (object[])[article.ToLine(), article.Article.Waiting, .. claims.Select(c => c.ToLine()), .. history.Select(h => new { h.Revision.Number, h.Revision.Sha256, states = h.States.OrderBy(s => s.Key) })]
            is var lines ? lines.Select(l => System.Text.Json.JsonSerializer.Serialize(l, Discourse.Exchange.LensJson.Line)) : []);
    }
}
