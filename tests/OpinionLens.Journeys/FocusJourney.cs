using Microsoft.Playwright;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>A page says where the focus begins, but takes it from nobody: its script may come late, and somebody is in a field by then.</summary>
public abstract class FocusJourney(Site site) : Journey(site)
{
    private const string Own = "a-ceasefire-is-not-a-clock";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_refused_save_the_faults_have_the_focus_unless_somebody_is_in_a_field_already(bool isTaken)
    {
        await using var window = await EditorWindowAsync();
        var page = window.Page;
        await page.GotoAsync("/import");
        await page.FillAsync("#text", "The weir leaks\nBy: Ada Quill - 03/06/2025\nThe weir leaks since spring, and the mill stands still.");
        await page.Locator(".take button.first").ClickAsync();
        await page.ArriveAsync("**/import/*");
        var script = await HoldAsync(page, "**/check*.js");
        await page.Locator(".bar button[value=save]").ClickAsync();
        await page.Locator(".faults").WaitForAsync();
        if (isTaken) await page.Locator("#order-dmy").FocusAsync();
        await EndAsync(page, script);
        (await page.Locator(isTaken ? "#order-dmy:focus" : ".faults:focus").CountAsync()).ShouldBe(1, await page.SaysAsync());
        await page.Locator("button[value=throw]").ClickAsync();
        await page.ArriveAsync("**did=thrown");
    }

    [Theory]
    [InlineData("p=6&s=1", "#statement", "#statement")]
    [InlineData("p=6&s=1", null, "article")]
    [InlineData("p=6&s=1#p6", null, "article")]
    public async Task The_text_has_the_focus_unless_somebody_is_in_the_form_already(string choice, string? taken, string focused)
    {
        await using var window = await EditorWindowAsync();
        var page = window.Page;
        var script = await HoldAsync(page, "**/annotate*.js");
        await page.GotoAsync($"/a/{Own}/annotate?{choice}", new() { WaitUntil = WaitUntilState.Commit });
        if (taken is not null) await page.Locator(taken).FocusAsync(); else await page.Locator("#statement").WaitForAsync();
        await EndAsync(page, script);
        // What the browser kept is asked for before the focus is given: that takes no request here, but a turn of the page.
        if (taken is null) await page.Locator($"{focused}:focus").WaitForAsync();
        (await page.Locator($"{focused}:focus").CountAsync()).ShouldBe(1, await page.SaysAsync());
    }

    [Fact]
    public async Task Who_goes_elsewhere_while_an_answer_is_on_its_way_stays_there()
    {
        await using var window = await EditorWindowAsync();
        var page = window.Page;
        await page.GotoAsync($"/a/{Own}/annotate?p=15&s=1");
        await page.Locator("article:focus").WaitForAsync();
        var answer = await HoldAsync(page, "**/annotate?*");
        await page.Locator("form.nothing button").ClickAsync();
        await page.Locator("#bar:has-text('Saving')").WaitForAsync();
        await page.Locator("#turn + a, a:text-is('History')").First.FocusAsync();
        answer.SetResult();
        await page.Locator("#p15 .acts:has-text('nothing to claim')").WaitForAsync();
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("History", await page.SaysAsync());
    }

    [Fact]
    public async Task What_was_typed_before_the_script_came_is_looked_for_and_kept_and_no_key_takes_it_away()
    {
        await using var window = await EditorWindowAsync();
        var page = window.Page;
        var relate = await HoldAsync(page, "**/relate*.js");
        await page.GotoAsync($"{(await ReadAsync("/claims")).QuerySelector("main a[href^='/c/']")!.GetAttribute("href")}/relate", new() { WaitUntil = WaitUntilState.Commit });
        await page.FillAsync("#words", "ceasefire guarantees");
        await EndAsync(page, relate);
        await page.Locator("#found:has-text('found.')").WaitForAsync();

        var annotate = await HoldAsync(page, "**/annotate*.js");
        await page.GotoAsync($"/a/{Own}/annotate?p=6&s=1", new() { WaitUntil = WaitUntilState.Commit });
        await page.FillAsync("#statement", "Typed early");
        await EndAsync(page, annotate);
        await page.Locator("#bar:has-text('Draft kept')").WaitForAsync();
        await page.Locator("article").FocusAsync();
        await page.Keyboard.PressAsync("]");
        await page.Locator("#p7.now").WaitForAsync();
        (await page.InputValueAsync("#statement")).ShouldBe("Typed early");
        await page.ReloadAsync();
        await page.ClickAsync("aside.draft [name=drop]");
    }

    [Fact]
    public async Task A_draft_that_was_kept_while_the_next_page_was_made_is_asked_about_all_the_same()
    {
        await using var window = await EditorWindowAsync();
        var (page, address) = (window.Page, $"/a/{Own}/annotate?p=6&s=2");
        await page.GotoAsync(address);
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Response += (_, response) => { if (response.Url.EndsWith("/drafts", StringComparison.Ordinal)) kept.TrySetResult(); };
        // The page is made before the draft comes in, and arrives after the browser has heard that it is kept.
        await page.RouteAsync("**/annotate?*", async route =>
        {
            var made = await route.FetchAsync();
            await kept.Task;
            await Task.Delay(300);
            await route.FulfillAsync(new() { Response = made });
        }, new() { Times = 1 });
        await page.FillAsync("#statement", "Typed at the last moment");
        await page.ReloadAsync();
        await page.Locator("#restore:focus").WaitForAsync();
        (await page.Locator("aside.draft").InnerTextAsync()).ShouldContain("Typed at the last moment");
        await page.ClickAsync("aside.draft [name=drop]");
    }

    /// <summary>Requests to this address wait until the source is set.</summary>
    private static async Task<TaskCompletionSource> HoldAsync(IPage page, string address)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync(address, async route => { await source.Task; await route.ContinueAsync(); });
        return source;
    }

    /// <summary>Lets the script come, and whatever it does when the page is there.</summary>
    private static async Task EndAsync(IPage page, TaskCompletionSource script)
    {
        script.SetResult();
        await page.WholeAsync();
        await page.EvaluateAsync("new Promise(done => setTimeout(() => setTimeout(done)))");
    }
}

public sealed class SqliteFocus(SqliteSite site) : FocusJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresFocus(PostgresSite site) : FocusJourney(site), IClassFixture<PostgresSite>;
