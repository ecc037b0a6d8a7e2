using System.Text;
using Microsoft.EntityFrameworkCore;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Discourse.Samples;
using Shouldly;

namespace OpinionLens.Store.Tests.Contracts;

public abstract class PackContract : StoreContract
{
    private const string A = "to-understand-vladimir-putin";
    private const string B = "trumps-rush-to-strike-a-deal-on-ukraine-hands-putin-the-advantage";

    [Fact]
    public async Task The_samples_load_once_and_again_change_nothing()
    {
        (await Under.Packs.LoadSamplesAsync("test")).ShouldAllBe(r => r.Changed);
        await using var context = Under.Context();
        var before = await context.Changes.CountAsync();
        (await Under.Packs.LoadSamplesAsync("test")).ShouldAllBe(r => !r.Changed);
        (await context.Changes.CountAsync()).ShouldBe(before);
        var a = (await Under.Library.FindAsync(A, Visibility.Public))!;
        a.Shown!.TextKind.ShouldBe(TextKind.Digest);
        a.Article.Claims.ShouldBeInRange(110, 130);
        a.Article.Coverage.Unread.ShouldBe(0);
        (await Under.Library.FindAsync(B, Visibility.Public))!.Article.Claims.ShouldBeInRange(65, 75);
        (await Under.Library.ReadAsync(A, Visibility.Public))!.Claims.SelectMany(c => c.Passages).ShouldAllBe(p => p.State == AnchorState.Exact && p.Paragraph != null);
    }

    [Fact]
    public async Task An_article_whose_title_was_put_right_here_is_still_that_of_the_pack()
    {
        await Under.Packs.LoadSamplesAsync("test");
        var claims = (await Under.Claims.ListAsync(new(), Visibility.Members, null, null)).Rows.Count;
        foreach (var slug in (await Under.Library.ListAsync(Visibility.Members)).Rows.Select(a => a.Article.Slug)) await Under.Keeper.EditAsync(slug, null, s => s with { Title = "Quite another title" }, "ada");
        (await Under.Packs.LoadSamplesAsync("test")).ShouldAllBe(r => !r.Changed);
        (await Under.Claims.ListAsync(new(), Visibility.Members, null, null)).Rows.Count.ShouldBe(claims);
        (await Under.Library.ListAsync(Visibility.Members)).Rows.ShouldAllBe(a => a.Article.Title == "Quite another title");
    }

    [Fact]
    public async Task The_comparison_of_the_samples_tells_something()
    {
        await Under.Packs.LoadSamplesAsync("test");
        var comparison = (await Under.Comparison.CompareAsync(A, B, Visibility.Public))!;
        comparison.Count(Discourse.Comparison.Bucket.Contradict).ShouldBeGreaterThanOrEqualTo(8);
        comparison.Count(Discourse.Comparison.Bucket.Agree).ShouldBeGreaterThanOrEqualTo(5);
        var swapped = (await Under.Comparison.CompareAsync(B, A, Visibility.Public))!;
        swapped.Rows.Select(r => (string.Join(' ', r.B), string.Join(' ', r.A))).Order().ShouldBe(comparison.Rows.Select(r => (string.Join(' ', r.A), string.Join(' ', r.B))).Order());
        var self = (await Under.Comparison.CompareAsync(A, A, Visibility.Public))!;
        (self.Count(Discourse.Comparison.Bucket.OnlyA) + self.Count(Discourse.Comparison.Bucket.OnlyB)).ShouldBe(0);
    }

    private static readonly string Salt = SamplePacks.All().First().Salt;

