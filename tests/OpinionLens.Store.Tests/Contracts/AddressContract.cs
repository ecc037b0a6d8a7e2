using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

/// <summary>Addresses that were given once: what the pages ask when somebody comes by one.</summary>
public abstract class AddressContract : StoreContract
{
    private async Task<ArticleReading> ReadAsync(string slug, Visibility sees) => (await Under.Library.ReadAsync(slug, sees))!;

    private async Task<AddressTrail> TrailAsync(string slug, Visibility sees) => await Under.Texts.TrailAsync(await ReadAsync(slug, sees), sees);

    [Fact]
    public async Task An_old_number_tells_where_its_paragraph_went_and_strangers_hear_only_of_what_they_may_read()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(visibility: Visibility.Public), "ada")).Slug;
        (await TrailAsync(slug, Visibility.Public)).Stops.ShouldBeEmpty();
        await Under.Intake.ReviseAsync(slug, Some.Text([.. Some.Harbour, "For editors alone, for the moment."], visibility: Visibility.Members), "ada");
        await Under.Intake.ReviseAsync(slug, Some.Text([.. Some.Harbour.Where((_, i) => i != 2)], visibility: Visibility.Public), "ada");
        var strangers = await TrailAsync(slug, Visibility.Public);
        strangers.Stops.Keys.Order().ShouldBe([3, 4, 5, 6]);
        strangers.Stops.Values.SelectMany(s => s.Notes).ShouldAllBe(n => n.Revisions.Single() == 1);
        strangers.Stops[3].Notes.ShouldHaveSingleItem().Fate.ShouldBe(AddressFate.Cut);
        strangers.Stops[4].Notes.ShouldHaveSingleItem().Paragraphs.ShouldBe([3]);
        var editors = await TrailAsync(slug, Visibility.Members);
        editors.Stops[3].Notes.ShouldHaveSingleItem().Revisions.ShouldBe([1, 2]);
        editors.Stops[7].Notes.ShouldHaveSingleItem().Fate.ShouldBe(AddressFate.Cut);
    }

    [Fact]
    public async Task Texts_of_two_revisions_come_together_and_a_Members_text_only_to_members()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(visibility: Visibility.Public), "ada")).Slug;
        await Under.Intake.ReviseAsync(slug, Some.Text(["Another text for editors."]), "ada");
        var id = (await ReadAsync(slug, Visibility.Members)).Entry.Article.Id;
        (await Under.Texts.ReadAsync(id, [1, 2], Visibility.Members)).Keys.Order().ShouldBe([1, 2]);
        var seen = await Under.Texts.ReadAsync(id, [1, 2], Visibility.Public);
        seen.ShouldHaveSingleItem().Value.Paragraphs.Select(p => p.Text).ShouldBe(Some.Harbour);
    }

    [Fact]
    public async Task A_passage_is_told_between_any_two_revisions()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        await Under.Claims.AssertAsync(slug, [Some.Draft("A new quay would bring trade back within two years")], "ada");
        foreach (var years in new[] { "three", "four" })
            await Under.Intake.ReviseAsync(slug, Some.Text([.. Some.Harbour.Select(p => p.Replace("two years", years + " years", StringComparison.Ordinal))]), "ada");
        var id = (await ReadAsync(slug, Visibility.Members)).Entry.Article.Id;
        var step = (await Under.Library.StepAsync(id, 1, 3, Visibility.Members)).ShouldHaveSingleItem();
        (step.Before!.Quote, step.Now.Quote).ShouldBe(("A new quay would bring trade back within two years", "A new quay would bring trade back within four years"));
    }

    [Fact]
    public async Task A_revision_that_was_taken_back_keeps_its_number_and_the_day_is_known()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        await Under.Intake.ReviseAsync(slug, Some.Text(["Another text."]), "ada");
        await Under.Undo.UndoAsync("ada");
        var article = (await ReadAsync(slug, Visibility.Members)).Entry.Article;
        (article.LastRevision, article.CurrentRevision).ShouldBe((2, 1));
        (await Under.Library.ReadAsync(slug, Visibility.Members, 2)).ShouldBeNull();
        (await Under.Texts.TakenBackAsync(article.Id, 2))!.Value.ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddHours(-1));
        (await Under.Texts.TakenBackAsync(article.Id, 1)).ShouldBeNull();
        (await Under.Intake.ReviseAsync(slug, Some.Text(["A third text."]), "ada")).Revision.ShouldBe(3);
    }

    [Fact]
    public async Task A_claim_whose_making_was_undone_is_known_as_taken_back_without_its_words()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        var ids = await Under.Claims.AssertAsync(slug, [Some.Draft("The harbour must be dredged before winter"), Some.Reported()], "ada");
        (await Under.Journal.ClaimTakenBackAsync(ids[0])).ShouldBeNull();
        await Under.Undo.UndoAsync("ada");
        var back = await Under.Journal.ClaimTakenBackAsync(ids[1]);
        (back!.ArticleSlug, back.ArticleTitle).ShouldBe((slug, "The harbour and the mayor"));
        (await Under.Journal.ClaimTakenBackAsync(ids[0] + 1)).ShouldBeNull();
        await Under.Undo.RedoAsync("ada");
        (await Under.Journal.ClaimTakenBackAsync(ids[1])).ShouldBeNull();
    }

    [Fact]
    public async Task Retired_claims_come_with_the_newest_text_apart_from_the_others_and_cut_for_strangers()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        var ids = await Under.Claims.AssertAsync(slug, [Some.Draft("The harbour must be dredged before winter"), Some.Draft("Nobody else will pay for it", "Nobody else will pay for it, and the mayor knows that well")], "ada");
        await Under.Claims.SetStatusAsync(ids[1], 1, ClaimStatus.Retired, "ada");
        foreach (var sees in new[] { Visibility.Members, Visibility.Public })
        {
            var reading = await ReadAsync(slug, sees);
            reading.Claims.ShouldHaveSingleItem().Claim.Id.ShouldBe(ids[0]);
            reading.Retired.ShouldHaveSingleItem().Statement.EndsWith('…').ShouldBe(sees == Visibility.Public);
        }
        (await Under.Library.ReadAsync(slug, Visibility.Members, 1))!.Retired.ShouldBeEmpty();
    }
}
