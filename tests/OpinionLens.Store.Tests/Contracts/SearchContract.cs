using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Exchange;
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
        for (var i = 0; i < hits.Count; i++) $"{Discourse.Words.Of(hits[i].Hit.Kind)}: {hits[i].Hit.Snippet}".ShouldStartWith(expected[i]);
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

    [Fact]
    public async Task Paging_through_hits_shows_each_once()
    {
        await Under.Packs.LoadSamplesAsync("test");
        var (seen, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await Under.Search.FindAsync("putin", Visibility.Public, null, after, 17);
            seen.AddRange(page.Rows.Select(r => $"{r.Hit.Kind} {r.Hit.Id} {r.Hit.Paragraph}"));
            after = page.Next;
        } while (after is not null);
        seen.Distinct().Count().ShouldBe(seen.Count);
        seen.Count.ShouldBe((await Under.Search.FindAsync("putin", Visibility.Public, null, null, null)).Rows.Count);
        (await Under.Search.CountAsync("putin", Visibility.Public)).Values.Sum().ShouldBe(seen.Count);
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
