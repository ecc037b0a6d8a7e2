using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>Editors at work in the browser: a fresh op-ed by the keyboard alone, undo to the beginning, drafts, two at the same claim, and who may write.</summary>
public abstract partial class EditorsJourney(Site site) : Journey(site)
{
    private const string Own = "a-ceasefire-is-not-a-clock";

    /// <summary>Twenty paragraphs of our own, each a plain sentence.</summary>
    private static readonly string[] Fresh = [.. Enumerable.Range(1, 20).Select(i => $"Decision {i} will cost the town council dearly.")];

    private async Task<Window> SignedInAsync(bool script = true, string? name = null)
    {
        var window = await EditorWindowAsync(script: script);
        if (name is null) return window;
        await window.Page.GotoAsync("/settings");
        await window.Page.FillAsync("#name", name);
        await window.Page.ClickAsync("main button.first");
        return window;
    }

    [Fact]
    public async Task A_fresh_article_goes_from_import_to_twenty_published_claims_with_the_keyboard_alone_and_is_undone_and_redone()
    {
        await using var window = await SignedInAsync(name: "Maria " + Guid.NewGuid().ToString("N")[..4]);
        var page = window.Page;
        var title = "Saltmarsh and the storms " + Guid.NewGuid().ToString("N")[..6];
        await page.GotoAsync("/import");
        await page.Locator("#text").FocusAsync();
        await page.Keyboard.InsertTextAsync(string.Join("\n", Fresh));
        await page.Keyboard.PressAsync("Tab");
        for (var i = 0; i < 6 && await page.EvaluateAsync<string>("document.activeElement.tagName") != "BUTTON"; i++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**/import/*");
        await page.Locator("#title").FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(title);
        await page.Locator("button[name=act][value=save]").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**done=1*");
        var slug = Slug().Match(page.Url).Groups[1].Value;
        await page.GotoAsync($"/a/{slug}/annotate?p=1");
        await page.Locator("article:focus").WaitForAsync();

        var (keys, clock, saves, seen) = (0, System.Diagnostics.Stopwatch.StartNew(), new List<double>(), new List<double>());
        var answered = TimeSpan.Zero;
        page.Response += (_, response) => { if (response.Request.Method == "POST" && response.Url.Contains("/annotate", StringComparison.Ordinal)) answered = clock.Elapsed; };
        async Task Press(string key) { keys++; await page.Keyboard.PressAsync(key); }
        for (var n = 1; n <= Fresh.Length; n++)
        {
            await Press("n");
            await Press("Enter");
            await page.Locator("#statement:focus").WaitForAsync();
            var pressed = clock.Elapsed;
            await Press("Control+Enter");
            await page.Locator($"#p{n} .acts:has-text('1 claim')").WaitForAsync();
            seen.Add((clock.Elapsed - pressed).TotalMilliseconds);
            saves.Add((answered - pressed).TotalMilliseconds);
            await page.Locator("article:focus").WaitForAsync();
        }
        string Times(List<double> all) => FormattableString.Invariant($"median {all.Order().ElementAt(10):0} ms, p95 {all.Order().ElementAt(18):0} ms, the first {all[0]:0} ms");
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"20 plain claims by keyboard: {keys} keys, {clock.Elapsed.TotalSeconds:0.0} s of program time; from accept to saved {Times(saves)}; to seen as saved {Times(seen)}"));
        keys.ShouldBeLessThanOrEqualTo(80);
        (await Programs.Programs.CliAsync(Place, "claims", "--article", slug, "--json")).Lines.Length.ShouldBe(20);
        var packed = await PackAsync(slug);

        // Undone to the empty store of this article, by the key of the page, and the rest where every page is gone: in the list of changes.
        for (var n = 20; n >= 1; n--)
        {
            await page.Keyboard.PressAsync("u");
            await page.Locator($"#p{n} .acts:not(:has-text('1 claim'))").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await page.Locator("article:focus").WaitForAsync();
        }
        await page.GotoAsync("/undo");
        (await page.InnerTextAsync("main")).ShouldContain("imported");
        await page.ClickAsync("button[value=undo]");
        await page.ArriveAsync("**turned=*");
        (await Visitor.GetAsync($"/a/{slug}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        for (var n = 0; n <= 20; n++)
        {
            await page.GotoAsync("/undo");
            await page.ClickAsync("button[value=redo]");
            await page.ArriveAsync("**turned=*");
        }
        (await PackAsync(slug)).ShouldBe(packed);
        window.Errors.ShouldBeEmpty();
        window.Foreign.ShouldBeEmpty();
    }

    private async Task<string> PackAsync(string slug)
    {
        var file = Path.Combine(Place.Folder, Guid.NewGuid().ToString("N") + ".json");
        (await Programs.Programs.CliAsync(Place, "pack", "export", slug, "--name", "again", "--salt", new string('a', 32), "-o", file)).Code.ShouldBe(0);
        return await File.ReadAllTextAsync(file);
    }

    [Fact]
    public async Task Words_are_selected_by_pointer_nudged_by_keys_and_over_two_paragraphs_become_two_passages()
    {
        await using var window = await SignedInAsync();
        var page = window.Page;
        await page.GotoAsync($"/a/{Own}/annotate?p=2");
        await page.SelectAsync((2, "Haste"), (2, "strategy"));
        await page.ArriveAsync("**p=2&at=*");
        // The whole paragraph stood in the form: now a few words of it do.
        await page.WaitForFunctionlessAsync(async () => (await QuoteAsync(page, 1)).Length is > 0 and < 60);
        await page.Locator("article:focus").WaitForAsync();
        var first = await QuoteAsync(page, 1);
        await page.Keyboard.PressAsync(".");
        await page.WaitForFunctionlessAsync(async () => (await QuoteAsync(page, 1)).Length > first.Length);
        (await QuoteAsync(page, 1)).ShouldStartWith(first.TrimEnd());
        // The words are marked in the next frame, whenever the form comes.
        var echoes = await Echo.OfAsync(page, Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? "," : "."));
        echoes.ShouldAllBe(ms => ms > 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"60 keys that move an edge by a word: marked and painted after a median of {echoes.Order().ElementAt(30):0} ms, p95 {echoes.Order().ElementAt(57):0} ms");

        await page.SelectAsync((2, "campaigning"), (4, "Putin"));
        await page.WaitForFunctionlessAsync(async () => await page.Locator("[name^=quote]").CountAsync() >= 2);
        (await page.Locator("#bar").InnerTextAsync()).ShouldContain("passages of one claim");
        window.Errors.ShouldBeEmpty();
    }

    private static async Task<string> QuoteAsync(IPage page, int n) => await page.Locator($"#quote{n}").InputValueAsync();

    [Fact]
    public async Task Two_browsers_change_the_same_claim_and_the_second_chooses_field_by_field()
    {
        var id = await AnyClaimAsync();
        await using var pair = new Pair(await SignedInAsync(name: "Maria"), await SignedInAsync(name: "Joao"));
        var (one, two) = (pair.One, pair.Two);
        await one.Page.GotoAsync($"/c/{id}/edit");
        await two.Page.GotoAsync($"/c/{id}/edit");
        await one.Page.FillAsync("#statement", "What Maria makes of it");
        await one.Page.ClickAsync("form.entry button.first");
        await one.Page.ArriveAsync($"**/c/{id}");
        await two.Page.FillAsync("#statement", "What Joao makes of it");
        await two.Page.CheckAsync("#type-prediction");
        await two.Page.ClickAsync("form.entry button.first");
        await two.Page.Locator("#merge").WaitForAsync();
        var told = await two.Page.InnerTextAsync("main");
        told.ShouldContain("Somebody has changed this claim");
        told.ShouldContain("What Maria makes of it");
        told.ShouldContain("What Joao makes of it");
        (await two.AmissAsync()).ShouldBeEmpty();
        await two.Page.CheckAsync("#theirs-statement");
        await two.Page.ClickAsync("form.entry button.first");
        await two.Page.ArriveAsync($"**/c/{id}");
        var line = (await Programs.Programs.CliAsync(Place, "claims", "--article", Own, "--json")).Lines.Single(l => l.Contains(id, StringComparison.Ordinal));
        line.ShouldContain("What Maria makes of it");
        line.ShouldContain("\"type\":\"prediction\"");
        (await two.Page.GotoAsync($"/changes?of={id}"))!.Ok.ShouldBeTrue();
        var history = await two.Page.InnerTextAsync("ol.changes");
        history.ShouldContain("Maria");
        history.ShouldContain("Joao");
    }

    private sealed record Pair(Window One, Window Two) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() { await One.DisposeAsync(); await Two.DisposeAsync(); }
    }

