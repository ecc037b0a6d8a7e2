using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>A text gets a new revision, from the command line and in the browser, and an editor decides where claims rest: by forms alone, and by keys.</summary>
public abstract class RevisingJourney(Site site) : Journey(site)
{
    private const int Count = 20;

    /// <summary>A text with a claim on each paragraph, and a revision in which each of them was reworded.</summary>
    private async Task<string> WaitingAsync(string name, bool dry = false)
    {
        // The same text under another name is "already there".
        string Line(int i, string verb) => $"Quay {(char)('a' + i)} of the old {name} harbour {verb} more than {i + 3} cranes to the storm of last winter.";
        var (first, second) = (Path.Combine(Place.Folder, $"{name}.txt"), Path.Combine(Place.Folder, $"{name}-2.txt"));
        await File.WriteAllLinesAsync(first, Enumerable.Range(0, Count).Select(i => Line(i, "lost")));
        await File.WriteAllLinesAsync(second, Enumerable.Range(0, Count).Select(i => Line(i, "gave up")));
        (await CliAsync("import", first, "--title", name, "--date", "2026-05-04", "--visibility", "public")).Code.ShouldBe(0);
        var claims = string.Join('\n', Enumerable.Range(0, Count).Select(i => JsonSerializer.Serialize(new { article = name, quote = Line(i, "lost"), statement = $"Quay {(char)('a' + i)} lost cranes" })));
        (await Programs.Programs.CliAsync(Place, claims, ["claims", "add", "--json"])).Lines.Length.ShouldBe(Count);
        if (dry)
        {
            var told = JsonDocument.Parse((await CliAsync("revise", name, second, "--dry-run", "--json")).Out).RootElement;
            (told.GetProperty("dryRun").GetBoolean(), told.GetProperty("revision").GetInt32(), told.GetProperty("states").GetProperty("changed").GetInt32()).ShouldBe((true, 2, Count));
            (await Visitor.GetAsync($"/a/{name}/r/2")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        JsonDocument.Parse((await CliAsync("revise", name, second, "--why", "A correction", "--json")).Out).RootElement.GetProperty("states").GetProperty("changed").GetInt32().ShouldBe(Count);
        return $"/a/{name}";
    }

    private Task<Ended> CliAsync(params string[] arguments) => Programs.Programs.CliAsync(Place, arguments);

    [Fact]
    public async Task Twenty_passages_are_settled_with_twenty_keys_and_undone_with_as_many()
    {
        var article = await WaitingAsync("twenty");
        await using var window = await EditorWindowAsync();
        var page = window.Page;
        await page.GotoAsync($"{article}/review");
        await page.Locator("#what:focus").WaitForAsync();
        (await page.Locator(".queue li").CountAsync()).ShouldBe(Count);
        // Each key is pressed at once: those that come while an answer is on its way wait for it.
        foreach (var key in Enumerable.Range(0, Count).Select(i => i % 5 == 4 ? "o" : i % 5 == 3 ? "1" : "a")) await page.Keyboard.PressAsync(key);
        await page.Locator("#settled").WaitForAsync(new() { Timeout = 60_000 });
        (await page.Locator("#settled").InnerTextAsync()).ShouldContain($"All {Count} passages are settled");
        var states = (await CliAsync("claims", "--article", "twenty", "--json")).Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("passages")[0].GetProperty("state").GetString()).ToList();
        (states.Count(s => s == "exact"), states.Count(s => s == "orphaned")).ShouldBe((16, 4));

        for (var i = 0; i < Count; i++) await page.Keyboard.PressAsync("u");
        await page.WaitForFunctionlessAsync(async () => await page.Locator(".queue li").CountAsync() == Count);
        window.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task By_keys_the_words_are_chosen_in_the_text_the_statement_changed_and_the_claim_retired()
    {
        var article = await WaitingAsync("chosen");
        await using var window = await EditorWindowAsync();
        var page = window.Page;
        await page.GotoAsync($"{article}/review");
        await page.Locator("#what:focus").WaitForAsync();
        await page.Keyboard.PressAsync("t");
        await page.Locator(".desk article:focus").WaitForAsync();
        foreach (var key in new[] { "]", "]", "n" }) await page.Keyboard.PressAsync(key);
        await page.Locator("#side[data-p='2'] button.first").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionlessAsync(async () => await page.Locator(".review .queue li").CountAsync() == Count - 1);
        await page.Locator("#what:focus").WaitForAsync();
        await page.Keyboard.PressAsync("e");
        await page.ArriveAsync("**/edit?settle=1");
        (await page.Locator("#settle").IsCheckedAsync()).ShouldBeTrue();
        await page.Locator("#statement").FillAsync("A quay gave cranes up");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForFunctionlessAsync(async () => await page.Locator(".review .queue li").CountAsync() == Count - 2);
        await page.Locator("#what:focus").WaitForAsync();
        await page.Keyboard.PressAsync("s");
        await page.WaitForFunctionlessAsync(async () => await page.Locator(".queue li:nth-child(2) a[aria-current]").CountAsync() == 1);
        await page.Keyboard.PressAsync("r");
        await page.WaitForFunctionlessAsync(async () => await page.Locator(".review .queue li").CountAsync() == Count - 3);
        var claims = (await CliAsync("claims", "--article", "chosen", "--json")).Lines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        (claims.Count, claims.Count(c => c.GetProperty("passages")[0].GetProperty("state").GetString() == "exact"), claims.Count(c => c.GetProperty("statement").GetString() == "A quay gave cranes up")).ShouldBe((Count - 1, 2, 1));
        window.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_script_a_text_is_edited_in_place_its_plan_read_and_its_claims_reviewed()
    {
        var article = await WaitingAsync("forms");
        await using var window = await EditorWindowAsync(360, true, script: false);
        var page = window.Page;
        await page.GotoAsync(article);
        await page.FollowAsync("a.button:text-is('New text')");
        await page.FollowAsync("button:text-is('Edit the text that is here')");
        await page.FollowAsync("button[aria-label='Edit paragraph 1']");
        var first = page.Locator("textarea[name^=text-]");
        var old = await first.InputValueAsync();
        await first.FillAsync(old.Replace("gave up", "lost", StringComparison.Ordinal) + "\nA line of its own stands here now.");
        await page.FollowAsync("button:text-is('Done')");
        await page.FollowAsync("button[aria-label='Drop paragraph 3']");
        await page.FillAsync("#why", "The second edition");
        await page.FollowAsync("button:text-is('What becomes of its claims')");
        var plan = await page.Locator("#plan").InnerTextAsync();
        // The first passage is back on its words; the words of the second are gone; all others wait as they did.
        plan.ShouldContain("1 exact");
        plan.ShouldContain("18 changed");
        plan.ShouldContain("1 orphaned");
        await page.FollowAsync("button:text-is('Save the new text') >> nth=0");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("It is revision 3");
        await page.FollowAsync("a.button:has-text('Review')");
        (await page.Locator("#bar").InnerTextAsync()).ShouldContain("1 of 19 that need you");
        await page.FollowAsync("button:has-text('Place here and next')");
        (await page.Locator("#bar").InnerTextAsync()).ShouldContain("1 of 18 that need you");
        await page.FollowAsync("a.button:has-text('Choose the words myself')");
        await page.FollowAsync("a[aria-label='Annotate paragraph 4']");
        await page.FollowAsync("#side button.first");
        (await page.Locator("#bar").InnerTextAsync()).ShouldContain("17 that need you");
        await page.FollowAsync("button:has-text('Keep as orphaned')");
        await page.FollowAsync("button:has-text('Undo')");
        (await page.Locator("#bar").InnerTextAsync()).ShouldContain("17 that need you");
        var history = await ReadAsync($"{article}/history");
        history.Body!.TextContent.ShouldContain("The second edition");
        (await ReadAsync($"{article}/r/2")).Body!.TextContent.ShouldContain("Quay a of the old forms harbour gave up");
    }

    [Fact]
    public async Task Every_state_is_accessible_and_strangers_and_forged_forms_are_refused()
    {
        var article = await WaitingAsync("looks");
        foreach (var (width, dark) in Looks)
        {
            await using var window = await EditorWindowAsync(width, dark);
            var page = window.Page;
            foreach (var address in new[] { $"{article}/review", $"{A}/review".Insert(0, "/a/"), $"/import?article={article[3..]}", "/", "/articles", article })
            {
                await page.GotoAsync(address);
                (await window.AmissAsync()).ShouldBeEmpty();
            }

            await page.GotoAsync($"{article}/review");
            await page.FollowAsync("a.button:has-text('Choose the words myself')");
            (await window.AmissAsync()).ShouldBeEmpty();
            await page.FollowAsync("a[aria-label='Annotate paragraph 2']");
            await page.Locator("#side button.first").WaitForAsync();
            (await window.AmissAsync()).ShouldBeEmpty();
            await page.GotoAsync($"/import?article={article[3..]}");
            await page.FollowAsync("button:text-is('Edit the text that is here')");
            await page.FollowAsync("button[aria-label='Edit paragraph 1']");
            (await window.AmissAsync()).ShouldBeEmpty();
            await page.Locator("textarea[name^=text-]").FillAsync("Nothing is left of it.");
            await page.FollowAsync("button:text-is('What becomes of its claims')");
            (await window.AmissAsync()).ShouldBeEmpty();
            await page.FollowAsync("button:text-is('Throw away')");
            window.Errors.ShouldBeEmpty();
        }

        await ForgedAsync(article);
    }

    [Fact]
    public async Task A_revision_that_is_killed_is_there_whole_or_not_at_all()
    {
        await WaitingAsync("killed", dry: true);
        var (old, fresh) = (Path.Combine(Place.Folder, "killed.txt"), Path.Combine(Place.Folder, "killed-2.txt"));
        var chance = new Random(6);
        var kept = 2;
        for (var round = 0; round < (Long ? 20 : 2); round++)
        {
            using var process = Programs.Programs.Start("CliOutput", Place, ["revise", "killed", kept % 2 == 0 ? old : fresh, "--db", Place.Db]);
            await Task.Delay(300 + chance.Next(2500));
            process.Kill();
            await process.WaitForExitAsync();
            var now = JsonDocument.Parse((await CliAsync("articles", "--json")).Lines.Single(l => l.Contains("\"killed\"", StringComparison.Ordinal))).RootElement.GetProperty("revision").GetInt32();
            now.ShouldBeInRange(kept, kept + 1, $"round {round}");
            kept = now;
            var passages = (await CliAsync("claims", "--article", "killed", "--json")).Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("passages")).ToList();
            passages.Count(p => p.GetArrayLength() == 1 && p[0].GetProperty("revision").GetInt32() == kept).ShouldBe(Count, $"round {round}");
        }
    }

    private async Task ForgedAsync(string article)
    {
        (await Visitor.GetAsync($"{article}/review")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Visitor.PostAsync($"{article}/review", new FormUrlEncodedContent([]))).IsSuccessStatusCode.ShouldBeFalse();
        using var editor = await EditorAsync();
        var page = await ReadAsync(editor, $"{article}/review");
        var fields = page.QuerySelectorAll("#item input[type=hidden]").Select(f => KeyValuePair.Create(f.GetAttribute("name")!, f.GetAttribute("value") ?? "")).Where(f => !f.Key.Contains("Token", StringComparison.Ordinal)).ToList();
        (await editor.PostAsync($"{article}/review", new FormUrlEncodedContent([.. fields, new("act", "orphan")]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ReadAsync(editor, $"{article}/review")).QuerySelectorAll(".queue li").Length.ShouldBe(Count);
    }
}

public sealed class SqliteRevising(SqliteSite site) : RevisingJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresRevising(PostgresSite site) : RevisingJourney(site), IClassFixture<PostgresSite>;
