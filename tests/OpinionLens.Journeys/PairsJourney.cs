using System.Text.Json;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>Pairs of claims that the program proposes: an editor decides each by one key or button, and it is not asked again.</summary>
public abstract class PairsJourney(Site site) : Journey(site)
{
    private const string Proposed = $"/compare/{A}/{B}?view=proposed";

    private async Task<string[]> RelationsAsync() => (await Programs.Programs.CliAsync(Place, "relations", "--json")).Lines;

    [Fact]
    public async Task Each_pair_is_decided_by_one_key_and_taken_back_by_another()
    {
        var before = (await RelationsAsync()).Length;
        await using var window = await EditorWindowAsync();
        var page = window.Page;
        await page.GotoAsync(Proposed);
        await page.Locator(".pairs > li:focus").WaitForAsync();
        async Task<string[]> IdsAsync() => [.. (await Task.WhenAll((await page.Locator(".pairs > li").AllAsync()).Select(l => l.GetAttributeAsync("id"))))!];
        var ids = await IdsAsync();
        ids.Length.ShouldBe(60);
        // Keys that come while an answer is on its way wait for it: the first is related, the second contradicts, the fourth does not meet (j steps over the third).
        foreach (var key in new[] { "4", "2", "j", "x" }) await page.Keyboard.PressAsync(key);
        await page.Locator($"#{ids[3]}").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached, Timeout = 60_000 });
        var left = await IdsAsync();
        left.ShouldNotContain(ids[0]);
        left.ShouldNotContain(ids[1]);
        left.ShouldContain(ids[2]);
        (await page.Locator(".pairs > li:focus").GetAttributeAsync("id")).ShouldBe(ids[4], "the next stands where the decided one stood");
        var relations = (await RelationsAsync()).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        relations.Count.ShouldBe(before + 2);
        relations.Where(r => r.GetProperty("reason").GetString()!.StartsWith("In common:", StringComparison.Ordinal)).Select(r => (r.GetProperty("kind").GetString(), r.GetProperty("decidedBy").GetString(), r.GetProperty("confirmed").GetBoolean()))
            .ShouldBe([("related", "editor", true), ("contradicts", "editor", true)], ignoreOrder: true);
        // Decided pairs stand among the rows, with who decided.
        (await ReadAsync($"/compare/{A}/{B}?bucket=related")).QuerySelector("main")!.TextContent.ShouldContain("In common:");
        for (var i = 0; i < 3; i++) await page.Keyboard.PressAsync("u");
        await page.Locator($"#{ids[0]}").WaitForAsync(new() { Timeout = 60_000 });
        await page.WaitForFunctionlessAsync(async () => (await IdsAsync()).SequenceEqual(ids));
        (await RelationsAsync()).Length.ShouldBe(before);
        (await page.Locator(".pairs > li:focus").GetAttributeAsync("id")).ShouldBe(ids[0], "what came back is looked at");
        // Redone, it is gone, and the next stands where it stood.
        await page.Keyboard.PressAsync("Shift+U");
        await page.Locator($"#{ids[0]}").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        (await page.Locator(".pairs > li:focus").GetAttributeAsync("id")).ShouldBe(ids[1]);
        await page.Keyboard.PressAsync("u");
        await page.WaitForFunctionlessAsync(async () => (await IdsAsync()).SequenceEqual(ids));
        window.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_script_a_button_makes_two_claims_the_same_and_a_pair_decided_meanwhile_is_told()
    {
        await using var window = await EditorWindowAsync(360, true, script: false);
        var page = window.Page;
        await page.GotoAsync(Proposed);
        var free = (await Programs.Programs.CliAsync(Place, "claims", "--json")).Lines.Select(l => JsonDocument.Parse(l).RootElement).Where(c => c.GetProperty("proposition").ValueKind == JsonValueKind.Null)
            .Select(c => c.GetProperty("id").GetString()!).ToHashSet();
        var id = (await ReadAsync(Proposed)).QuerySelectorAll(".pairs > li").Select(l => l.Id!).First(i => i.Split('-')[1..].All(free.Contains));
        var pair = page.Locator($"#{id}");
        await using var other = await EditorWindowAsync(script: false);
        await other.Page.GotoAsync(Proposed);
        await pair.Locator("button", new() { HasText = "The same claim" }).ClickAsync();
        await page.Locator($"#{id}").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        (await page.Locator("#turn button").First.GetAttributeAsync("title"))!.ShouldContain("the same: both assert");
        (await page.Locator("#bar").InnerTextAsync()).ShouldContain("1 decided so far; last: Two claims are the same: both assert");
        await other.Page.Locator($"#{id} button", new() { HasText = "Contradicts" }).ClickAsync();
        (await other.Page.Locator(".faults").InnerTextAsync()).ShouldContain("not proposed any more");
        var row = (await ReadAsync($"/compare/{A}/{B}?bucket=agree")).QuerySelector($"#{id.Replace("pair-", "g-", StringComparison.Ordinal)}-agree");
        row.ShouldNotBeNull("the pair is a row of what agrees now");
        await page.Locator("#turn button").First.ClickAsync();
        await page.Locator($"#{id}").WaitForAsync();
    }

    [Fact]
    public async Task Readers_see_what_is_proposed_and_no_button_and_can_hide_what_nobody_confirmed()
    {
        var page = await ReadAsync(Proposed);
        page.QuerySelectorAll(".pairs > li").Length.ShouldBe(60);
        page.QuerySelectorAll("main button[name], main form[method=post]").Length.ShouldBe(0);
        // By kind: together they are all, and each opens what it counts.
        var kinds = page.QuerySelectorAll($".tally a[href^='{Proposed}&']");
        kinds.Sum(k => int.Parse(k.QuerySelector("b")!.TextContent, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(60);
        foreach (var kind in kinds) (await ReadAsync(kind.GetAttribute("href")!)).QuerySelectorAll(".pairs > li").Length.ShouldBe(int.Parse(kind.QuerySelector("b")!.TextContent, System.Globalization.CultureInfo.InvariantCulture));
        // By topic and actor, as the rows are: each pair has a claim on it, and the kinds stay within.
        var china = await ReadAsync($"/compare/{A}/{B}?topic=china&actor=russia");
        china = await ReadAsync(china.QuerySelectorAll(".tabs a").Single(a => a.TextContent == "Proposed").GetAttribute("href")!);
        var all = china.QuerySelectorAll(".pairs > li").Length;
        all.ShouldBeInRange(5, 60);
        china.QuerySelectorAll(".pairs > li").Count(p => page.GetElementById(p.Id!) is not null).ShouldBeLessThan(all, "others than the likeliest of all");
        china.QuerySelectorAll(".pairs > li").ShouldAllBe(p => p.TextContent.Contains("Russia", StringComparison.Ordinal));
        china.QuerySelectorAll("input[name=view]").Single().GetAttribute("value").ShouldBe("proposed");
        china.QuerySelectorAll($".tally a[href^='{Proposed}&bucket=']").Sum(k => int.Parse(k.QuerySelector("b")!.TextContent, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(all);
        page.QuerySelector(".pairs .open .meta")!.TextContent.ShouldStartWith("In common:");
        var open = await ReadAsync($"/compare/{A}/{B}");
        var hidden = await ReadAsync($"/compare/{A}/{B}?unconfirmed=hide");
        hidden.QuerySelectorAll(".rel.open").Length.ShouldBe(0);
        (open.QuerySelectorAll(".facing tbody tr").Length - hidden.QuerySelectorAll(".facing tbody tr").Length).ShouldBe(open.QuerySelectorAll(".rel.open").Length);
        open.QuerySelectorAll("input[name=unconfirmed]").Length.ShouldBe(open.QuerySelectorAll(".rel.open").Length > 0 ? 1 : 0);
    }
}

public sealed class SqlitePairs(SqliteSite site) : PairsJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresPairs(PostgresSite site) : PairsJourney(site), IClassFixture<PostgresSite>;