    private async Task<string> AnyClaimAsync()
    {
        (await Programs.Programs.CliAsync(Place, "claims", "add", "--article", Own, "--quote", "What the West owed to Moscow after 1990 is a fair question for historians", "--statement", "Fairly asked " + Guid.NewGuid().ToString("N")[..6])).Code.ShouldBe(0);
        return (await Programs.Programs.CliAsync(Place, "claims", "--article", Own, "--json")).Lines.Select(l => Id().Match(l).Groups[1].Value).Order().Last();
    }

    [Fact]
    public async Task Without_script_a_claim_is_edited_retired_undone_and_looked_up()
    {
        var id = await AnyClaimAsync();
        await using var window = await SignedInAsync(script: false, name: "Nora");
        var page = window.Page;
        await page.GotoAsync($"/c/{id}/edit");
        await page.FillAsync("#quote1", "is a fair question");
        await page.FillAsync("#statement", new string('x', 10_000));
        await page.FollowAsync("form.entry button.first");
        (await page.InnerTextAsync(".faults")).ShouldContain("1500");
        (await page.InputValueAsync("#statement")).Length.ShouldBe(10_000);
        await page.FillAsync("#statement", "A fair question it is");
        await page.FollowAsync("form.entry button.first");
        (await page.InnerTextAsync("main")).ShouldContain("is a fair question");
        // Somebody else saves while the form is open: by forms alone the fields are chosen one by one.
        await page.GotoAsync($"/c/{id}/edit");
        await using (var other = await SignedInAsync(name: "Pia"))
        {
            await other.Page.GotoAsync($"/c/{id}/edit");
            await other.Page.FillAsync("#statement", "Fair, says Pia");
            await other.Page.ClickAsync("form.entry button.first");
            await other.Page.ArriveAsync($"**/c/{id}");
        }
        await page.FillAsync("#statement", "Fair, says Nora");
        await page.CheckAsync("#type-policy");
        await page.FollowAsync("form.entry button.first");
        (await page.InnerTextAsync("#merge")).ShouldContain("Fair, says Pia");
        (await page.InputValueAsync("#statement")).ShouldBe("Fair, says Nora");
        await page.CheckAsync("#theirs-statement");
        await page.FollowAsync("form.entry button.first");
        (await page.InnerTextAsync("main")).ShouldContain("Fair, says Pia");
        (await page.InnerTextAsync("main")).ShouldContain("policy");
        await page.GotoAsync($"/c/{id}/edit");
        await page.FollowAsync("button[value=retired]");
        (await page.InnerTextAsync("main")).ShouldContain("Retired");
        await page.GotoAsync("/undo");
        await page.FollowAsync("button[value=undo]");
        (await page.InnerTextAsync("main")).ShouldContain("Undone");
        await page.GotoAsync($"/c/{id}");
        (await page.InnerTextAsync("main")).ShouldNotContain("Retired");
        await page.GotoAsync("/changes?who=Nora%20(web)");
        (await page.Locator("ol.changes > li").CountAsync()).ShouldBeGreaterThanOrEqualTo(3);
        var csv = await page.APIRequest.GetAsync(Web.Address + "/changes/export.csv?who=Nora%20(web)");
        (await csv.TextAsync()).Trim().Split('\n').Length.ShouldBe(await page.Locator("ol.changes > li").CountAsync() + 1);
    }

