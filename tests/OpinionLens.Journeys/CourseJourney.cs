using System.Net;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>The editors' course of docs/guide/editor.md, step by step as it is written, on the practice op-ed.</summary>
public abstract class CourseJourney(Site site) : Journey(site)
{
    private const string Slug = "small-states-should-hold-the-pen";
    private IPage page = null!;

    [Fact]
    public async Task The_editors_course_works_as_it_is_written()
    {
        await using var window = await EditorWindowAsync();
        page = window.Page;
        await ImportAsync();
        await PlainClaimAsync();
        await QuotationAsync();
        await TwoPassagesAsync();
        await PointerAsync();
        await UndoAsync();
        await EditAsync();
        await DraftAsync();
        await TwoSpellingsAsync();
        await RelateAndCompareAsync();
        await UndoAllAsync();
        // The first step saves once without an answer, and is refused.
        window.Errors.ShouldAllBe(e => e.Contains("400"));
        window.Foreign.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_script_at_360_the_practice_op_ed_is_offered_to_editors_alone()
    {
        using var forged = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "practice" });
        (await Visitor.PostAsync("/import", forged)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var editor = await EditorAsync();
        using var again = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "practice" });
        (await editor.PostAsync("/import", again)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        await using var window = await EditorWindowAsync(360, dark: true);
        foreach (var path in new[] { "/help/editor", "/import" })
        {
            await window.Page.GotoAsync(path);
            (await window.AmissAsync()).ShouldBeEmpty();
        }
        await using var plain = await EditorWindowAsync(360, dark: true, script: false);
        await plain.Page.GotoAsync("/import");
        await plain.Page.FollowAsync("form.practice button");
        (await plain.Page.InputValueAsync("#title")).ShouldBe("Small states should hold the pen");
        await plain.Page.ClickAsync("button[value=throw]");
    }

    private async Task ImportAsync()
    {
        await page.GotoAsync("/import");
        await page.GetByRole(AriaRole.Button, new() { Name = "Load the practice op-ed" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**/import/*");
        (await page.InnerTextAsync(".tally-live")).ShouldBe("14 body · 4 other");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the article" }).First.ClickAsync();
        (await page.InnerTextAsync(".faults")).ShouldContain("Say which day 04/05/2026 is.");
        await page.GetByLabel("4 May 2026").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the article" }).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**done=1*");
        await page.GetByRole(AriaRole.Link, new() { Name = "make the first" }).ClickAsync();
        await page.ArriveAsync("**/annotate");
    }

    private async Task PlainClaimAsync()
    {
        await page.GetByText("Next that waits: paragraph 2").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await TextAsync(2);
        await KeysAsync("n", "Enter");
        await page.Locator("#statement:focus").WaitForAsync();
        // The keys wait for no answer: the words of the passage come when the server has read them.
        await FormAsync(async () => await page.InputValueAsync("#statement") == "Great powers end wars badly because they cannot wait to be thanked.");
        await SaveAsync(3);
        await KeysAsync("0");
        await page.Locator("#p3 .acts:has-text('nothing to claim')").WaitForAsync();
        await TextAsync(4);
    }

    private async Task QuotationAsync()
    {
        await KeysAsync("n", "ArrowRight", "Shift+ArrowRight");
        await FormAsync(async () => (await QuoteAsync(1)).EndsWith("sergeants do.”", StringComparison.Ordinal));
        (await page.IsCheckedAsync("#voice-direct")).ShouldBeTrue();
        await KeysAsync("Enter", "Control+A");
        await page.Keyboard.TypeAsync("Truces are broken by idle sergeants");
        await KeysAsync("Tab", "Tab");
        await page.Keyboard.TypeAsync("Andriy Koroval");
        await KeysAsync("Tab");
        await page.Keyboard.TypeAsync("said");
        for (var i = 0; i < 10 && !await page.EvaluateAsync<bool>("document.activeElement.name === 'type'"); i++) await KeysAsync("Tab");
        await KeysAsync("2");
        (await page.IsCheckedAsync("#type-cause")).ShouldBeTrue();
        await SaveAsync(6);
    }

    private async Task TwoPassagesAsync()
    {
        await KeysAsync("n", "ArrowRight", ",", ",", ",", ",", ",", ",", ",", ",");
        await FormAsync(async () => await QuoteAsync(1) == "“The line will hold");
        (await page.InputValueAsync("#source"), await page.InputValueAsync("#cue"), await page.IsCheckedAsync("#voice-direct")).ShouldBe(("Andriy Koroval", "told", true));
        await KeysAsync("+", "n", "ArrowRight", ">", ">", ">", ">", ">", ">", ">", ">");
        await FormAsync(async () => await page.Locator("#quote2").CountAsync() == 1 && await QuoteAsync(2) == "if both sides pay.”");
        await KeysAsync("Enter", "Control+A");
        await page.Keyboard.TypeAsync("A truce line holds where both sides pay for it");
        await SaveAsync(7);
    }

    private async Task PointerAsync()
    {
        await page.SelectAsync((7, "it will accept"), (7, "front"));
        await FormAsync(async () => await QuoteAsync(1) == "it will accept no soldiers from NATO states near the front");
        (await page.InputValueAsync("#source"), await page.InputValueAsync("#cue"), await page.IsCheckedAsync("#voice-indirect")).ShouldBe(("Russia", "says", true));
        (await page.InputValueAsync("#about1")).ShouldBe("NATO");
        await KeysAsync("Enter", "Control+A");
        await page.Keyboard.TypeAsync("No troops of NATO states may stand at the front");
        await SaveAsync(8);
    }

    private async Task UndoAsync()
    {
        await KeysAsync("u");
        await page.Locator("#p7 .acts:not(:has-text('1 claim'))").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("article:focus").WaitForAsync();
        await KeysAsync("Shift+U");
        await page.Locator("#p7 .acts:has-text('1 claim')").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await page.ArriveAsync("**/changes?article=*");
        (await page.Locator("ol.changes > li").CountAsync()).ShouldBeGreaterThanOrEqualTo(5);
    }

    private async Task EditAsync()
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "the claim", Exact = true }).First.ClickAsync();
        await page.ArriveAsync("**/c/*");
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        await page.ArriveAsync("**/edit");
        await page.FillAsync("#quote1", "accept no soldiers from NATO states near the front");
        await KeysAsync("Control+Enter");
        await page.ArriveAsync("**/c/*");
        (await page.InnerTextAsync("main .context mark")).ShouldBe("accept no soldiers from NATO states near the front");
    }

    private async Task DraftAsync()
    {
        await page.GotoAsync($"/a/{Slug}/annotate?p=12");
        await page.Locator("article:focus").WaitForAsync();
        await KeysAsync("n", "ArrowRight");
        await FormAsync(async () => (await QuoteAsync(1)).EndsWith("on nobody.", StringComparison.Ordinal));
        await KeysAsync("Enter", "Control+A");
        await page.Keyboard.TypeAsync("Sanctions no longer press Russia to stop");
        await page.GetByText("Draft kept").WaitForAsync();
        var next = await page.Context.NewPageAsync();
        await page.CloseAsync();
        page = next;
        await page.GotoAsync($"/a/{Slug}/annotate");
        await page.Locator("#restore:focus").WaitForAsync();
        await KeysAsync("Enter");
        await page.Locator("#statement").WaitForAsync();
        (await page.InputValueAsync("#statement")).ShouldBe("Sanctions no longer press Russia to stop");
        await page.GetByText("Second pass").ClickAsync();
        await page.Locator("#proposition").PressSequentiallyAsync("Pressure");
        await page.Locator(".names [role=option]:has-text('Pressure by sanctions')").First.WaitForAsync();
        await page.FillAsync("#proposition", "Pressure by sanctions and isolation is the right means against Russia");
        await page.SelectOptionAsync("#polarity", "denies");
        await SaveAsync(13);
    }

    private async Task TwoSpellingsAsync()
    {
        await KeysAsync("]", "]", "]", "n", "ArrowRight");
        await FormAsync(async () => (await QuoteAsync(1)).StartsWith("According to Andrij", StringComparison.Ordinal));
        await KeysAsync("Enter", "Tab", "ArrowRight", "ArrowRight", "Tab");
        await page.Keyboard.TypeAsync("Andrij Korowal");
        await KeysAsync("Tab");
        await page.Keyboard.TypeAsync("According to");
        (await page.IsCheckedAsync("#voice-indirect"), await page.InputValueAsync("#source"), await page.InputValueAsync("#cue")).ShouldBe((true, "Andrij Korowal", "According to"));
        await KeysAsync("Control+Enter");
        (await page.Locator(".faults").InnerTextAsync()).ShouldContain("“Andrij Korowal” is nobody known here, and Andriy Koroval is");
        await page.GetByLabel("Andrij Korowal is somebody new").CheckAsync();
        await KeysAsync("Control+Enter");
        await page.Locator("#p16 .acts:has-text('1 claim')").WaitForAsync();
        await page.GotoAsync("/actor/andrij-korowal");
        await page.GetByRole(AriaRole.Link, new() { Name = "Merge", Exact = true }).ClickAsync();
        await page.FillAsync("#into", "Andriy Koroval");
        await KeysAsync("Enter");
        var merge = page.GetByRole(AriaRole.Button, new() { Name = "Merge “Andrij Korowal” into “Andriy Koroval”" });
        await merge.WaitForAsync();
        (await page.InnerTextAsync("main")).ShouldContain("1 claim");
        await merge.ClickAsync();
        await page.ArriveAsync("**/actor/andriy-koroval*");
        await page.GotoAsync("/actor/andrij-korowal");
        page.Url.ShouldEndWith("/actor/andriy-koroval");
    }

    private async Task RelateAndCompareAsync()
    {
        await page.GotoAsync($"/a/{Slug}/annotate?p=9");
        await page.Locator("article:focus").WaitForAsync();
        await KeysAsync("n", "ArrowRight", "ArrowRight");
        await FormAsync(async () => (await QuoteAsync(1)).StartsWith("A truce that is watched", StringComparison.Ordinal));
        await KeysAsync("Enter");
        await SaveAsync(11);
        await page.Locator("main > .slip a.title").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Relate to another claim" }).ClickAsync();
        await page.FillAsync("#words", "ceasefire guarantees");
        await page.Locator("#found:has-text('1 claim found')").WaitForAsync();
        await KeysAsync("ArrowDown", "2", "Control+Enter");
        await page.ArriveAsync("**#r-contradicts");
        await page.GotoAsync("/compare");
        await page.SelectOptionAsync("#a", Slug);
        await page.SelectOptionAsync("#b", "a-ceasefire-is-not-a-clock");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare", Exact = true }).ClickAsync();
        await page.ArriveAsync($"**/compare/{Slug}/a-ceasefire-is-not-a-clock");
        var told = await page.InnerTextAsync("main");
        told.ShouldContain("Sanctions no longer press Russia to stop");
        told.ShouldContain("A truce that is watched");
    }

    /// <summary>By the button alone, from the last change to the import.</summary>
    private async Task UndoAllAsync()
    {
        for (var i = 0; i < 20 && (await page.GotoAsync($"/a/{Slug}"))!.Ok; i++)
        {
            await page.GotoAsync("/undo");
            await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
            await page.ArriveAsync("**turned=*");
        }
        (await page.GotoAsync($"/a/{Slug}"))!.Status.ShouldBe(404);
    }

    private async Task KeysAsync(params string[] keys)
    {
        foreach (var key in keys) await page.Keyboard.PressAsync(key);
    }

    private async Task FormAsync(Func<Task<bool>> isSo)
    {
        try { await page.WaitForFunctionlessAsync(async () => await page.Locator("#side:not([aria-busy]) #quote1").CountAsync() == 1 && await isSo()); }
        catch (TimeoutException) { throw new ShouldAssertException(string.Join(" | ", await page.Locator("[name^=quote]").EvaluateAllAsync<string[]>("all => all.map(q => q.value)"))); }
    }

    private async Task TextAsync(int paragraph)
    {
        await page.Locator($"#p{paragraph}.now").WaitForAsync();
        await page.Locator("article:focus").WaitForAsync();
    }

    private async Task SaveAsync(int next)
    {
        await KeysAsync("Control+Enter");
        await page.ArriveAsync($"**p={next}&kept=*");
        await TextAsync(next);
    }

    private async Task<string> QuoteAsync(int n) => await page.Locator($"#quote{n}").InputValueAsync();
}

public sealed class SqliteCourse(SqliteSite site) : CourseJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresCourse(PostgresSite site) : CourseJourney(site), IClassFixture<PostgresSite>;
