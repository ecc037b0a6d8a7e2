using AngleSharp.Dom;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>A link that was made in an earlier revision, opened in the newest text without script.</summary>
public abstract class AddressJourney(Site site) : Journey(site)
{
    [Fact]
    public async Task An_old_address_tells_where_its_words_went_and_only_there()
    {
        var article = (await ReadAsync("/")).QuerySelector("a[href$='/history']")!.GetAttribute("href")!.Replace("/history", "", StringComparison.Ordinal);
        var page = await ReadAsync(article);
        var (id, leads) = page.QuerySelectorAll(".row[id]").SelectMany(r => r.QuerySelectorAll(".went a[href^='#p']").Select(a => (r.Id!, a.GetAttribute("href")!))).First(l => l.Item2 != "#" + l.Item1);
        await using var window = await Browser.OpenAsync(Web.Address, script: false);
        await window.Page.GotoAsync(article);
        (await window.Page.Locator(".went >> visible=true").CountAsync()).ShouldBe(0);
        await window.Page.GotoAsync($"{article}#{id}");
        (await window.Page.Locator(".went >> visible=true").CountAsync()).ShouldBe(1);
        await window.Page.Locator($"#{id} .went a[href='{leads}']").ClickAsync();
        window.Page.Url.ShouldEndWith(leads);
        (await window.Page.Locator(leads).IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task The_note_and_the_texts_side_by_side_are_accessible_and_fit_a_narrow_screen()
    {
        var history = (await ReadAsync("/")).QuerySelector("a[href$='/history']")!.GetAttribute("href")!;
        var article = history.Replace("/history", "", StringComparison.Ordinal);
        var noted = (await ReadAsync(article)).QuerySelectorAll(".row[id]").First(r => r.QuerySelector(":scope > .went") is not null).Id;
        foreach (var (width, dark) in Looks.Append((360, false)))
        {
            await using var window = await Browser.OpenAsync(Web.Address, width, dark);
            foreach (var path in new[] { $"{article}#{noted}", history, $"{history}?from=1&to=3" })
            {
                await window.Page.GotoAsync(path);
                (await window.AmissAsync()).ShouldBeEmpty();
            }
        }
    }
}

public sealed class SqliteAddresses(SqliteSite site) : AddressJourney(site);

public sealed class PostgresAddresses(PostgresSite site) : AddressJourney(site);
