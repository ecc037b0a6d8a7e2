using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Language;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class PurgeContract : StoreContract
{
    private const string Slug = "the-harbour-and-the-mayor";

    private static readonly string[] Digest =
    [
        "By Ada Quill - 4 May 2026", "Dredging is urgent, and one office alone can fund it.", "The mayor accuses the fishers; Tom Reed says that they were left out.", "What would a quay do?", "Trade might return soon.", "Follow us.",
    ];

    /// <summary>All that the database keeps anywhere, also what it only forgot to write over.</summary>
    protected abstract Task<string> AllKeptAsync();

    /// <summary>A Members text whose words have been everywhere that words can be.</summary>
    private async Task<List<long>> FillAsync(bool digest)
    {
        await Under.Intake.AddAsync(Some.Text(), "ada");
        var ids = (await Under.Claims.AssertAsync(Slug,
        [
            Some.Reported(), Some.Draft("The harbour must be dredged before winter"),
            Some.Draft("Nobody else will pay for it", "Nobody else will pay for it, and the mayor knows that well"),
            Some.Draft("A new quay would bring trade back within two years. The old one sank under promises."),
        ], "ada")).ToList();
        await Under.Claims.AmendAsync(ids[1], 1, Some.Draft("The harbour must be dredged before winter. Nobody else will pay for it, and the mayor knows that well."), "ada");
        await Under.Claims.AssertAsync(Slug, [Some.Draft("The old one sank under promises", "A new quay would bring trade back within two years")], "ben");
        await Under.Undo.UndoAsync("ben");
        await Under.Intake.ReviseAsync(Slug, Some.Text([.. Some.Harbour.Select(p => p.Replace("before winter", "before the storms", StringComparison.Ordinal))]), "ben");
        if (digest) await Under.Intake.ReviseAsync(Slug, Some.Text(Digest, visibility: Visibility.Public) with { TextKind = TextKind.Digest }, "ada");
        await RelateAsync(ids[0], ids[1]);
        var article = (await Under.Library.FindAsync(Slug, Visibility.Members))!.Article.Id;
        await Under.Drafts.KeepAsync("ada", "edit/" + LensId.Format(ids[0]), "{\"quote\":\"Nobody else will pay\"}");
        await Under.Drafts.KeepAsync("ada", "import/one", "{}", article, System.Text.Encoding.UTF8.GetBytes(Some.Harbour[1]));
        await Under.Drafts.KeepAsync("ben", "elsewhere", System.Text.Json.JsonSerializer.Serialize(new { text = Some.Harbour[2] }));
        await Under.Drafts.KeepAsync("ben", "other", "{\"statement\":\"Something else\"}");
        // The planner's samples are a place of their own.
        await using (var context = Under.Context()) await context.Database.ExecuteSqlRawAsync("ANALYZE");
        return ids;
    }

    private async Task RelateAsync(long from, long to)
    {
        await using var context = Under.WritingContext();
        context.Relations.Add(new() { FromId = from, ToId = to, Kind = RelationKind.Contradicts, Reason = "For “a new quay would bring trade back within two years” says otherwise", Echo = true });
        await context.SaveChangesAsync();
    }

    private static MembersEcho Words { get; } = new(Some.Harbour.Append(string.Join(' ', Some.Harbour)));

    /// <summary>The words as search keeps them, in their order.</summary>
    private static MembersEcho Tokens { get; } = new(Some.Harbour.Select(p => string.Join(' ', TextAnalysis.SearchTokens(p).Select(t => t.Token))));

    [Fact]
    public async Task After_a_purge_no_nine_words_of_the_text_are_left_anywhere_in_the_store()
    {
        await FillAsync(digest: true);
        var before = await AllKeptAsync();
        (Words.In(before), Tokens.In(before)).ShouldBe((true, true));
        var plan = await Under.Purge.PlanAsync(Slug, true);
        (plan.Revisions, plan.Claims, plan.Relations, plan.Drafts).ShouldBe((2, 4, 1, 3));
        Words.In(await AllKeptAsync()).ShouldBeTrue("a plan removes nothing");

        (await Under.Purge.RunAsync(Slug, true, "ada")).ShouldBeEquivalentTo(plan);
        (await Under.Purge.EraseAsync()).ShouldBeNull();
        var after = await AllKeptAsync();
        (Words.In(after), Tokens.In(after)).ShouldBe((false, false));
        (await Under.Drafts.FindAsync("ben", "other")).ShouldNotBeNull();
        (await Under.Drafts.FindAsync("ben", "elsewhere")).ShouldBeNull();
        (await Under.Intake.SourceAsync(Slug, 1)).ShouldBeNull();
    }

    [Fact]
    public async Task After_a_purge_summary_claims_search_and_comparison_are_still_there()
    {
        var ids = await FillAsync(digest: true);
        await Under.Purge.RunAsync(Slug, true, "ada");
        await Under.Purge.EraseAsync();
        var reading = (await Under.Library.ReadAsync(Slug, Visibility.Members))!;
        (reading.Entry.Shown!.Number, reading.Entry.Shown.TextKind, reading.Paragraphs.Count).ShouldBe((3, TextKind.Digest, Digest.Length));
        reading.Claims.Select(c => c.Claim.Id).Order().ShouldBe(ids.Order());
        reading.Claims.Single(c => c.Claim.Id == ids[2]).Claim.Statement.ShouldBe("Nobody else will pay for it, and the …");
        (await Under.Comparison.CompareAsync(Slug, Slug, Visibility.Public))!.ToLines().Count().ShouldBeGreaterThan(0);
        (await Under.Search.FindAsync("fishers", Visibility.Public)).Rows.ShouldNotBeEmpty();
        (await Under.Search.FindAsync("gazette", Visibility.Members)).Rows.ShouldAllBe(h => h.Hit.Kind != Discourse.Exchange.HitKind.Paragraph);
        (await Under.Library.HistoryAsync(reading.Entry.Article.Id)).Select(r => r.Revision.Number).ShouldBe([3, 2, 1]);
        (await Under.Library.ReadAsync(Slug, Visibility.Members, 1))!.Paragraphs.ShouldBeEmpty();
        (await Under.Packs.ExportAsync([Slug], "harbour", new string('a', 32))).Claims.ShouldAllBe(c => c.Passages.All(p => p.Blind != null));
        (await Under.Packs.ImportAsync(await Under.Packs.ExportAsync([Slug], "harbour", new string('a', 32)), "ada")).Changed.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_readers_own_copy_brings_claims_back_to_the_exact_words(bool digest)
    {
        await FillAsync(digest);
        var words = await QuotesAsync(2);
        words.Values.Count(w => w.State == AnchorState.Exact).ShouldBe(3);
        await Under.Purge.RunAsync(Slug, true, "ada");
        await Under.Purge.EraseAsync();
        if (!digest) (await Under.Library.ReadAsync(Slug, Visibility.Members))!.Entry.Shown.ShouldBeNull();
        var copy = Some.Text([.. Some.Harbour.Select(p => p.Replace("before winter", "before the storms", StringComparison.Ordinal))]);
        var result = await Under.Intake.ReviseAsync(Slug, copy, "ada");
        (result.AlreadyThere, result.Revision).ShouldBe((false, digest ? 4 : 3));
        var again = await QuotesAsync(result.Revision);
        foreach (var (claim, was) in words)
            // Words that had changed and nobody settled are not settled by going and coming back.
            if (was.State == AnchorState.Exact) again[claim].ShouldBe(was); else again[claim].State.ShouldBe(AnchorState.Changed);
        // And a second purge takes it away again.
        await Under.Purge.RunAsync(Slug, true, "ada");
        await Under.Purge.EraseAsync();
        Words.In(await AllKeptAsync()).ShouldBeFalse();
        (await Under.Purge.RunAsync(Slug, true, "ada")).Revisions.ShouldBe(0);
    }

    private async Task<Dictionary<long, (AnchorState State, string Quote)>> QuotesAsync(int revision) =>
        (await Under.Library.ReadAsync(Slug, Visibility.Members, revision))!.Claims.ToDictionary(c => c.Claim.Id, c => (c.Passages.Single().State, c.Passages.Single().Quote));

    [Fact]
    public async Task A_purge_is_one_entry_without_words_and_undo_passes_what_it_took_over()
    {
        await FillAsync(digest: true);
        var entries = (await Under.Journal.ListAsync(new(), null, null)).Rows.Count;
        await Under.Purge.RunAsync(Slug, true, "ada");
        var log = (await Under.Journal.ListAsync(new(), null, null)).Rows;
        log.Count.ShouldBe(entries + 1);
        (log[0].Change.Verb, log[0].Change.Before, log[0].Change.After, log[0].CanTurn).ShouldBe(("article.purge", null, null, false));
        log.ShouldAllBe(c => c.Fields.Count == 0);
        (await Under.Undo.NextAsync("ada")).ShouldBe((null, null));
        (await Should.ThrowAsync<Refusal>(() => Under.Undo.TurnAsync(log[0].Change.Id, true, "ada"))).Message.ShouldBe("This change cannot be undone.");
        await Under.Claims.AssertAsync(Slug, [Some.Draft("Trade might return soon", "Trade may come back")], "ada");
        await Under.Undo.UndoAsync("ada");
        (await Should.ThrowAsync<Refusal>(() => Under.Undo.UndoAsync("ada"))).Message.ShouldBe("There is nothing to undo.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lines_that_name_two_claims_go_also_where_only_the_text_went_before(bool isOwn)
    {
        await Under.Packs.LoadSamplesAsync("ada");
        var ids = await FillAsync(digest: true);
        var elsewhere = (await Under.Claims.ListAsync(new(), Visibility.Members)).Rows.First(c => c.Article.Slug != Slug).Claim.Id;
        await Under.Relations.AddAsync(isOwn ? ids[0] : elsewhere, isOwn ? elsewhere : ids[0], RelationKind.Supports, null, "ada");
        (await AllKeptAsync()).ShouldContain("The fishermen stood in the way");
        await Under.Purge.RunAsync(Slug, true, "ada");
        await Under.Purge.RunAsync(Slug, false, "ada");
        (await Under.Purge.EraseAsync()).ShouldBeNull();
        (await AllKeptAsync()).ShouldNotContain("The fishermen stood in the way");
    }

    [Fact]
    public async Task A_whole_article_goes_with_all_that_it_said_and_others_stay()
    {
        await Under.Packs.LoadSamplesAsync("ada");
        var others = await OthersAsync();
        var ids = await FillAsync(digest: true);
        // Lines of the log that stand in another article's history name its claims too.
        var elsewhere = (await Under.Claims.ListAsync(new(), Visibility.Members)).Rows.First(c => c.Article.Slug != Slug).Claim.Id;
        await Under.Relations.AddAsync(elsewhere, ids[0], RelationKind.Supports, null, "ada");
        await Under.Undo.UndoAsync("ada");
        await Under.Undo.RedoAsync("ada");
        await Under.Purge.RunAsync(Slug, false, "ada");
        (await Under.Purge.EraseAsync()).ShouldBeNull();
        (await Under.Library.FindAsync(Slug, Visibility.Members)).ShouldBeNull();
        (await Under.Claims.FindAsync(ids[0], Visibility.Members)).ShouldBeNull();
        (await OthersAsync()).ShouldBe(others);
        var after = await AllKeptAsync();
        (Words.In(after), Tokens.In(after), new MembersEcho(Digest).In(after)).ShouldBe((false, false, false));
        after.ShouldNotContain("The fishermen stood in the way");
        (await Under.Actors.LinesAsync(null)).Single(a => a.Slug == "ada-quill").Holds.ShouldBe(0);
        (await Should.ThrowAsync<Refusal>(() => Under.Purge.RunAsync(Slug, false, "ada"))).Message.ShouldContain("no article");
        // The slug is free again.
        (await Under.Intake.AddAsync(Some.Text(), "ada")).AlreadyThere.ShouldBeFalse();
        // What came before the article can still be undone, the samples with it.
        await Under.Undo.UndoAsync("ada");
        await Under.Undo.UndoAsync("ada");
        (await Under.Library.ListAsync(Visibility.Members)).Rows.Count.ShouldBe(1);
    }

    private async Task<string> OthersAsync() => string.Join('\n', (await Under.Claims.ListAsync(new(), Visibility.Members, null, null)).Rows.Select(c => System.Text.Json.JsonSerializer.Serialize(c.ToLine())));

    [Fact]
    public async Task A_real_text_goes_and_comes_back()
    {
        await Under.Packs.LoadSamplesAsync("ada");
        var (slug, _, file) = Originals.Both[0];
        var text = Originals.Read(file);
        await Under.Intake.ReviseAsync(slug, text, "ada");
        var before = await StatesAsync(slug);
        var words = new MembersEcho(text.Paragraphs.Select(p => p.Text));
        words.In(await AllKeptAsync()).ShouldBeTrue();
        await Under.Purge.RunAsync(slug, true, "ada");
        (await Under.Purge.EraseAsync()).ShouldBeNull();
        words.In(await AllKeptAsync()).ShouldBeFalse();
        (await Under.Comparison.CompareAsync(slug, Originals.Both[1].Slug, Visibility.Members))!.ToLines().Count().ShouldBeGreaterThan(50);
        (await Under.Intake.ReviseAsync(slug, text, "ada")).AlreadyThere.ShouldBeFalse();
        (await StatesAsync(slug)).ShouldBe(before);
    }

    private async Task<string> StatesAsync(string slug) => string.Join('\n', (await Under.Library.ReadAsync(slug, Visibility.Members))!.Claims.SelectMany(c => c.Passages.Select(p => $"{c.Claim.Id} {p.State} {p.Quote}")));
}