    [Fact]
    public async Task A_pack_fills_what_an_article_whose_text_came_first_does_not_know_of_itself()
    {
        var pack = SamplePacks.All().Single(p => p.Name == "putin-and-trump");
        var told = pack.Articles.Single(a => a.Slug == B);
        await Under.Intake.AddAsync(Some.Text(title: told.Title, slug: B) with { Authors = [], Outlet = null, Date = null }, "test");
        await Under.Packs.ImportAsync(pack, "test");
        var article = (await Under.Library.FindAsync(B, Visibility.Members))!;
        (article.Outlet?.Slug, article.Article.Date, article.Article.Genre, article.Article.Rights).ShouldBe((told.Outlet, told.Date, told.Genre, told.Rights));
        (await Under.Claims.ListAsync(new(Article: B, Source: told.Outlet), Visibility.Members)).Rows.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_was_exported_under_another_name_is_the_same_claims_wherever_it_goes()
    {
        await Under.Packs.LoadSamplesAsync("test");
        var slug = (await Under.Intake.AddAsync(Some.Text(visibility: Visibility.Public), "ada")).Slug;
        await Under.Claims.AssertAsync(slug, [Some.Reported()], "ada");
        var export = await Under.Packs.ExportAsync([A, B, slug], "a-colleagues-export", Salt);
        var back = await Under.Packs.ImportAsync(export, "test");
        (back.Added, back.Updated, back.Relations).ShouldBe((0, 0, 0));
        await using var other = await OpenAsync();
        await other.Packs.LoadSamplesAsync("test");
        var there = await other.Packs.ImportAsync(export, "test");
        (there.Added, there.Updated).ShouldBe((1, 0));
        (await other.Packs.ImportAsync(await other.Packs.ExportAsync([slug], "yet-another", Salt), "test")).Added.ShouldBe(0);
    }

    [Fact]
    public async Task A_claim_that_was_edited_here_is_never_overwritten()
    {
        var pack = SamplePacks.All().Single(p => p.Name == "putin-and-trump");
        await Under.Packs.ImportAsync(pack, "test");
        await using (var context = Under.WritingContext())
        {
            (await context.Claims.OrderBy(c => c.Id).FirstAsync()).Statement = "Edited here";
            await context.SaveChangesAsync();
        }
        var told = pack with { Claims = [.. pack.Claims.Select(c => c with { Statement = c.Statement + " indeed" })] };
        var result = await Under.Packs.ImportAsync(told, "test");
        (result.Added, result.Updated, result.Kept).ShouldBe((0, pack.Claims.Count - 1, 1));
        await using var after = Under.Context();
        (await after.Claims.OrderBy(c => c.Id).FirstAsync()).Statement.ShouldBe("Edited here");
    }

    [Fact]
    public async Task A_slug_that_means_another_article_is_refused_and_nothing_is_imported()
    {
        await Under.Intake.AddAsync(Some.Text(slug: A), "test");
        await Should.ThrowAsync<Refusal>(() => Under.Packs.ImportAsync(SamplePacks.All().First(p => p.Articles.Any(a => a.Slug == A)), "test"));
        await using var context = Under.Context();
        (await context.Claims.CountAsync()).ShouldBe(0);
        (await context.Actors.AnyAsync(a => a.Slug == "ivan-ilyin")).ShouldBeFalse();
    }

    [Fact]
    public async Task Export_then_import_is_the_identity()
    {
        foreach (var pack in SamplePacks.All())
        {
            await Under.Packs.ImportAsync(pack, "test");
            var slugs = pack.Articles.Select(a => a.Slug).ToList();
            var first = await Under.Packs.ExportAsync(slugs, pack.Name, pack.Salt, pack.License);
            await using var other = await OpenAsync();
            await other.Packs.ImportAsync(PackFile.Read(PackFile.Write(first)), "test");
            var second = await other.Packs.ExportAsync(slugs, pack.Name, pack.Salt, pack.License);
            Encoding.UTF8.GetString(PackFile.Write(second)).ShouldBe(Encoding.UTF8.GetString(PackFile.Write(first)));
            // What came in goes out again: blind anchors and all.
            first.Claims.Select(c => (c.Key, c.Passages.Count)).ShouldBe(pack.Claims.Select(c => (c.Key, c.Passages.Count)));
            first.Claims.SelectMany(c => c.Passages).Select(p => p.Blind?.SimHash).ShouldBe(pack.Claims.SelectMany(c => c.Passages).Select(p => p.Blind?.SimHash));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_the_readers_own_copy_claims_find_their_exact_words_before_and_after(bool packFirst)
    {
        var pack = SamplePacks.All().First(p => p.Articles.Any(a => a.Slug == A));
        foreach (var (slug, title, file) in Originals.Both)
        {
            var text = Originals.Read(file) with { Title = title, Slug = slug };
            if (!packFirst) await Under.Intake.AddAsync(text, "test");
        }
        await Under.Packs.ImportAsync(pack, "test");
        foreach (var (slug, _, file) in Originals.Both)
            if (packFirst) await Under.Intake.ReviseAsync(slug, Originals.Read(file), "test");
        foreach (var (slug, _, _) in Originals.Both)
        {
            var passages = (await Under.Library.ReadAsync(slug, Visibility.Members))!.Claims.SelectMany(c => c.Passages).ToList();
            passages.ShouldAllBe(p => p.Visibility == Visibility.Members);
            (passages.Count(p => p.State == AnchorState.Exact) / (double)passages.Count).ShouldBeGreaterThanOrEqualTo(0.98);
            // Strangers go on reading the digest.
            (await Under.Library.ReadAsync(slug, Visibility.Public))!.Entry.Shown!.TextKind.ShouldBe(TextKind.Digest);
            (await Under.Library.ReadAsync(slug, Visibility.Members))!.Coverage.Unread.ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_pack_of_Members_claims_holds_none_of_their_words()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        await Under.Claims.AssertAsync(slug, [Some.Reported()], "ada");
        var pack = await Under.Packs.ExportAsync([slug], "harbour", new string('a', 32));
        var json = Encoding.UTF8.GetString(PackFile.Write(pack));
        json.ShouldNotContain("blocked every plan");
        pack.Articles.Single().Revisions.ShouldBeEmpty();
        await using var other = await OpenAsync();
        await other.Packs.ImportAsync(PackFile.Read(Encoding.UTF8.GetBytes(json)), "bea");
        await other.Intake.ReviseAsync(slug, Some.Text(), "bea");
        (await other.Library.ReadAsync(slug, Visibility.Members))!.Claims.Single().Passages.Single().Quote.ShouldBe("the fishermen blocked every plan");
    }

    [Fact]
    public async Task An_export_that_would_repeat_a_Members_text_is_refused()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        await Under.Claims.AssertAsync(slug, [Some.Draft("Nobody else will pay for it", "Nobody else will pay for it, and the mayor knows that well")], "ada");
        (await Should.ThrowAsync<Refusal>(() => Under.Packs.ExportAsync([slug], "harbour", new string('a', 32)))).Message.ShouldContain("own words");
    }

    [Fact]
    public async Task A_reason_that_repeats_a_Members_text_is_told_to_members_alone()
    {
        var slug = (await Under.Intake.AddAsync(Some.Text(), "ada")).Slug;
        await Under.Claims.AssertAsync(slug, [Some.Reported(), Some.Draft("The harbour must be dredged")], "ada");
        var pack = await Under.Packs.ExportAsync([slug], "harbour", new string('a', 32));
        const string reason = "Nobody else will pay for it, and the mayor knows that well";
        await Under.Packs.ImportAsync(pack with { Relations = [new(pack.Claims[0].Key, pack.Claims[1].Key, Discourse.Claims.RelationKind.Contradicts, reason, true)] }, "ada");
        async Task<IEnumerable<string?>> WhyAsync(Visibility sees) => (await Under.Comparison.CompareAsync(slug, slug, sees))!.ToLines().Select(l => l.Why);
        (await WhyAsync(Visibility.Members)).ShouldContain(reason);
        (await WhyAsync(Visibility.Public)).ShouldNotContain(reason);
    }
}
