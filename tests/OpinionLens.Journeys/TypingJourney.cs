using Microsoft.Playwright;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>Somebody types while answers are on their way: what was touched is not filled again, and no letter is lost or lands elsewhere.</summary>
public abstract class TypingJourney(Site site) : Journey(site)
{
    private const string Own = "a-ceasefire-is-not-a-clock", Typed = "Mine alone";
    private static readonly int[] Latencies = [0, 100, 250, 1000], Gaps = [20, 60, 120];

    /// <summary>One run of each pair in the short run, on one database, for no answer depends on it; 216 in the long one.</summary>
    private int Runs => Long ? 9 : Database == Database.Sqlite ? 1 : 0;

    [Fact]
    public async Task However_late_answers_come_the_statement_holds_what_was_typed_and_nothing_else()
    {
        var wrong = new List<string>();
        foreach (var latency in Latencies)
        {
            await using var window = await EditorWindowAsync();
            var page = window.Page;
            if (latency > 0) await page.RouteAsync("**/annotate*", async route => { await Task.Delay(latency); await route.ContinueAsync(); });
            foreach (var gap in Gaps)
                for (var run = 0; run < Runs; run++)
                {
                    await page.GotoAsync($"/a/{Own}/annotate" + (run % 2 == 0 ? "" : "?p=2"));
                    await page.Locator("article:focus").WaitForAsync();
                    await TypeAsync(page, gap);
                    // Long enough for every answer that is still on its way.
                    await page.WaitForTimeoutAsync(latency + 150);
                    var says = await page.InputValueAsync("#statement");
                    await page.Keyboard.PressAsync("Control+Enter");
                    await page.ArriveAsync("**kept=*");
                    var kept = await page.InnerTextAsync(".slip[role=status] .title");
                    if (says != Typed || kept != Typed) wrong.Add($"{latency} ms, {gap} ms between keys: “{says}”, kept as “{kept}”");
                }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_claims_typed_in_one_breath_over_a_slow_line_are_both_kept_as_typed()
    {
        await using var window = await EditorWindowAsync();
        var page = window.Page;
        await page.RouteAsync("**/annotate*", async route => { await Task.Delay(250); await route.ContinueAsync(); });
        await page.GotoAsync($"/a/{Own}/annotate?p=3");
        await page.Locator("article:focus").WaitForAsync();
        var mark = Guid.NewGuid().ToString("N")[..6];
        foreach (var word in new[] { "First", "Second" })
        {
            await TypeAsync(page, 20, $"{word} {mark}");
            await page.Keyboard.PressAsync("Control+Enter");
        }

        await page.Locator($".slip[role=status]:has-text('Second {mark}')").WaitForAsync();
        using var editor = await EditorAsync();
        var claims = await editor.GetStringAsync($"/claims?q={mark}");
        claims.ShouldContain($"First {mark}");
        claims.ShouldContain($"Second {mark}");
    }

    [Fact]
    public async Task A_typed_holder_makes_the_voice_a_reported_one_and_Enter_only_goes_on()
    {
        await using var window = await EditorWindowAsync();
        var page = window.Page;
        await page.GotoAsync($"/a/{Own}/annotate?p=6&s=1");
        await page.FillAsync("#statement", "It will rain on the ministry");
        await page.Locator("[name=voice]:checked").EvaluateAsync("r => r.form.elements.voice.value = 'author'");
        await page.GetByLabel("Held by, where").FillAsync("Indian oil ministry");
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("cue", await page.SaysAsync());
        (await page.Locator("#voice-author").IsCheckedAsync()).ShouldBeFalse();
        (await page.InnerTextAsync("#source-hint")).ShouldContain("the voice is");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.ArriveAsync("**kept=*");
        (await page.InnerTextAsync("#kept-voice")).ShouldStartWith("Held by Indian oil ministry");
        window.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_of_names_is_chosen_from_by_arrows_and_a_near_name_is_asked_about()
    {
        await using var window = await EditorWindowAsync();
        var page = window.Page;
        await page.GotoAsync($"/a/{Own}/annotate?p=6&s=1");
        var holder = page.GetByLabel("Held by, where");
        await holder.FillAsync("");
        await holder.PressSequentiallyAsync("vladi");
        await page.Locator(".names:not([hidden]) [role=option]").First.WaitForAsync();
        (await window.AmissAsync()).ShouldBeEmpty();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        (await holder.InputValueAsync()).ShouldBe("Vladimir Putin");
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("source");
        (await page.Locator("#voice-author").IsCheckedAsync()).ShouldBeFalse("A name that is chosen counts as one that is typed.");
        await holder.FillAsync("Vladimir Putyn");
        await page.Keyboard.PressAsync("Control+Enter");
        (await page.Locator(".faults").InnerTextAsync()).ShouldContain("“Vladimir Putyn” is nobody known here, and Vladimir Putin is");
        (await holder.InputValueAsync()).ShouldBe("Vladimir Putyn");
        await page.GetByLabel("Vladimir Putyn is somebody new").CheckAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await page.ArriveAsync("**kept=*");
        (await page.InnerTextAsync("#kept-voice")).ShouldContain("Vladimir Putyn");
    }

    private static async Task TypeAsync(IPage page, int gap, string words = Typed)
    {
        foreach (var key in new[] { "n", "Enter", "Control+a" }) { await page.Keyboard.PressAsync(key); await page.WaitForTimeoutAsync(gap); }
        foreach (var letter in words) { await page.Keyboard.PressAsync(letter == ' ' ? "Space" : letter.ToString()); await page.WaitForTimeoutAsync(gap); }
    }
}

public sealed class SqliteTyping(SqliteSite site) : TypingJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresTyping(PostgresSite site) : TypingJourney(site), IClassFixture<PostgresSite>;
