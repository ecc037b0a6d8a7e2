using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class SimilarContract : StoreContract
{
    private async Task<string> ArticleAsync(string title, Visibility visibility = Visibility.Public) =>
        (await Under.Intake.AddAsync(Some.Text(Some.Harbour.Append(title), title, visibility: visibility) with { Bytes = System.Text.Encoding.UTF8.GetBytes(title) }, "ada")).Slug;

    private async Task<long> SayAsync(string article, string statement) => (await Under.Claims.AssertAsync(article, [Some.Draft("The harbour must be dredged before winter", statement)], "ada"))[0];

    private async Task<IReadOnlyList<long>> NearAsync(long id, Visibility sees = Visibility.Members) => [.. (await Under.Similar.NearAsync(id, sees)).Select(n => n.Id)];

    [Fact]
    public async Task A_claim_finds_those_of_other_articles_that_are_worded_alike_and_says_by_which_words()
    {
        var (a, b) = (await ArticleAsync("The first"), await ArticleAsync("The second"));
        var id = await SayAsync(a, "The mayor promised to dredge the harbour before winter");
        var own = await SayAsync(a, "The mayor promised dredging of the harbour by winter");
        var near = await SayAsync(b, "Before winter comes, says the mayor, the harbour will have been dredged");
        var far = await SayAsync(b, "Prices of fish have doubled in a decade");
        var found = (await Under.Similar.NearAsync(id, Visibility.Members)).ShouldHaveSingleItem();
        found.Id.ShouldBe(near);
        found.Score.ShouldBeInRange(0.25, 0.99);
        found.Shared.ShouldBe(["dredg", "harbour", "mayor", "winter"], ignoreOrder: true);
        (await NearAsync(own)).ShouldBe([near]);
        (await NearAsync(far)).ShouldBeEmpty();
        var told = (await Under.Claims.FindAsync(id, [near, far, 1], Visibility.Members))!.Value;
        (told.Claim.Claim.Id, told.Related.Count).ShouldBe((id, 0));
        told.Beside.Select(c => c.Claim.Id).ShouldBe([near, far]);
    }

    [Fact]
    public async Task It_follows_every_write_of_this_program_and_of_others()
    {
        var (a, b) = (await ArticleAsync("The first"), await ArticleAsync("The second"));
        var id = await SayAsync(a, "The mayor promised to dredge the harbour");
        (await NearAsync(id)).ShouldBeEmpty();
        long near;
        await using (var other = Under.Again()) near = (await other.Claims.AssertAsync(b, [Some.Draft("The old one sank under promises", "The mayor promised that the harbour be dredged")], "ben"))[0];
        (await NearAsync(id)).ShouldBe([near]);
        await Under.Undo.UndoAsync("ben");
        (await NearAsync(id)).ShouldBeEmpty();
        await Under.Undo.RedoAsync("ben");
        (await NearAsync(id)).ShouldBe([near]);
        async Task<int> VersionAsync() => (await Under.Claims.FindAsync(near, Visibility.Members))!.Value.Claim.Claim.Version;
        await Under.Claims.AmendAsync(near, await VersionAsync(), Some.Draft("The old one sank under promises", "Fish is dear this year"), "ada");
        (await NearAsync(id)).ShouldBeEmpty();
        await Under.Undo.UndoAsync("ada");
        await Under.Claims.SetStatusAsync(near, await VersionAsync(), ClaimStatus.Retired, "ada");
        (await NearAsync(id)).ShouldBeEmpty();
        (await NearAsync(near)).ShouldBeEmpty("what is not published is like nothing");
        await Under.Undo.UndoAsync("ada");
        (await NearAsync(near)).ShouldBe([id]);
        await Under.ShouldBalanceAsync();
        await Under.Purge.RunAsync(b, false, "ada");
        (await NearAsync(id)).ShouldBeEmpty();
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task A_statement_that_repeats_a_text_for_members_is_near_nothing_for_strangers()
    {
        var (open, closed) = (await ArticleAsync("The first"), await ArticleAsync("The second", Visibility.Members));
        const string words = "The harbour must be dredged before winter. Nobody else will pay for it";
        var id = await SayAsync(open, "The harbour must be dredged before winter and nobody else will pay");
        var hidden = await SayAsync(closed, words);
        (await NearAsync(id)).ShouldBe([hidden]);
        (await NearAsync(id, Visibility.Public)).ShouldBeEmpty();
        (await NearAsync(hidden, Visibility.Public)).ShouldBeEmpty();
    }
}
