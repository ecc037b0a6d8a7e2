using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class UndoContract : StoreContract
{
    private const string Slug = "the-harbour-and-the-mayor";

    private async Task<long> ClaimAsync(string who = "ada", ClaimDraft? draft = null)
    {
        await Under.Intake.AddAsync(Some.Text(), who);
        return (await Under.Claims.AssertAsync(Slug, [draft ?? Some.Reported()], who))[0];
    }

    /// <summary>All that a store answers about the article, in one text: what undo has to bring back.</summary>
    private async Task<string> AnswersAsync()
    {
        var lines = new List<object>();
        lines.AddRange((await Under.Library.ListAsync(Visibility.Members, null, null)).Rows.Select(a => (object)a.ToLine()));
        lines.AddRange((await Under.Claims.ListAsync(new(), Visibility.Members, null, null)).Rows.Select(c => (object)c.ToLine()));
        lines.AddRange((await Under.Actors.LinesAsync(null)).OrderBy(a => a.Slug));
        lines.AddRange(await Under.Claims.RelationsAsync(null, null, null) is var relations ? relations.Select(r => new { r.FromId, r.ToId, r.Kind, r.Reason }) : []);
        foreach (var slug in new[] { "fishers", "fishermen", "mayor" }) lines.Add(new { slug, about = (await Under.Claims.ListAsync(new(About: slug), Visibility.Members)).Rows.Select(c => c.Id) });
        foreach (var topic in (await Under.Concepts.TopicsAsync(null, null)).Rows.OrderBy(t => t.Slug)) lines.Add(new { topic.Slug, topic.Name, topic.Claims });
        lines.Add(await Under.Facets.CountAsync(new(), Visibility.Members) is { } facets ? new { facets.Claims, Voices = facets.Voices.OrderBy(v => v.Key), Types = facets.Types.OrderBy(t => t.Key), States = facets.States.OrderBy(s => s.Key), Sources = facets.Sources.OrderBy(s => s.Key), Topics = facets.Topics.OrderBy(t => t.Key), Outlets = facets.Outlets.OrderBy(o => o.Key) } : "");
        lines.AddRange((await Under.Views.ListAsync()).Rows.Select(v => new { v.Slug, v.Name, v.Query }));
        foreach (var word in new[] { "harbour", "fishermen", "quay", "mayor", "dredging", "gazette" })
            lines.Add(new { word, hits = (await Under.Search.FindAsync(word, Visibility.Members, null, null, null)).Rows.Select(h => h.Hit).OrderBy(h => h.Kind).ThenBy(h => h.Id).ThenBy(h => h.Paragraph) });
        foreach (var reading in new[] { await Under.Library.ReadAsync(Slug, Visibility.Members), await Under.Library.ReadAsync(Slug, Visibility.Public) })
            lines.Add(new { reading?.Coverage, paragraphs = reading?.Paragraphs.Select(p => new { p.Ordinal, p.Text, p.NothingToClaim }) });
        return string.Join('\n', lines.Select(l => System.Text.Json.JsonSerializer.Serialize(l, LensJson.Line)));
    }

    [Fact]
    public async Task All_that_an_editor_did_is_undone_to_the_empty_store_and_redone_to_the_end()
    {
        var states = new List<string> { await AnswersAsync() };
        async Task Step(Func<Task> work) { await work(); states.Add(await AnswersAsync()); }
        long id = 0, other = 0;
        await Step(() => Under.Intake.AddAsync(Some.Text(), "ada"));
        await Step(async () => id = (await Under.Claims.AssertAsync(Slug, [Some.Reported()], "ada"))[0]);
        await Step(async () => other = (await Under.Claims.AssertAsync(Slug, [Some.Draft("The harbour must be dredged before winter"), Some.Draft("The old one sank under promises", "The old quay failed")], "ada"))[0]);
        await Step(() => Under.Intake.SayNothingAsync(Slug, 3, true, "ada").ContinueWith(_ => Under.Intake.SayNothingAsync(Slug, 6, true, "ada")).Unwrap());
        await Step(async () => await Under.Claims.AmendAsync(id, await VersionAsync(id), Some.Reported() with { Statement = "The fishermen refused every plan", Topics = ["dredging", "quays"], About = [new("mayor", Stance.Supportive)] }, "ada"));
        await Step(async () => await Under.Claims.SetStatusAsync(other, await VersionAsync(other), ClaimStatus.Retired, "ada"));
        await Step(() => Under.Intake.ReviseAsync(Slug, Some.Text([.. Some.Harbour.Select(p => p.Replace("before winter", "before the winter storms", StringComparison.Ordinal))]), "ada"));
        await Step(() => Under.Claims.AssertAsync(Slug, [Some.Draft("A new quay would bring trade back", "A quay brings trade")], "ada"));
        await Step(() => Under.Views.SaveAsync("The mayor", "about=mayor", "ada"));
        await Step(() => Under.Views.RemoveAsync("the-mayor", "ada"));

        for (var at = states.Count - 2; at >= 0; at--)
        {
            await Under.Undo.UndoAsync("ada");
            (await AnswersAsync()).ShouldBe(states[at]);
        }
        (await Should.ThrowAsync<Refusal>(() => Under.Undo.UndoAsync("ada"))).Message.ShouldBe("There is nothing to undo.");

        // Another program, as after a restart: what can be redone stands in the log, not in a process.
        await using var again = Under.Again();
        for (var at = 1; at < states.Count; at++)
        {
            await again.Undo.RedoAsync("ada");
            (await AnswersAsync()).ShouldBe(states[at]);
        }
        await Should.ThrowAsync<Refusal>(() => again.Undo.RedoAsync("ada"));
    }

    [Fact]
    public async Task Merging_renaming_splitting_and_relating_are_undone_and_redone_like_anything_else()
    {
        await Under.Intake.AddAsync(Some.Text(), "ben");
        var ids = await Under.Claims.AssertAsync(Slug, [Some.Reported(),
            Some.Draft("The harbour must be dredged before winter") with { About = [new("fishers", Stance.Supportive), new("mayor", Stance.Neutral)], Topics = ["dredging works"], Proposition = "The fishermen are innocent", Polarity = Polarity.Denies }], "ben");
        await Under.Claims.SetStatusAsync((await Under.Claims.AssertAsync(Slug, [Some.Draft("A new quay would bring trade back") with { About = [new("fishers", Stance.Critical)] }], "ben"))[0], 1, ClaimStatus.Retired, "ben");
        var states = new List<string> { await AnswersAsync() };
        async Task Step(Func<Task> work) { await work(); states.Add(await AnswersAsync()); }
        await Step(() => Under.Actor.MergeAsync("fishers", "fishermen", null, "ada"));
        await Step(() => Under.Actor.RenameAsync("fishermen", "The fishermen of Saltmarsh", true, "ada"));
        await Step(() => Under.Topic.MergeAsync("dredging-works", "dredging", null, "ada"));
        await Step(() => Under.Topic.RenameAsync("dredging", null, "dredging the harbour", "ada"));
        await Step(() => Under.Proposition.MergeAsync("the-fishermen-are-innocent", "the-fishermen-are-to-blame", true, null, "ada"));
        long relation = 0;
        await Step(async () => relation = await Under.Relations.AddAsync(ids[0], ids[1], RelationKind.Contradicts, "They cannot both hold", "ada"));
        await Step(() => Under.Relations.ChangeAsync(relation, null, RelationKind.Qualifies, "Or can they", "ada"));
        await Step(() => Under.Relations.RemoveAsync(relation, null, "ada"));
        for (var at = states.Count - 2; at >= 0; at--)
        {
            await Under.Undo.UndoAsync("ada");
            (await AnswersAsync()).ShouldBe(states[at]);
        }
        for (var at = 1; at < states.Count; at++)
        {
            await Under.Undo.RedoAsync("ada");
            (await AnswersAsync()).ShouldBe(states[at]);
        }
    }

    [Fact]
    public async Task Claims_in_an_authors_own_voice_come_back_to_her_when_her_merge_is_undone()
    {
        await Under.Intake.AddAsync(Some.Text(), "ben");
        await Under.Claims.AssertAsync(Slug, [Some.Draft("The harbour must be dredged before winter") with { About = [new("Ada Quince", Stance.Neutral)] }], "ben");
        var before = await AnswersAsync();
        (await Under.Actors.FindAsync(["ada-quill"])).Single().Holds.ShouldBe(1);
        await Under.Actor.MergeAsync("ada-quill", "ada-quince", null, "ada");
        (await Under.Actors.FindAsync(["ada-quince"])).Single().Holds.ShouldBe(1);
        await Under.Undo.UndoAsync("ada");
        (await AnswersAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_edit_is_not_undone_behind_a_newer_text_nor_toward_an_actor_that_was_merged_away()
    {
        var id = await ClaimAsync(draft: Some.Reported());
        await Under.Claims.AmendAsync(id, 1, Some.Reported() with { Quote = "blocked every plan", Sources = ["Tom Reed"] }, "ada");
        await Under.Intake.ReviseAsync(Slug, Some.Text([.. Some.Harbour, "One more word on the quay."]), "ben");
        (await Should.ThrowAsync<Refusal>(() => Under.Undo.UndoAsync("ada"))).Message.ShouldContain("revised since");
        await Under.Undo.UndoAsync("ben");
        await Under.Claims.AmendAsync(id, 2, Some.Reported() with { Quote = "blocked every plan", Sources = ["the harbour master"] }, "ada");
        await Under.Actor.MergeAsync("tom-reed", "fishermen", null, "ben");
        (await Should.ThrowAsync<Refusal>(() => Under.Undo.UndoAsync("ada"))).Message.ShouldContain("merged");
    }

    [Fact]
    public async Task What_somebody_else_has_brought_again_is_not_redone_and_so_not_undone()
    {
        var id = await ClaimAsync();
        var change = await Under.Undo.UndoAsync("ada");
        await Under.Undo.TurnAsync(change.Id, false, "ben");
        (await Under.Undo.NextAsync("ada")).Redo.ShouldBeNull();
        (await Should.ThrowAsync<Refusal>(() => Under.Undo.RedoAsync("ada"))).Message.ShouldBe("There is nothing to redo.");
        (await Under.Claims.FindAsync(id, Visibility.Members)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_claim_that_is_sent_twice_is_kept_once_and_with_other_words_not_taken_for_kept()
    {
        await Under.Intake.AddAsync(Some.Text(), "ada");
        var draft = Some.Draft("The harbour must be dredged before winter") with { Id = Discourse.LensId.New() };
        await Under.Claims.AssertAsync(Slug, [draft], "ada");
        (await Under.Claims.AssertAsync(Slug, [draft], "ada")).ShouldBe([draft.Id!.Value]);
        (await Should.ThrowAsync<Refusal>(() => Under.Claims.AssertAsync(Slug, [draft with { Statement = "Other words" }], "ada"))).Message.ShouldContain("kept already");
        (await Under.Claims.ListAsync(new(), Visibility.Members)).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_passage_that_stays_is_the_one_it_was_when_the_first_of_two_is_dropped()
    {
        await Under.Intake.AddAsync(Some.Text(), "ada");
        var two = Some.Draft("x") with { Quote = null, Passages = [new("Nobody else will pay for it", 2), new("The old one sank under promises", 5)] };
        var id = (await Under.Claims.AssertAsync(Slug, [two], "ada"))[0];
        var second = (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim.Passages[1].PassageId;
        await Under.Claims.AmendAsync(id, 1, two with { Passages = [two.Passages[1]] }, "ada");
        (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim.Passages.Single().PassageId.ShouldBe(second);
    }

    [Fact]
    public async Task A_claim_that_others_have_related_is_not_undone_under_them()
    {
        var id = await ClaimAsync();
        var other = (await Under.Claims.AssertAsync(Slug, [Some.Draft("The harbour must be dredged before winter")], "ben"))[0];
        await Under.Relations.AddAsync(other, id, RelationKind.Supports, null, "ben");
        (await Should.ThrowAsync<Refusal>(() => Under.Undo.UndoAsync("ada"))).Message.ShouldContain("Remove that relation first");
    }

    private async Task<int> VersionAsync(long id) => (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim.Claim.Version;

    [Fact]
    public async Task Each_editor_undoes_their_own_changes_and_a_new_change_ends_what_could_be_redone()
    {
        var id = await ClaimAsync();
        var second = (await Under.Claims.AssertAsync(Slug, [Some.Draft("The harbour must be dredged before winter")], "ben"))[0];
        await Under.Undo.UndoAsync("ada");
        (await Under.Claims.FindAsync(id, Visibility.Members)).ShouldBeNull();
        (await Under.Claims.FindAsync(second, Visibility.Members)).ShouldNotBeNull();
        await Under.Undo.RedoAsync("ada");
        await Under.Undo.UndoAsync("ada");
        await Under.Claims.AssertAsync(Slug, [Some.Draft("A new quay would bring trade back")], "ada");
        (await Under.Undo.NextAsync("ada")).Redo.ShouldBeNull();
        (await Under.Undo.NextAsync("ben")).Undo!.SubjectId.ShouldBe(second);
    }

    [Fact]
    public async Task Undo_is_refused_with_the_reason_where_somebody_has_since_changed_the_same_claim()
    {
        var id = await ClaimAsync();
        await Under.Claims.AmendAsync(id, 1, Some.Reported() with { Statement = "Fishermen block" }, "ben");
        (await Should.ThrowAsync<Refusal>(() => Under.Undo.UndoAsync("ada"))).Message.ShouldContain("ben has since changed the same thing");
        (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim.Statement.ShouldBe("Fishermen block");
        await Under.Undo.UndoAsync("ben");
        await Under.Undo.UndoAsync("ada");
        (await Under.Claims.FindAsync(id, Visibility.Members)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_editors_changes_to_different_fields_are_undone_apart_and_to_the_same_field_in_turn()
    {
        var id = await ClaimAsync();
        await Under.Claims.AmendAsync(id, 1, Some.Reported() with { Statement = "One" }, "ada");
        await Under.Claims.AmendAsync(id, 2, Some.Reported() with { Statement = "One", Type = ClaimType.Fact }, "ben");
        await Under.Undo.UndoAsync("ada");
        var claim = (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim;
        (claim.Statement, claim.Claim.Type).ShouldBe((Some.Reported().Statement!, ClaimType.Fact));
        await Under.Claims.AmendAsync(id, claim.Claim.Version, Some.Reported() with { Statement = "Two", Type = ClaimType.Fact }, "ben");
        (await Should.ThrowAsync<Refusal>(() => Under.Undo.RedoAsync("ada"))).Message.ShouldContain("Two");
    }

    [Fact]
    public async Task An_import_that_somebody_has_worked_on_is_not_undone_under_them()
    {
        await Under.Intake.AddAsync(Some.Text(), "ada");
        await Under.Intake.SayNothingAsync(Slug, 2, true, "ben");
        (await Should.ThrowAsync<Refusal>(() => Under.Undo.UndoAsync("ada"))).Message.ShouldContain("paragraph 2");
        await Under.Undo.UndoAsync("ben");
        await Under.Undo.UndoAsync("ada");
        (await Under.Library.ListAsync(Visibility.Members)).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_actor_that_came_with_an_undone_claim_stays_where_others_name_it_by_now()
    {
        await ClaimAsync();
        await Under.Claims.AssertAsync(Slug, [Some.Draft("A new quay would bring trade back") with { About = [new("fishermen", Stance.Neutral)] }], "ben");
        await Under.Undo.UndoAsync("ada");
        (await Under.Actors.FindAsync(["fishermen"])).Single().About.ShouldBe(1);
        (await Under.Actors.FindAsync(["the-mayor"])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pack_is_one_change_and_one_undo()
    {
        var before = await AnswersAsync();
        await Under.Packs.ImportAsync(Discourse.Samples.SamplePacks.All().First(), "ada");
        var after = await AnswersAsync();
        (await Under.Undo.NextAsync("ada")).Undo!.Batch.ShouldNotBeNull();
        await Under.Undo.UndoAsync("ada");
        (await AnswersAsync()).ShouldBe(before);
        await Under.Undo.RedoAsync("ada");
        (await AnswersAsync()).ShouldBe(after);
    }

    [Fact]
    public async Task A_save_on_an_old_version_overwrites_nothing()
    {
        var id = await ClaimAsync();
        await Under.Claims.AmendAsync(id, 1, Some.Reported() with { Statement = "Mine" }, "ada");
        (await Should.ThrowAsync<Refusal>(() => Under.Claims.AmendAsync(id, 1, Some.Reported() with { Statement = "Yours" }, "ben"))).IsStale.ShouldBeTrue();
        (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim.Statement.ShouldBe("Mine");
    }

    [Fact]
    public async Task A_changed_passage_moves_and_an_added_and_a_dropped_one_come_and_go_with_undo()
    {
        var id = await ClaimAsync();
        var before = await AnswersAsync();
        await Under.Claims.AmendAsync(id, 1, Some.Reported() with { Quote = null, Passages = [new("Nobody else will pay for it", 2), new("blocked every plan", 3, Some.Harbour[2].IndexOf("blocked", StringComparison.Ordinal))] }, "ada");
        var passages = (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim.ToLine().Passages;
        passages.Select(p => (p.Paragraph, p.Quote)).ShouldBe([(2, "Nobody else will pay for it"), (3, "blocked every plan")]);
        await Under.Undo.UndoAsync("ada");
        (await AnswersAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Counters_are_right_when_two_editors_write_at_the_same_time()
    {
        await Under.Intake.AddAsync(Some.Text(), "ada");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Under.Claims.AssertAsync(Slug, [Some.Draft("The harbour must be dredged", $"Statement {i}") with { About = [new("mayor", Stance.Neutral)] }], $"editor {i}")));
        (await Under.Actors.FindAsync(["mayor"])).Single().About.ShouldBe(8);
        await using var context = Under.Context();
        (await context.Articles.SingleAsync()).Claims.ShouldBe(8);
    }
}
