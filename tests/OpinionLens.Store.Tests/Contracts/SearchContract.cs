using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Search;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class SearchContract : StoreContract
{
    /// <summary>Expected on both databases: kind and snippet's start, in this order.</summary>
    [Theory]
    [InlineData("mayors", "actor: the mayor", "article: The harbour and the mayor", "claim: The fishermen stood in the way of the mayor", "paragraph: The harbour must", "paragraph: According to")]
    [InlineData("dredge WINTER", "paragraph: The harbour must")]
    [InlineData("\"blocked every plan\"", "paragraph: According to")]
    [InlineData("\"every blocked plan\"")]
    [InlineData("“new quay” trade", "paragraph: A new quay")]
    [InlineData("Zürich Сова", "paragraph: Zurich has")]
    [InlineData("' OR 1=1 -- \" ( ) * & | ! :")]
    [InlineData("   ")]
    public async Task Both_databases_give_the_same_hits_in_the_same_order(string query, params string[] expected)
    {
        var text = Some.Harbour.Append("Zurich has сова and no harbour.");
        var slug = (await Under.Intake.AddAsync(Some.Text(text), "ada")).Slug;
        await Under.Claims.AssertAsync(slug, [Some.Reported() with { Statement = "The fishermen stood in the way of the mayor" }], "ada");
        var hits = (await Under.Search.FindAsync(query, Visibility.Members)).Rows;
        hits.Count.ShouldBe(expected.Length);
        for (var i = 0; i < hits.Count; i++) $"{Words.Of(hits[i].Hit.Kind)}: {hits[i].Hit.Snippet}".ShouldStartWith(expected[i]);
    }

    [Fact]
    public async Task The_hits_of_the_samples_are_the_same_everywhere()
    {
        await Under.Packs.LoadSamplesAsync("test");
        foreach (var (query, kind, least) in new[] { ("putin", HitKind.Claim, 80), ("gerasimov", HitKind.Actor, 1), ("ceasefire", HitKind.Paragraph, 1), ("nato expansion", HitKind.Claim, 1) })
        {
            var rows = (await Under.Search.FindAsync(query, Visibility.Public, kind, null, null)).Rows;
            rows.Count.ShouldBeGreaterThanOrEqualTo(least);
            rows.ShouldAllBe(r => r.Marks.Count > 0 || r.Hit.Kind == HitKind.Actor);
        }
    }

    /// <summary>Each query, the kinds it finds, and the list of claims that it means: the same on both databases.</summary>
    [Theory]
    [InlineData("source:putin", "claim", "source=vladimir-putin")]
    [InlineData("source:\"Vladimir Putin\" about:us", "claim", "source=vladimir-putin&about=united-states")]
    [InlineData("about:putin stance:Critical", "claim", "about=vladimir-putin&stance=critical")]
    [InlineData("voice:direct war", "claim", "voice=direct&words=war")]
    [InlineData("war -ukraine", "actor claim paragraph", "words=war -ukraine")]
    [InlineData("\"Soviet Union\" -\"Soviet Union was\"", "actor claim paragraph", "words=\"Soviet Union\" -\"Soviet Union was\"")]
    [InlineData("topic:ceasefire type:fact", "claim", "topic=ceasefire&type=fact")]
    [InlineData("putin article:ceasefire-is-not", "claim paragraph", "article=a-ceasefire-is-not-a-clock&words=putin")]
    [InlineData("putin before:2025-06", "article claim paragraph", "to=2025-05-31&words=putin")]
    [InlineData("putin after:2025-06-10", "claim paragraph", "from=2025-06-11&words=putin")]
    [InlineData("about:zelensky", "claim", "about=volodymyr-zelenskyy")]
    [InlineData("voice:loud colour:red stance:critical gerasimov", "actor claim paragraph", "words=gerasimov")]
    [InlineData("source:nobody-at-all-here", "", "")]
    [InlineData("before:undated after:undated gerasimov", "actor claim paragraph", "words=gerasimov")]
    public async Task Operators_narrow_and_what_means_nothing_is_told(string query, string kinds, string means)
    {
        await Under.Packs.LoadSamplesAsync("test");
        var asked = await Under.Search.UnderstandAsync(query, TestContext.Current.CancellationToken);
        var hits = (await Under.Search.FindAsync(asked, Visibility.Public, null, null, null)).Rows;
        string.Join(' ', hits.Select(h => Words.Of(h.Hit.Kind)).Distinct()).ShouldBe(kinds);
        (await Under.Search.CountAsync(asked, Visibility.Public)).Values.Sum().ShouldBe(hits.Count);
        if (means.Length > 0)
        {
            var parts = means.Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
            string? Of(string name) => parts.GetValueOrDefault(name);
            DateOnly? Day(string name) => Of(name) is { } day ? DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) : null;
            var filter = new ClaimFilter(Of("article"), Of("source"), Of("about"), Words.Read<Stance>(Of("stance")), Words.Read<Voice>(Of("voice")), Words.Read<ClaimType>(Of("type")), Of("topic"), Words: Of("words")) { From = Day("from"), Until = Day("to") };
            asked.Filter.ShouldBe(filter);
            hits.Where(h => h.Hit.Kind == HitKind.Claim).Select(h => h.Hit.Id).Order().ShouldBe((await Under.Claims.ListAsync(filter, Visibility.Public, null, null)).Rows.Select(c => c.Id).Order());
            (await Under.Facets.CountAsync(filter, Visibility.Public)).Claims.ShouldBe(hits.Count(h => h.Hit.Kind == HitKind.Claim));
        }

        if (query.StartsWith("voice:loud", StringComparison.Ordinal))
            asked.Faults.ShouldBe(["“loud” is no voice: author, direct, indirect, mixed.", "“colour:” is no operator, so it was left out; there are source: about: stance: voice: type: topic: article: before: after:.", "A stance needs an actor whom it is toward: add about:, as in about:nato stance:critical."]);
    }

    [Theory]
    [InlineData("\"the war", "A quotation mark stands alone, so its words need not stand in a row: close it where they end.")]
    [InlineData("\"the\" war”", "A quotation mark stands alone, so its words need not stand in a row: close it where they end.")]
    [InlineData("war source:", "“source:” needs a value right behind it, so it was left out: write source:putin.")]
    [InlineData("source:\"war", "A quotation mark stands alone, so its words need not stand in a row: close it where they end.", "“source:” needs a value right behind it, so it was left out: write source:putin.")]
    [InlineData("war source:\"\"", "“source:” needs a value right behind it, so it was left out: write source:putin.")]
    [InlineData("war about:The", "No actor is called “The”, so “about:” was left out. A name of several words stands in quotation marks: about:\"The West\".")]
    [InlineData("source:pu war", "No actor is called “pu”, so “source:” was left out. A name of several words stands in quotation marks: source:\"The West\".")]
    [InlineData("about:zelen", "Nobody is called “zelen”: it was taken for Volodymyr Zelenskyy.")]
    [InlineData("Stance: war", "“Stance:” needs a value right behind it, so it was left out: write Stance:critical.")]
    [InlineData("\"the war\"")]
    [InlineData("Ukraine: war")]
    public async Task What_was_typed_by_halves_is_told_and_the_rest_looked_for(string query, params string[] faults)
    {
        await Under.Packs.LoadSamplesAsync("test");
        var asked = await Under.Search.UnderstandAsync(query, TestContext.Current.CancellationToken);
        asked.Faults.ShouldBe(faults);
        var hits = (await Under.Search.FindAsync(asked, Visibility.Public, HitKind.Claim)).Rows;
        hits.Count.ShouldBeGreaterThan(0);
        // Each claim says who holds it, as its own page does.
        foreach (var hit in hits)
        {
            LensId.TryParse(hit.Hit.Id, out var id);
            hit.Holders.ShouldBe((await Under.Claims.FindAsync(id, Visibility.Public))!.Value.Claim.Holders.Select(h => h.ShortName));
        }
    }

    [Fact]
    public async Task A_cursor_that_is_none_shows_the_first_page_and_says_so()
    {
        await Under.Packs.LoadSamplesAsync("test");
        async Task CheckAsync<T>(Func<string?, Task<Page<T>>> read)
        {
            var first = await read(null);
            (first.Rows.Count, first.IsStray).ShouldBe((2, false));
            var next = await read(first.Next);
            next.IsStray.ShouldBeFalse();
            foreach (var stray in new[] { "x", "20250603", "20250603.", first.Next![..^1] })
            {
                var page = await read(stray);
                page.IsStray.ShouldBeTrue(stray);
                page.Rows.Count.ShouldBe(2);
                page.Next.ShouldBe(first.Next);
            }
        }

        await CheckAsync(after => Under.Library.ListAsync(Visibility.Public, after, 2));
        await CheckAsync(after => Under.Claims.ListAsync(new(), Visibility.Public, after, 2));
        await CheckAsync(after => Under.Actors.ListAsync(after, 2));
        await CheckAsync(after => Under.Concepts.TopicsAsync(after, 2));
        await CheckAsync(after => Under.Search.FindAsync("putin", Visibility.Public, null, after, 2));
        await CheckAsync(after => Under.Search.FindAsync("source:putin", Visibility.Public, null, after, 2));
    }

    [Fact]
    public async Task A_word_of_any_length_is_looked_for_and_what_is_not_is_told()
    {
        // Words of a script without blanks are one run of letters; PostgreSQL passes over what is longer than it keeps.
        var run = new string('x', 2600);
        await Under.Intake.AddAsync(Some.Text(["The harbour must be dredged.", run]), "ada");
        async Task<int> HitsAsync(string query) => (await Under.Search.FindAsync(query, Visibility.Members)).Rows.Count;
        (await HitsAsync(run), await HitsAsync("dredged"), await HitsAsync($"dredged {run}"), await HitsAsync(new string('y', 2600)), await HitsAsync($"dredged {new string('y', 2600)}")).ShouldBe((1, 1, 0, 0, 0));
        var many = string.Join(' ', Enumerable.Range(0, 33).Select(i => $"word{i}"));
        (await Under.Search.UnderstandAsync(many)).Faults.ShouldHaveSingleItem().ShouldContain("Only the first 32, 8 phrases");
        (await Under.Search.UnderstandAsync(many[..many.LastIndexOf(' ')])).Faults.ShouldBeEmpty();
        (await Under.Search.UnderstandAsync(string.Join(' ', Enumerable.Range(0, 9).Select(i => $"-word{i}")))).Faults.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_last_name_that_is_a_countrys_is_taken_for_the_country_and_the_person_is_named()
    {
        await Under.Packs.LoadSamplesAsync("test");
        var asked = await Under.Search.UnderstandAsync("source:israel");
        asked.Filter.Source.ShouldBe("israel");
        asked.Faults.ShouldBe(["“israel” was taken for Israel, not for Ricardo Israel: for the latter write ricardo-israel."]);
        (await Under.Search.UnderstandAsync("source:putin about:trump")).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_in_another_spelling_is_hinted_at()
    {
        await Under.Packs.LoadSamplesAsync("test");
        (await Under.Search.HintsAsync("Zelenski terms")).ShouldBe([new("Zelenski", "Volodymyr Zelenskyy", "volodymyr-zelenskyy", "Zelenskyy", false)]);
        (await Under.Search.HintsAsync("Zelensky terms")).ShouldBe([new("Zelensky", "Volodymyr Zelenskyy", "volodymyr-zelenskyy", "Zelenskyy", true)]);
        (await Under.Search.HintsAsync("Zelenskyy ceasefire source:zelenski")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Paging_through_hits_shows_each_once()
    {
        await Under.Packs.LoadSamplesAsync("test");
        var asked = await Under.Search.UnderstandAsync("putin", TestContext.Current.CancellationToken);
        var counts = await Under.Search.CountAsync(asked, Visibility.Public);
        var all = (await Under.Search.FindAsync("putin", Visibility.Public, null, null, null)).Rows.Select(Told).ToList();
        counts.Values.Sum().ShouldBe(all.Count);
        // With the counts at hand and without, in pages that end within a kind, at its end, and beyond it.
        foreach (var (size, known) in new[] { (17, null), (17, counts), (counts.First().Value, counts), (1, counts), (all.Count, counts) })
        {
            var (seen, after) = (new List<string>(), (string?)null);
            do
            {
                var page = await Under.Search.FindAsync(asked, Visibility.Public, null, after, size, counts: known);
                seen.AddRange(page.Rows.Select(Told));
                after = page.Next;
            } while (after is not null);
            seen.ShouldBe(all);
        }

        static string Told(SearchResult result) => $"{result.Hit.Kind} {result.Hit.Id} {result.Hit.Paragraph}";
    }

    [Fact]
    public async Task Only_the_revision_that_is_read_is_searched()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        await Under.Intake.ReviseAsync(slug, Some.Text(["A lighthouse stands there now."]), "ada");
        (await Under.Search.FindAsync("quay", Visibility.Members)).Rows.ShouldBeEmpty();
        (await Under.Search.FindAsync("lighthouse", Visibility.Members)).Rows.Count.ShouldBe(1);
    }
}
