using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>A fresh article from import to published claims on a narrow screen without script: by links and forms alone.</summary>
public abstract partial class FormsJourney(Site site) : Journey(site)
{
    private readonly string title = "The orchard pays for the road " + Guid.NewGuid().ToString("N")[..6];
    private readonly List<string> wide = [];
    private IPage page = null!;
    private string slug = "";

    private string[] Lines =>
    [
        title, "By: Ada Quill - 03/06/2025", "Villages love the road they never use. The orchard keepers pay for it twice.", "What the road costs",
        "“We were promised a bridge,” said Tomas Reed. “We were given a toll.”", "It rained on Tuesday.", "The toll should fall by half before the harvest. Nobody in the village will miss it.", "Send us your views.",
    ];

    [Fact]
    public async Task Without_script_a_fresh_article_goes_from_import_to_published_claims()
    {
        await using var window = await EditorWindowAsync(360, dark: true, script: false);
        page = window.Page;
        await ImportAsync();
        var plain = await PlainClaimAsync();
        await QuotationAsync();
        await TwoPassagesAsync();
        await NothingAsync();
        await EditAsync(plain);
        await RetireAsync(plain);
        await TurnAsync();
        await ReadAsVisitorAsync(plain);
        wide.ShouldBeEmpty();
        // The check page is refused once, for the day that nobody had chosen.
        window.Errors.ShouldAllBe(e => e.Contains("400"));
        window.Foreign.ShouldBeEmpty();
    }

    private async Task ImportAsync()
    {
        await page.GotoAsync("/import");
        await page.FillAsync("#text", string.Join('\n', Lines));
        await FollowAsync(".take button.first");
        (await page.InputValueAsync("#title"), await page.InputValueAsync("#author")).ShouldBe((title, "Ada Quill"));
        await page.SelectOptionAsync("[name=role-4]", "heading");
        await page.SelectOptionAsync("[name=role-8]", "footer");
        await FollowAsync(".bar button[value=save]");
        (await page.InnerTextAsync(".faults")).ShouldContain("Say which day 03/06/2025 is.");
        (await page.InputValueAsync("[name=role-8]"), await page.InnerTextAsync(".tally-live")).ShouldBe(("footer", "4 body · 4 other"));
        await page.CheckAsync("#order-dmy");
        await FollowAsync(".bar button[value=save]");
        slug = Slug().Match(page.Url).Groups[1].Value;
        (await page.InnerTextAsync("h1")).ShouldBe("The article is in", await page.SaysAsync());
        await FollowAsync("a:has-text('make the first')");
    }

    private async Task<string> PlainClaimAsync()
    {
        await SentenceAsync(3, 1);
        (await QuoteAsync(1), await page.IsCheckedAsync("#voice-author")).ShouldBe(("Villages love the road they never use.", true));
        await page.FillAsync("#statement", "A road is loved by those who do not need it");
        return await KeepAsync(3, 1);
    }

    private async Task QuotationAsync()
    {
        await SentenceAsync(5, 1);
        (await page.IsCheckedAsync("#voice-direct")).ShouldBeTrue();
        await page.FillAsync("#statement", "A bridge had been promised");
        await page.FillAsync("#source", "Tomas Reed");
        await page.FillAsync("#cue", "said");
        await page.CheckAsync("#type-fact");
        await KeepAsync(5, 1);
    }

    private async Task TwoPassagesAsync()
    {
        await SentenceAsync(7, 1);
        await FollowAsync("#side a:has-text('A further passage')");
        await SentenceAsync(3, 2);
        (await QuoteAsync(1), await QuoteAsync(2)).ShouldBe(("The toll should fall by half before the harvest.", "The orchard keepers pay for it twice."));
        await page.FillAsync("#statement", "The toll is paid by the wrong people and should be halved");
        await KeepAsync(7, 1);
        (await page.InnerTextAsync("#p3 .acts")).ShouldContain("2 claims");
    }

    private async Task NothingAsync()
    {
        await FollowAsync("#p6 a.num");
        await FollowAsync("form.nothing button");
        (await page.InnerTextAsync("#p6 .acts")).ShouldContain("nothing to claim");
    }

