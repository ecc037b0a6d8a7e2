using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>The pages in a real browser: nothing breaks accessibility, width, policy or origin.</summary>
public abstract class BrowserJourney(Site site) : Journey(site)
{
    private static readonly RunOnlyOptions Rules = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

    [Fact]
    public async Task Every_page_is_accessible_fits_its_width_and_asks_nobody_else()
    {
        var faults = new List<string>();
        var pages = await PagesAsync();
        foreach (var (width, dark) in Looks)
        {
            await using var window = await Browser.OpenAsync(Web.Address, width, dark);
            foreach (var path in pages)
            {
                await window.Page.GotoAsync(path);
                faults.AddRange((await window.AmissAsync(Rules)).Select(f => $"{path} {width} {(dark ? "dark" : "light")}: {f}"));
            }
            faults.AddRange(window.Foreign.Select(f => $"foreign request {f}"));
            // axe itself puts style elements into the page, which the policy rightly reports.
            faults.AddRange(window.Errors.Where(e => !e.Contains("style", StringComparison.Ordinal) && !e.Contains("404", StringComparison.Ordinal) && !e.Contains("403", StringComparison.Ordinal)).Select(e => $"console: {e}"));
        }
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_amiss_on_a_page_is_seen()
    {
        await using var window = await Browser.OpenAsync(Web.Address);
        await window.Page.GotoAsync("/help");
        await window.Page.EvaluateAsync("document.documentElement.removeAttribute('lang'); document.querySelector('main').append(new Image()); const wide = document.createElement('div'); wide.style.minWidth = '3000px'; wide.append('wide'); document.querySelector('main').append(wide)");
        var amiss = string.Join(' ', await window.AmissAsync(Rules));
        foreach (var fault in new[] { "html-has-lang", "image-alt", "px too wide" }) amiss.ShouldContain(fault);
    }

    [Fact]
    public async Task Without_script_the_reader_shows_the_same_claims()
    {
        async Task<string[]> IdsAsync(bool script)
        {
            await using var window = await Browser.OpenAsync(Web.Address, script: script);
            await window.Page.GotoAsync($"/a/{A}");
            return [.. (await window.Page.Locator("[id^='c-']").AllAsync()).Select(l => l.GetAttributeAsync("id").GetAwaiter().GetResult()!)];
        }
        var with = await IdsAsync(true);
        with.Length.ShouldBeGreaterThan(100);
        (await IdsAsync(false)).ShouldBe(with);
    }

    [Fact]
    public async Task Following_a_mark_opens_its_note_and_the_keyboard_goes_all_the_way()
    {
        await using var window = await Browser.OpenAsync(Web.Address, script: false);
        await window.Page.GotoAsync($"/a/{A}");
        await window.Page.Keyboard.PressAsync("Tab");
        (await window.Page.EvaluateAsync<string>("document.activeElement.getAttribute('href')")).ShouldStartWith("#");
        await window.Page.Locator("sup a").First.ClickAsync();
        var target = window.Page.Url.Split('#')[1];
        (await window.Page.Locator($"#{target}").IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_citation_opens_below_the_title_fits_a_narrow_screen_and_is_what_the_command_line_gives()
    {
        await using var window = await Browser.OpenAsync(Web.Address, 360);
        await window.Page.GotoAsync($"/a/{A}");
        await window.Page.GetByText("Cite", new() { Exact = true }).ClickAsync();
        (await window.Page.Locator(".cites .cite").InnerTextAsync()).ShouldBe((await Programs.Programs.CliAsync(Place, "cite", A, "--public", "--site", Web.Address)).Out.Trim());
        (await window.AmissAsync()).ShouldBeEmpty();
        var claim = (await window.Page.Locator("a[href^='/c/']").First.GetAttributeAsync("href"))!;
        await window.Page.GotoAsync(claim);
        (await window.Page.Locator(".cite").InnerTextAsync()).ShouldBe((await Programs.Programs.CliAsync(Place, "cite", claim["/c/".Length..], "--public", "--site", Web.Address)).Out.Trim());
        (await window.AmissAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Printing_opens_every_note_and_hides_the_bars()
    {
        await using var window = await Browser.OpenAsync(Web.Address);
        await window.Page.GotoAsync($"/a/{B}");
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await window.Page.Locator("nav").First.IsVisibleAsync()).ShouldBeFalse();
        var pdf = await window.Page.PdfAsync(new() { Format = "A4" });
        pdf.Length.ShouldBeGreaterThan(20_000);
    }

    [Fact]
    public async Task From_home_the_comparison_is_one_click_its_contradictions_two()
    {
        await using var window = await Browser.OpenAsync(Web.Address);
        await window.Page.GotoAsync("/");
        await window.Page.Locator("main a[href^='/compare/']").First.ClickAsync();
        window.Page.Url.ShouldContain("/compare/");
        await window.Page.Locator("a[href*='bucket=contradict']").First.ClickAsync();
        window.Page.Url.ShouldContain("bucket=contradict");
        (await window.Page.Locator("main").InnerTextAsync()).ShouldContain("Israel");
    }
}

public sealed class SqliteBrowser(SqliteSite site) : BrowserJourney(site);

public sealed class PostgresBrowser(PostgresSite site) : BrowserJourney(site);
