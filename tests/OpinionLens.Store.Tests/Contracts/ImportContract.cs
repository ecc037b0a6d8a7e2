using Microsoft.EntityFrameworkCore;
using OpinionLens.Discourse.Articles;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

/// <summary>Texts that wait, the known article that one of them is like, and several kept at once.</summary>
public abstract class ImportContract : StoreContract
{
    private static readonly string[] Mended = [.. Some.Harbour[..4], "A new quay would bring trade back within three years. The old one sank under promises.", Some.Harbour[5]];

    private static ImportedText Text(int n) => Some.Text([$"This is text number {n} about the harbour, and it says that dredging is due."], $"Text {n}");

    [Fact]
    public async Task Pieces_of_a_feed_are_known_by_their_address_and_else_by_their_title()
    {
        await Under.Intake.AddAsync(Some.Text() with { SourceUrl = "https://quay.example/harbour" }, "ada");
        await Under.Intake.AddAsync(Some.Text(["Words of the pier."], "A pier of stone"), "ada");
        (await Under.Twins.KnownAsync([("Renamed", "https://quay.example/harbour"), ("A Pier of Stone!", "https://quay.example/2"), ("New", "https://quay.example/3"), ("", "https://quay.example/4"), ("A pier of stone", "https://quay.example/harbour")]))
            .ShouldBe(["the-harbour-and-the-mayor", "a-pier-of-stone", null, null, "the-harbour-and-the-mayor"]);
        (await Under.Twins.KnownAsync([])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_revision_is_found_by_number_by_those_who_may_read_it_and_a_claim_as_it_stands_there()
    {
        await Under.Intake.AddAsync(Some.Text(visibility: Visibility.Public), "ada");
        var id = (await Under.Claims.AssertAsync("the-harbour-and-the-mayor", [Some.Draft("The harbour must be dredged before winter")], "ada"))[0];
        await Under.Intake.ReviseAsync("the-harbour-and-the-mayor", Some.Text(["The quay is for sale."]), "ada");
        (await Under.Library.FindAsync("the-harbour-and-the-mayor", 1, Visibility.Public))!.Shown!.Number.ShouldBe(1);
        (await Under.Library.FindAsync("the-harbour-and-the-mayor", 2, Visibility.Members))!.Shown!.Number.ShouldBe(2);
        (await Under.Library.FindAsync("the-harbour-and-the-mayor", 2, Visibility.Public)).ShouldBeNull();
        (await Under.Library.FindAsync("the-harbour-and-the-mayor", 3, Visibility.Members)).ShouldBeNull();
        var (first, second) = ((await Under.Claims.ReadAsync(id, 1, Visibility.Members))!, (await Under.Claims.ReadAsync(id, null, Visibility.Members))!);
        (first.Passages.Single().State, second.Passages.Single().State, first.Article.Authors.Single()).ShouldBe((Anchoring.AnchorState.Exact, Anchoring.AnchorState.Orphaned, "Ada Quill"));
        (await Under.Claims.ReadAsync(id, 9, Visibility.Members))!.Passages.ShouldBeEmpty();
        (await Under.Claims.ReadAsync(1, null, Visibility.Members)).ShouldBeNull();
    }

    [Fact]
    public async Task A_text_that_is_nearly_there_is_found_by_its_words_and_by_the_current_ones()
    {
        await Under.Intake.AddAsync(Text(1), "ada");
        var slug = (await Under.Intake.AddAsync(Some.Text(["Quite another text about ducks, who swim."], "The harbour"), "ada")).Slug;
        await Under.Intake.ReviseAsync(slug, Some.Text(), "ada");
        var twin = (await Under.Twins.FindAsync(Some.Text(Mended, "Another name")))!;
        (twin.Slug, twin.NextRevision, twin.By, twin.IsLikely).ShouldBe((slug, 3, TwinBy.Words, true));
        twin.Similarity.ShouldBeInRange(0.8, 0.99);
        (await Under.Twins.FindAsync(Some.Text(["Quite another text about ducks, who swim."], "Another name"))).ShouldBeNull();
        (await Under.Twins.FindAsync(Some.Text(["Nothing of this has ever been written in any town."], "Another name"))).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_address_wins_over_the_words()
    {
        await Under.Intake.AddAsync(Some.Text(), "ada");
        var slug = (await Under.Intake.AddAsync(Text(1) with { SourceUrl = "https://gazette.example/quay" }, "ada")).Slug;
        var twin = (await Under.Twins.FindAsync(Some.Text(Mended, "Another name") with { SourceUrl = "https://gazette.example/quay" }))!;
        (twin.Slug, twin.By, twin.IsLikely).ShouldBe((slug, TwinBy.Address, true));
        twin.Similarity.ShouldBeLessThan(0.5);
    }

    [Fact]
    public async Task A_title_is_enough_where_only_a_summary_is_here()
    {
        var slug = (await Under.Intake.AddAsync(Text(1) with { TextKind = TextKind.Digest, Visibility = Visibility.Public }, "ada")).Slug;
        await Under.Intake.AddAsync(Text(2), "ada");
        (await Under.Twins.FindAsync(Some.Text(title: "Text 1")))!.ShouldSatisfyAllConditions(t => t.Slug.ShouldBe(slug), t => t.By.ShouldBe(TwinBy.Title), t => t.IsLikely.ShouldBeTrue());
        (await Under.Twins.FindAsync(Some.Text(title: "Text 2")))!.IsLikely.ShouldBeFalse();
    }

    [Fact]
    public async Task Several_are_kept_in_one_change_that_names_its_batch()
    {
        await Under.Intake.AddAsync(Text(1), "ada");
        var results = await Under.Intake.AddAllAsync([Text(1), Text(2), Text(3)], "ada");
        results.Select(r => (r.Slug, r.AlreadyThere)).ShouldBe([("text-1", true), ("text-2", false), ("text-3", false)]);
        await using var context = Under.Context();
        var change = await context.Changes.SingleAsync(c => c.Batch != null);
        (change.Verb, change.Who, change.Summary).ShouldBe(("article.import", "ada", "2 articles imported"));
        (await context.ChangeRows.CountAsync(r => r.ChangeId == change.Id && r.Kind == "article")).ShouldBe(2);
    }

    [Fact]
    public async Task Of_several_none_is_kept_where_one_is_refused()
    {
        (await Should.ThrowAsync<Refusal>(() => Under.Intake.AddAllAsync([Text(1), Text(2), Text(3) with { Title = "Text 2" }], "ada"))).Message.ShouldStartWith("“Text 2”");
        (await Under.Library.ListAsync(Visibility.Members)).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_that_several_windows_change_at_once_loses_nothing()
    {
        await Under.Drafts.KeepAsync("ada", "import/1", "", bytes: [1, 2]);
        await Task.WhenAll("abc".Select(c => Under.Again().Drafts.ChangeAsync("ada", "import/1", fields => fields + c)));
        var draft = (await Under.Drafts.FindAsync("ada", "import/1"))!;
        string.Concat(draft.Fields.Order()).ShouldBe("abc");
        draft.Bytes.ShouldBe([1, 2]);
        (await Under.Drafts.ChangeAsync("tom", "import/1", fields => fields + "d")).ShouldBeNull();
        (await Under.Drafts.ChangeAsync("ada", "import/2", fields => fields + "d")).ShouldBeNull();
    }

    [Fact]
    public async Task A_draft_that_a_page_and_the_one_after_it_keep_at_the_same_moment_is_refused_to_neither()
    {
        // What is compiled at the first use would set them apart.
        await Under.Drafts.KeepAsync("ada", "claim/0", "first");
        await Under.Drafts.KeepAsync("ada", "claim/0", "second");
        foreach (var round in Enumerable.Range(1, 20))
        {
            await Task.WhenAll("ab".Select(c => Task.Run(() => Under.Drafts.KeepAsync("ada", $"claim/{round}", $"{round}{c}"))));
            (await Under.Drafts.FindAsync("ada", $"claim/{round}"))!.Fields.ShouldBeOneOf($"{round}a", $"{round}b");
        }
    }

    [Fact]
    public async Task Drafts_are_listed_by_the_place_they_are_under()
    {
        foreach (var place in new[] { "import/1", "import/2", "claim/1" }) await Under.Drafts.KeepAsync("ada", place, "{}", bytes: [1]);
        (await Under.Drafts.ListAsync("ada", under: "import/")).Select(d => d.Place).ShouldBe(["import/2", "import/1"]);
        (await Under.Drafts.ListAsync("ada")).Count.ShouldBe(3);
        (await Under.Drafts.ListAsync("ada", under: "import/1")).Single().Bytes.ShouldBeNull();
    }

    [Fact]
    public async Task A_whole_book_may_wait_but_no_form_grows_that_large()
    {
        var book = new string('x', 12_000_000);
        await Under.Drafts.KeepAsync("ada", "import/1", book, bytes: [1]);
        (await Under.Drafts.ChangeAsync("ada", "import/1", fields => fields + "y"))!.Length.ShouldBe(book.Length + 1);
        await Should.ThrowAsync<Refusal>(() => Under.Drafts.KeepAsync("ada", "claim/1", book));
    }
}
