using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class RelationContract : StoreContract
{
    private async Task<(long A, long B, long C)> FillAsync()
    {
        var first = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        var second = (await Under.Intake.AddAsync(Some.Text(["The quay is sound. The mayor says so."], "The quay"), "ada")).Slug;
        var a = (await Under.Claims.AssertAsync(first, [Some.Reported()], "ada"))[0];
        var others = await Under.Claims.AssertAsync(second, [Some.Draft("The quay is sound") with { Sources = ["the mayor"] }, Some.Draft("The quay is sound", "Nothing shared")], "ada");
        return (a, others[0], others[1]);
    }

    [Fact]
    public async Task A_relation_is_added_changed_confirmed_and_removed()
    {
        var (a, b, _) = await FillAsync();
        var id = await Under.Relations.AddAsync(a, b, RelationKind.Qualifies, " *Because* ", "ada");
        var seen = (await Under.Claims.FindAsync(b, Visibility.Members))!.Value.Related.ShouldHaveSingleItem();
        (seen.Relation.Kind, seen.Reason, seen.Relation.DecidedBy, seen.Relation.Confirmed, seen.Other).ShouldBe((RelationKind.Qualifies, "*Because*", DecidedBy.Editor, true, a));
        (await Under.Relations.ChangeAsync(id, seen.Relation.Version, RelationKind.Contradicts, null, "ada")).ShouldBeTrue();
        (await Under.Relations.ChangeAsync(id, null, RelationKind.Contradicts, "", "ada")).ShouldBeFalse();
        (await Should.ThrowAsync<Refusal>(() => Under.Relations.ChangeAsync(id, seen.Relation.Version, RelationKind.Related, null, "ada"))).Message.ShouldContain("load it again");
        await using (var context = Under.WritingContext())
        {
            (await context.Relations.SingleAsync()).Confirmed = false;
            await context.SaveChangesAsync();
        }

        (await Under.Relations.ConfirmAsync(id, null, "ada")).ShouldBeTrue();
        (await Under.Relations.ConfirmAsync(id, null, "ada")).ShouldBeFalse();
        await Under.Relations.RemoveAsync(id, null, "ada");
        (await Under.Claims.FindAsync(a, Visibility.Members))!.Value.Related.ShouldBeEmpty();
        (await Should.ThrowAsync<Refusal>(() => Under.Relations.RemoveAsync(id, null, "ada"))).Message.ShouldContain("not there any more");
        await using var after = Under.Context();
        (await after.Changes.Where(c => c.Verb.StartsWith("relation.")).OrderBy(c => c.Id).Select(c => c.Verb).ToListAsync()).ShouldBe(["relation.add", "relation.edit", "relation.confirm", "relation.remove"]);
        // The log names both claims, and has it in the history of the article whose claim it is.
        var (said, other) = (Some.Reported().Statement!, (await Under.Claims.FindAsync(b, Visibility.Members))!.Value.Claim.Statement);
        var told = await after.Changes.Where(c => c.Verb.StartsWith("relation.")).OrderBy(c => c.Id).Select(c => new { c.Summary, c.ArticleId }).ToListAsync();
        told.Select(t => t.Summary).ShouldBe([$"“{said}” qualifies “{other}”", $"Relation changed: “{said}” contradicts “{other}”", $"Relation confirmed: “{said}” contradicts “{other}”", $"Relation removed: “{said}” contradicts “{other}”"]);
        told.Select(t => t.ArticleId).Distinct().ShouldHaveSingleItem().ShouldBe((await after.Claims.SingleAsync(c => c.Id == a)).ArticleId);
    }

    [Fact]
    public async Task A_revision_can_be_undone_whatever_was_related_since()
    {
        var (a, b, _) = await FillAsync();
        var slug = (await Under.Claims.FindAsync(a, Visibility.Members))!.Value.Claim.Article.Slug;
        await Under.Intake.ReviseAsync(slug, Some.Text([.. Some.Harbour, "One more word on the quay."]), "ada");
        long revised;
        await using (var context = Under.Context()) revised = await context.Changes.Where(c => c.Verb == "article.revise").Select(c => c.Id).SingleAsync();
        await Under.Relations.AddAsync(a, b, RelationKind.Supports, null, "ben");
        await Under.Undo.TurnAsync(revised, true, "ada");
        (await Under.Library.FindAsync(slug, Visibility.Members))!.Shown!.Number.ShouldBe(1);
        (await Under.Claims.FindAsync(a, Visibility.Members))!.Value.Related.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task To_itself_twice_or_at_length_is_refused()
    {
        var (a, b, _) = await FillAsync();
        (await Should.ThrowAsync<Refusal>(() => Under.Relations.AddAsync(a, a, RelationKind.Related, null, "ada"))).Message.ShouldContain("itself");
        (await Should.ThrowAsync<Refusal>(() => Under.Relations.AddAsync(a, 17, RelationKind.Related, null, "ada"))).Message.ShouldContain("not there");
        (await Should.ThrowAsync<Refusal>(() => Under.Relations.AddAsync(a, b, RelationKind.Related, new string('x', 4001), "ada"))).Message.ShouldContain("4001");
        await Under.Relations.AddAsync(a, b, RelationKind.Contradicts, "They cannot both be true", "ada");
        // To contradict goes both ways, to support does not.
        var twice = await Should.ThrowAsync<Refusal>(() => Under.Relations.AddAsync(b, a, RelationKind.Contradicts, null, "ada"));
        twice.Message.ShouldContain("contradicts");
        twice.Message.ShouldContain("They cannot both be true");
        await Under.Relations.AddAsync(a, b, RelationKind.Supports, null, "ada");
        var back = await Under.Relations.AddAsync(b, a, RelationKind.Supports, null, "ada");
        await Should.ThrowAsync<Refusal>(() => Under.Relations.ChangeAsync(back, null, RelationKind.Contradicts, null, "ada"));
    }

    [Fact]
    public async Task A_reason_that_repeats_a_members_text_is_not_shown_to_strangers()
    {
        var (a, b, _) = await FillAsync();
        await Under.Relations.AddAsync(a, b, RelationKind.Contradicts, "For a new quay would bring trade back within two years", "ada");
        await Under.Relations.AddAsync(a, b, RelationKind.Related, "Both speak of the quay", "ada");
        (await Under.Claims.FindAsync(a, Visibility.Public))!.Value.Related.Select(r => r.Reason).ShouldBe([null, "Both speak of the quay"]);
        (await Under.Claims.FindAsync(a, Visibility.Members))!.Value.Related.ShouldAllBe(r => r.Reason != null);
    }

    [Fact]
    public async Task Nearby_are_claims_of_other_articles_that_share_an_actor_or_the_proposition()
    {
        var (a, b, c) = await FillAsync();
        var claim = (await Under.Claims.FindAsync(a, Visibility.Members))!.Value.Claim.Claim;
        (await Under.Relations.NearbyAsync(claim, Visibility.Members)).Select(n => n.Claim.Id).ShouldBe([b]);
        (await Under.Relations.ByIdAsync([c, b], Visibility.Members)).Select(n => n.Claim.Id).ShouldBe([c, b]);
    }
}