    private async Task EditAsync(string claim)
    {
        await GoAsync($"/c/{claim}/edit");
        await page.FillAsync("#quote1", "words that stand nowhere in the text");
        await page.FillAsync("#statement", "Those love a road who never use it");
        await FollowAsync("form.entry button.first");
        (await page.InnerTextAsync(".faults")).ShouldContain("There is a problem");
        (await page.InputValueAsync("#statement")).ShouldBe("Those love a road who never use it");
        await page.FillAsync("#quote1", "love the road they never use");
        await FollowAsync("form.entry button.first");
        (await page.InnerTextAsync("h1"), await page.InnerTextAsync("main .context mark")).ShouldBe(("Those love a road who never use it", "love the road they never use"), await page.SaysAsync());
    }

    private async Task RetireAsync(string claim)
    {
        await GoAsync($"/c/{claim}/edit");
        await FollowAsync("button[value=retired]");
        (await page.InnerTextAsync("main")).ShouldContain("Retired");
        // Its address in the text leads to a note, not to the claim.
        (await ReadAsync($"/a/{slug}")).GetElementById($"c-{claim}")!.ClassList.ShouldContain("gone");
        await GoAsync($"/c/{claim}/edit");
        await FollowAsync("button[value=published]");
        (await page.InnerTextAsync("main")).ShouldNotContain("Retired");
    }

    /// <summary>Back to the quotation by the form of the annotation page, one change after another, and to the end again.</summary>
    private async Task TurnAsync()
    {
        await GoAsync($"/a/{slug}/annotate?p=7");
        for (var i = 0; i < 5; i++) await FollowAsync("#turn button[value^=undo]");
        (await page.InnerTextAsync("#p7 .acts"), await page.InnerTextAsync("#p6 .acts")).ShouldSatisfyAllConditions(t => t.Item1.ShouldNotContain("claim"), t => t.Item2.ShouldNotContain("nothing"));
        (await ReadAsync($"/a/{slug}")).QuerySelectorAll("[id^='c-']").Length.ShouldBe(2);
        for (var i = 0; i < 5; i++) await FollowAsync("#turn button[value^=redo]");
        (await page.InnerTextAsync("#p7 .acts"), await page.InnerTextAsync("#p6 .acts")).ShouldSatisfyAllConditions(t => t.Item1.ShouldContain("1 claim"), t => t.Item2.ShouldContain("nothing to claim"));
        (await page.Locator("#turn button[value^=redo]").IsDisabledAsync()).ShouldBeTrue();
    }

    private async Task ReadAsVisitorAsync(string claim)
    {
        await using var window = await Browser.OpenAsync(Web.Address, 360, script: false);
        page = window.Page;
        await GoAsync($"/a/{slug}");
        (await page.Locator("[id^='c-']").CountAsync()).ShouldBe(3);
        var told = await page.ContentAsync();
        foreach (var says in new[] { "Those love a road who never use it", "A bridge had been promised", "The toll is paid by the wrong people and should be halved", "Tomas Reed" }) told.ShouldContain(says);
        (await page.Locator("a[href$='/annotate']").CountAsync()).ShouldBe(0);
        await GoAsync($"/c/{claim}");
        // The text itself is for editors; the words of the claim are for everybody.
        (await page.InnerTextAsync("main .context .quote")).ShouldContain("love the road they never use");
        (await page.GotoAsync($"/a/{slug}/annotate"))!.Status.ShouldBe(403);
    }

    private async Task SentenceAsync(int paragraph, int sentence) => await FollowAsync($"a[aria-label='Sentence {sentence} of paragraph {paragraph}']");

    /// <summary>Saves the claim that is in the form.</summary>
    /// <returns>Its id.</returns>
    private async Task<string> KeepAsync(int paragraph, int claims)
    {
        await FollowAsync("form.entry button[value=next]");
        (await page.InnerTextAsync($"#p{paragraph} .acts")).ShouldContain($"{claims} claim", customMessage: await page.SaysAsync());
        return Kept().Match(page.Url).Groups[1].Value;
    }

    private async Task FollowAsync(string what)
    {
        await page.FollowAsync(what);
        await FitAsync();
    }

    private async Task GoAsync(string path)
    {
        await page.GotoAsync(path);
        await FitAsync();
    }

    private async Task FitAsync()
    {
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (over > 0) wide.Add($"{page.Url} is {over} px too wide");
    }

    private async Task<string> QuoteAsync(int n) => await page.InputValueAsync($"#quote{n}");

    [GeneratedRegex("article=([^&]+)")]
    private static partial Regex Slug();

    [GeneratedRegex("kept=(\\w+)")]
    private static partial Regex Kept();
}

public sealed class SqliteForms(SqliteSite site) : FormsJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresForms(PostgresSite site) : FormsJourney(site), IClassFixture<PostgresSite>;
