using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class ArticleContract : StoreContract
{
    [Fact]
    public async Task An_imported_article_is_listed_and_read_with_its_paragraphs()
    {
        var result = await Under.Intake.AddAsync(Some.Text(), "ada");
        result.AlreadyThere.ShouldBeFalse();
        var reading = await Under.Library.ReadAsync(result.Slug, Visibility.Members);
        reading!.Paragraphs.Select(p => p.Text).ShouldBe(Some.Harbour);
        reading.Paragraphs[1].Sentences.Count.ShouldBe(2);
        reading.Entry.Authors.ShouldHaveSingleItem().Name.ShouldBe("Ada Quill");
        reading.Entry.Outlet!.Name.ShouldBe("Harbour Gazette");
        (await Under.Library.ListAsync(Visibility.Members)).Rows.ShouldHaveSingleItem().Article.Coverage.ShouldBe(new ArticleCoverage(0, 0, 3, 3));
    }

    [Fact]
    public async Task The_same_text_again_is_already_there_whatever_it_is_called()
    {
        await Under.Intake.AddAsync(Some.Text(), "ada");
        var again = await Under.Intake.AddAsync(Some.Text(title: "Another name"), "ada");
        again.AlreadyThere.ShouldBeTrue();
        again.Slug.ShouldBe("the-harbour-and-the-mayor");
        (await Under.Library.ListAsync(Visibility.Members)).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_slug_that_means_another_article_is_refused_and_nothing_is_written()
    {
        await Under.Intake.AddAsync(Some.Text(), "ada");
        var refusal = await Should.ThrowAsync<Refusal>(() => Under.Intake.AddAsync(Some.Text(["Quite another text."]), "ada"));
        refusal.Message.ShouldContain("--as-revision-of");
        (await Under.Library.ListAsync(Visibility.Members)).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_source_url_that_is_no_web_address_is_refused()
    {
        await Should.ThrowAsync<Refusal>(() => Under.Intake.AddAsync(Some.Text() with { SourceUrl = "javascript:alert(1)" }, "ada"));
    }

    [Fact]
    public async Task The_imported_bytes_come_back_as_they_were()
    {
        var text = Some.Text();
        var result = await Under.Intake.AddAsync(text, "ada");
        (await Under.Intake.SourceAsync(result.Slug, 1)).ShouldBe(text.Bytes);
    }

    [Fact]
    public async Task Strangers_read_no_Members_text()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        await Under.Claims.AssertAsync(slug, [Some.Draft("The harbour must be dredged before winter. Nobody else will pay for it, and the mayor knows that well")], "ada");
        var reading = await Under.Library.ReadAsync(slug, Visibility.Public);
        reading!.Paragraphs.ShouldBeEmpty();
        reading.Claims.ShouldHaveSingleItem().Passages[0].Quote.ShouldBe("The harbour must be dredged before winter. Nobody");
        (await Under.Library.ReadAsync(slug, Visibility.Public, 1))!.Paragraphs.ShouldBeEmpty();
        (await Under.Search.FindAsync("dredged", Visibility.Public, Discourse.Exchange.HitKind.Paragraph)).Rows.ShouldBeEmpty();
        (await Under.Search.FindAsync("dredged", Visibility.Members, Discourse.Exchange.HitKind.Paragraph)).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_statement_that_repeats_nine_words_of_a_Members_text_is_cut_for_strangers()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        var id = (await Under.Claims.AssertAsync(slug, [Some.Draft("Nobody else will pay for it", "Nobody else will pay for it, and the mayor knows that well")], "ada"))[0];
        (await Under.Claims.FindAsync(id, Visibility.Public))!.Value.Claim.Statement.ShouldBe("Nobody else will pay for it, and the …");
        (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim.Statement.ShouldEndWith("knows that well");
        (await Under.Search.FindAsync("mayor", Visibility.Public, Discourse.Exchange.HitKind.Claim)).Rows.ShouldBeEmpty();

        // Whoever may not read the words cannot try them one by one either: not in a list, not in its numbers, not in a file, whether memory answers or the database.
        var tried = new ClaimFilter(Words: "mayor");
        foreach (var (sees, found) in new[] { (Visibility.Public, 0), (Visibility.Members, 1) })
        {
            await using var cold = Under.Again();
            foreach (var store in new[] { cold, Under })
            {
                (await store.Claims.ListAsync(tried, sees)).Rows.Count.ShouldBe(found);
                (await store.Claims.CountAsync(tried, sees)).ShouldBe(found);
                (await store.Facets.CountAsync(tried, sees)).Claims.ShouldBe(found);
                (await store.Search.FindAsync("mayor voice:author", sees)).Rows.Count.ShouldBe(found);
            }

            var file = new System.Text.StringBuilder();
            await Under.Exports.WriteAsync(new(tried, ClaimOrder.Newest, sees, "http://localhost/", "claims?words=mayor"), Discourse.Exchange.Export.ClaimSheet.Of(Discourse.Exchange.Export.ExportFormat.Jsonl), text => { file.Append(text); return Task.CompletedTask; }, null, default);
            file.ToString().Contains(Discourse.LensId.Format(id), StringComparison.Ordinal).ShouldBe(found > 0);
        }

        // Found by what is no secret, it is told as far as it may be read.
        (await Under.Search.FindAsync("voice:author", Visibility.Public)).Rows.ShouldHaveSingleItem().Hit.Snippet.ShouldBe("Nobody else will pay for it, and the …");
    }

    [Fact]
    public async Task A_revision_carries_every_claim_and_says_what_became_of_it()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        var ids = await Under.Claims.AssertAsync(slug,
            [Some.Draft("The harbour must be dredged before winter"), Some.Reported(), Some.Draft("A new quay would bring trade back within two years", "A quay brings trade")], "ada");
        var revised = Some.Harbour.ToArray();
        revised[4] = "A new quay could bring much trade back within three years. The old one sank under promises.";
        var result = await Under.Intake.ReviseAsync(slug, Some.Text([.. revised.Where((_, i) => i != 2)]), "ada");
        result.Revision.ShouldBe(2);
        async Task<AnchorState> State(long id) => (await Under.Claims.FindAsync(id, Visibility.Members))!.Value.Claim.Passages.Single().State;
        (await State(ids[0])).ShouldBe(AnchorState.Exact);
        (await State(ids[1])).ShouldBe(AnchorState.Orphaned);
        (await State(ids[2])).ShouldBe(AnchorState.Changed);
        var orphan = (await Under.Claims.FindAsync(ids[1], Visibility.Members))!.Value.Claim.Passages.Single();
        orphan.Place.ShouldBeNull();
        orphan.Quote.ShouldBe("the fishermen blocked every plan");
        (await Under.Library.HistoryAsync((await Under.Library.FindAsync(slug, Visibility.Members))!.Article.Id)).Select(r => r.Revision.Number).ShouldBe([2, 1]);
        (await Under.Library.ReadAsync(slug, Visibility.Members, 1))!.Claims.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Every_page_of_the_list_is_disjoint_and_together_they_are_all()
    {
        for (var i = 0; i < 7; i++)
            await Under.Intake.AddAsync(Some.Text([$"Text number {i} is about the harbour."], $"Title {i}") with { Date = new(2026, 1, 1 + i / 2) }, "ada");
        var (seen, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await Under.Library.ListAsync(Visibility.Members, after, 3);
            seen.AddRange(page.Rows.Select(r => r.Article.Slug));
            after = page.Next;
        } while (after is not null);
        seen.Distinct().Count().ShouldBe(7);
        seen.ShouldBe((await Under.Library.ListAsync(Visibility.Members, null, null)).Rows.Select(r => r.Article.Slug));
    }

    [Fact]
    public async Task What_is_said_of_an_article_is_put_right_its_claims_follow_and_undo_gives_it_back()
    {
        foreach (var (slug, day) in new[] { ("harbour", 4), ("quay", 5) })
            await Under.Intake.AddAsync(Some.Text(Some.Harbour.Append(slug), slug, slug) with { Date = new(2026, 5, day), Bytes = System.Text.Encoding.UTF8.GetBytes(slug) }, "ada");
        var own = (await Under.Claims.AssertAsync("harbour", [Some.Draft("The harbour must be dredged before winter"), Some.Reported()], "ada"))[0];
        await Under.Claims.AssertAsync("quay", [Some.Draft("The harbour must be dredged before winter")], "ada");
        var facets = await Under.Facets.ReadAsync(new(), Visibility.Members, 10);
        facets.Sources.Select(s => (s.Value, s.Count)).ShouldBe([("ada-quill", 2), ("the-mayor", 1)]);
        async Task<string> OrderAsync() => string.Join(' ', (await Under.Library.ListAsync(Visibility.Members)).Rows.Select(a => a.Article.Slug)) + ": " + string.Join(' ', (await Under.Claims.ListAsync(new(), Visibility.Members)).Rows.Select(c => c.Article.Slug));
        (await OrderAsync()).ShouldBe("quay harbour: quay harbour harbour");

        (await Under.Keeper.EditAsync("harbour", null, stands => stands with { Title = "  The harbour, again ", Authors = ["Tom Reed", "Ada Quill"], Outlet = "The Quay Post", Date = new(2026, 5, 6), DatePrecision = DatePrecision.About, DateNote = "guessed", Genre = Genre.Column, SourceUrl = "https://quay.example/1", Language = "en-GB" }, "bo"))
            .ShouldBe(["title", "authors", "outlet", "date", "language", "genre", "source"]);
        var entry = (await Under.Library.FindAsync("harbour", Visibility.Members))!;
        (entry.Article.Title, entry.Outlet!.Name, entry.Article.Date, entry.Article.Genre, entry.Article.Language).ShouldBe(("The harbour, again", "The Quay Post", new DateOnly(2026, 5, 6), Genre.Column, "en-GB"));
        entry.Authors.Select(a => a.Name).ShouldBe(["Tom Reed", "Ada Quill"]);
        (await OrderAsync()).ShouldBe("harbour quay: harbour harbour quay");
        (await Under.Claims.FindAsync(own, Visibility.Members))!.Value.Claim.Holders.Select(h => h.Slug).ShouldBe(["tom-reed", "ada-quill"]);
        (await Under.Claims.ListAsync(new(Source: "tom-reed"), Visibility.Members)).Rows.ShouldHaveSingleItem().Claim.Id.ShouldBe(own);
        facets = await Under.Facets.ReadAsync(new(), Visibility.Members, 10);
        facets.Sources.Select(s => (s.Value, s.Count)).ShouldBe([("ada-quill", 2), ("the-mayor", 1), ("tom-reed", 1)], ignoreOrder: true);
        facets.Outlets.Select(s => (s.Value, s.Count)).ShouldBe([("the-quay-post", 2), ("harbour-gazette", 1)]);
        (await Under.Facets.CountAsync(new() { From = new(2026, 5, 6) }, Visibility.Members)).Claims.ShouldBe(2);
        (await Under.Search.FindAsync("again", Visibility.Members)).Rows.ShouldHaveSingleItem().Hit.Slug.ShouldBe("harbour");
        await Under.ShouldBalanceAsync();
        var told = (await Under.Journal.ListAsync(new(Verb: "article"))).Rows[0];
        (told.Change.Summary, told.Change.Who).ShouldBe(("harbour: title, authors, outlet, date, language, genre, source changed", "bo"));
        told.Fields.ShouldContain(f => f.Field == "authors" && f.Before!.Contains("Ada Quill") && f.After!.Contains("Tom Reed"));

        // Without an author the outlet holds what the article says itself.
        await Under.Keeper.EditAsync("harbour", null, stands => stands with { Authors = [], Date = null }, "bo");
        (await Under.Claims.FindAsync(own, Visibility.Members))!.Value.Claim.Holders.Select(h => h.Slug).ShouldBe(["the-quay-post"]);
        (await OrderAsync()).ShouldBe("quay harbour: quay harbour harbour");
        (await Under.Keeper.EditAsync("harbour", null, stands => stands, "bo")).ShouldBeEmpty("nothing differs");
        await Under.ShouldBalanceAsync();

        await Under.Undo.UndoAsync("bo");
        await Under.Undo.UndoAsync("bo");
        entry = (await Under.Library.FindAsync("harbour", Visibility.Members))!;
        (entry.Article.Title, string.Join(' ', entry.Authors.Select(a => a.Slug)), entry.Outlet!.Slug, entry.Article.Date, entry.Article.DateNote).ShouldBe(("harbour", "ada-quill", "harbour-gazette", new DateOnly(2026, 5, 4), null));
        (await OrderAsync()).ShouldBe("quay harbour: quay harbour harbour");
        (await Under.Actors.FindAsync(["the-quay-post"])).ShouldBeEmpty("what came along goes along");
        (await Under.Facets.ReadAsync(new(), Visibility.Members, 10)).Outlets.ShouldHaveSingleItem().Value.ShouldBe("harbour-gazette");
        await Under.ShouldBalanceAsync();
        await Under.Undo.RedoAsync("bo");
        (await Under.Library.FindAsync("harbour", Visibility.Members))!.Authors.Count.ShouldBe(2);
        await Under.ShouldBalanceAsync();
    }

    [Fact]
    public async Task An_edit_that_is_wrong_or_late_changes_nothing()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        var before = await Under.Journal.NewestAsync();
        Task<IReadOnlyList<string>> EditAsync(Func<ArticleEdit, ArticleEdit> change, ArticleEdit? seen = null) => Under.Keeper.EditAsync(slug, seen, change, "bo");
        foreach (var (change, why) in new (Func<ArticleEdit, ArticleEdit>, string)[]
        {
            (s => s with { Title = " " }, "title is missing"), (s => s with { Title = new('x', 401) }, "longer than 400"), (s => s with { Authors = ["…"] }, "no name of an author"), (s => s with { Outlet = "–" }, "outlet’s name"),
            (s => s with { Language = "english" }, "code: en"), (s => s with { SourceUrl = "javascript:alert(1)" }, "http:// or https://"), (s => s with { SourceUrl = "https://ada:secret@quay.example" }, "no password"), (s => s with { Notes = new('x', 20_001) }, "longer than 20000"),
        })
            (await Should.ThrowAsync<Refusal>(() => EditAsync(change))).Message.ShouldContain(why);
        var seen = ArticleEdit.Of((await Under.Library.FindAsync(slug, Visibility.Members))!);
        (await Should.ThrowAsync<Refusal>(() => EditAsync(s => s with { Title = "Mine" }, seen with { Title = "What stood before" }))).IsStale.ShouldBeTrue();
        await Should.ThrowAsync<Refusal>(() => Under.Keeper.EditAsync("nothing", null, s => s, "bo"));
        (await Under.Journal.NewestAsync()).ShouldBe(before);
        // Other words for the same actors are no change: undo would take back what was done before.
        (await EditAsync(s => s with { Authors = ["ada-quill"], Outlet = "harbour gazette" })).ShouldBeEmpty();
        (await Under.Journal.NewestAsync()).ShouldBe(before);
        // A claim that was made meanwhile is no change of what the form shows.
        await Under.Claims.AssertAsync(slug, [Some.Draft("The harbour must be dredged before winter")], "ada");
        (await EditAsync(s => s with { Title = "Mine" }, seen)).ShouldBe(["title"]);
        // What is left as it stands is never wrong; another part can be put right beside it.
        var odd = (await Under.Intake.AddAsync(Some.Text(["A text whose language was told in words."], "Odd", "odd") with { Language = "English" }, "ada")).Slug;
        (await Under.Keeper.EditAsync(odd, null, s => s with { Date = new(2026, 5, 17), DatePrecision = DatePrecision.Month, Rights = "mine\nand yours" }, "bo")).ShouldBe(["date", "rights"]);
        var known = (await Under.Library.FindAsync(odd, Visibility.Members))!.Article;
        (known.Date, known.Language, known.Rights).ShouldBe((new DateOnly(2026, 5, 1), "English", "mine\nand yours"));
        (await Should.ThrowAsync<Refusal>(() => Under.Keeper.EditAsync(odd, null, s => s with { Date = new(1, 1, 1) }, "bo"))).Message.ShouldContain("between 2 and 9998");
        // An author who was merged away since cannot come back.
        await EditAsync(s => s with { Authors = ["Tom Reed"] });
        await Under.Actor.MergeAsync("ada-quill", "tom-reed", null, "cy");
        (await Should.ThrowAsync<Refusal>(() => Under.Undo.UndoAsync("bo"))).Message.ShouldContain("merged");
        await Under.ShouldBalanceAsync();
    }
}