    [Fact]
    public async Task Every_editor_page_is_accessible_and_fits_in_both_themes_and_widths()
    {
        var id = await AnyClaimAsync();
        foreach (var (width, dark) in Looks)
        {
            await using var window = await EditorWindowAsync(width, dark);
            foreach (var path in new[] { $"/a/{Own}/annotate?p=2&at=0-20&with=4.0-10", $"/c/{id}/edit", "/changes", $"/changes?of={id}", "/undo", "/settings", $"/c/{id}" })
            {
                await window.Page.GotoAsync(path);
                (await window.AmissAsync()).ShouldBeEmpty();
            }
            window.Errors.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Two_windows_draft_apart_and_giving_up_rights_clears_the_browsers_copies()
    {
        await using var window = await SignedInAsync(name: "Quentin " + Guid.NewGuid().ToString("N")[..4]);
        var page = window.Page;
        foreach (var typed in new[] { "Typed in the first window", "Typed in the second window" })
        {
            await page.GotoAsync($"/a/{Own}/annotate?p=7&s=1");
            await page.FillAsync("#statement", typed);
            await page.Locator("#bar:has-text('Draft kept')").WaitForAsync();
        }
        await page.GotoAsync("/");
        (await page.Locator("#yours ~ ul li").CountAsync()).ShouldBe(2);
        await page.GotoAsync($"/a/{Own}/annotate?p=7&s=1");
        await page.FollowAsync("#restore");
        (await page.InputValueAsync("#statement")).ShouldBe("Typed in the second window");
        await page.Locator("#statement").FocusAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await page.ArriveAsync("**kept=*");
        await page.GotoAsync($"/a/{Own}/annotate?p=7&s=1");
        await page.FollowAsync("#restore");
        (await page.InputValueAsync("#statement")).ShouldBe("Typed in the first window");
        await page.EvaluateAsync("localStorage.setItem('draft:left', '{}')");
        await page.ClickAsync("button:has-text('Give up editing rights')");
        await page.ArriveAsync(Web.Address + "/");
        (await page.EvaluateAsync<int>("localStorage.length")).ShouldBe(0);
    }

    [GeneratedRegex("article=([^&]+)")]
    private static partial Regex Slug();

    [GeneratedRegex("^\\{\"id\":\"(\\w+)\"")]
    private static partial Regex Id();
}

public sealed class SqliteEditors(SqliteSite site) : EditorsJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresEditors(PostgresSite site) : EditorsJourney(site), IClassFixture<PostgresSite>;
