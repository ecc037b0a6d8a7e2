using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.Playwright;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>An analyst asks who says what about whom, narrows, sees it in four ways, takes it away as a file and keeps it under a name.</summary>
public abstract class ExplorerJourney(Site site) : Journey(site)
{
    private static int Number(IElement link) => int.Parse(link.QuerySelector("b")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);

    private static IElement Facet(IDocument page, string facet, string label) =>
        page.QuerySelectorAll($"section[aria-labelledby=facet-{facet}] a").Single(a => a.QuerySelector("span:not(.glyph)")!.TextContent == label);

    [Fact]
    public async Task Two_clicks_lead_to_what_Putin_says_about_the_US_and_every_count_is_kept_by_its_list()
    {
        var all = await ReadAsync("/claims");
        var held = Facet(all, "source", "Vladimir Putin");
        var byPutin = await ReadAsync(held.GetAttribute("href")!);
        byPutin.QuerySelector("[role=status]")!.TextContent.ShouldContain($"{Number(held)} claims");
        var about = Facet(byPutin, "about", "United States");
        var both = await ReadAsync(about.GetAttribute("href")!);
        both.QuerySelector("[role=status]")!.TextContent.ShouldContain($"{Number(about)} claims");
        both.QuerySelectorAll("ol.claims > li").Length.ShouldBe(Number(about));
        both.QuerySelectorAll(".chips a").Select(c => c.TextContent.Split('×')[0].Trim()).ShouldBe(["held by Vladimir Putin", "about United States", "Remove all"]);
        // Under the actor who was chosen stand the stances; each leads to its claims.
        foreach (var stance in both.QuerySelectorAll("section[aria-labelledby=facet-stance] a"))
            (await ReadAsync(stance.GetAttribute("href")!)).QuerySelectorAll("ol.claims > li").Length.ShouldBe(Number(stance));
        // The chosen value takes itself back.
        Facet(both, "source", "Vladimir Putin").GetAttribute("href").ShouldBe("/claims?about=united-states");
        // A list that is empty says what to drop.
        var none = await ReadAsync("/claims?source=ivan-ilyin&about=nato");
        none.QuerySelector(".explorer")!.TextContent.ShouldContain("No claim fits");
        var drop = none.QuerySelector(".stack p a")!;
        (await ReadAsync(drop.GetAttribute("href")!)).QuerySelectorAll("ol.claims > li").Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Words_days_and_what_means_nothing_are_read_from_the_address()
    {
        (await ReadAsync("/claims?q=%22Soviet+Union%22")).QuerySelectorAll("ol.claims .title").ShouldAllBe(t => t.TextContent.Contains("Soviet Union", StringComparison.OrdinalIgnoreCase));
        var june = await ReadAsync("/claims?from=2025-06&to=2025-06&view=time");
        june.QuerySelectorAll(".periods tbody tr").Length.ShouldBe(1);
        (await ReadAsync("/claims?from=undated&to=undated")).QuerySelector("[role=status]")!.TextContent.ShouldContain("0 claims");
        var wrong = await ReadAsync("/claims?from=summer&colour=red&stance=critical");
        // Another name is followed; what nobody is called is told and left out, as a file with it is refused.
        var (nato, named) = (await ReadAsync("/claims?about=nato"), await ReadAsync("/claims?about=NATO&sort=oldest"));
        named.QuerySelector("[role=status]")!.TextContent.ShouldBe(nato.QuerySelector("[role=status]")!.TextContent);
        (await Visitor.GetAsync("/claims?about=NATO&sort=oldest")).RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/claims?about=nato&sort=oldest");
        (await Visitor.GetStringAsync("/claims.jsonl?about=NATO")).Split('\n').Skip(1).ShouldBe((await Visitor.GetStringAsync("/claims.jsonl?about=nato")).Split('\n').Skip(1));
        (await ReadAsync("/claims?about=NATO&colour=red")).QuerySelector("[role=alert]")!.TextContent.ShouldContain("“colour”");
        var nobody = await ReadAsync("/claims?about=nobody-at-all&stance=critical&topic=Ceasefire&article=x");
        nobody.QuerySelector("[role=alert]")!.TextContent.ShouldSatisfyAllConditions(t => t.ShouldContain("“nobody-at-all” as about (nobody is called so)"), t => t.ShouldContain("“x” as article (there is no such article)"), t => t.ShouldContain("without an actor"));
        nobody.QuerySelectorAll(".chips a").Select(c => c.TextContent.Split('×')[0].Trim()).ShouldBe(["topic ceasefire"]);
        (await Visitor.GetAsync("/claims.csv?about=nobody-at-all")).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await Visitor.GetAsync("/actor/Zelensky?view=about")).RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/actor/volodymyr-zelenskyy?view=about");
        (await Visitor.GetAsync("/compare/actors/putin/trump")).RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/compare/actors/vladimir-putin/donald-trump");
        (await Visitor.GetAsync("/actor/russia?a=%00&b=russia%00")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        wrong.QuerySelector("[role=alert]")!.TextContent.ShouldSatisfyAllConditions(t => t.ShouldContain("2025-06-03, 2025-06, 2025"), t => t.ShouldContain("“colour”"), t => t.ShouldContain("without an actor"));
        var oldest = await ReadAsync("/claims?sort=oldest&view=table");
        oldest.QuerySelectorAll(".rows tbody tr").Length.ShouldBe(50);
        var next = await ReadAsync(oldest.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        next.QuerySelectorAll(".rows tbody tr th a").Select(a => a.GetAttribute("href")).Intersect(oldest.QuerySelectorAll(".rows tbody tr th a").Select(a => a.GetAttribute("href"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task By_actor_and_over_time_every_number_opens_as_many_claims()
    {
        foreach (var address in new[] { "/claims?view=actors&topic=ceasefire", "/claims?view=time&about=vladimir-putin&stance=critical", "/claims?about=nato&view=actors", "/claims?from=2025-02-10&to=2025-06-03&view=time&about=vladimir-putin&stance=critical" })
        {
            var numbers = (await ReadAsync(address)).QuerySelectorAll(".tallies a.count, .periods a.count").ToList();
            numbers.Count.ShouldBeGreaterThan(1);
            foreach (var number in numbers.Take(12))
            {
                var list = await ReadAsync(number.GetAttribute("href")!);
                list.QuerySelectorAll("ol.claims > li").Length.ShouldBe(int.Parse(number.TextContent.Trim(), System.Globalization.CultureInfo.InvariantCulture), number.GetAttribute("href"));
            }
        }
    }

    [Fact]
    public async Task Every_mark_of_an_actor_opens_as_many_claims_and_two_days_say_what_changed_between_them()
    {
        async Task OpensAsync(IEnumerable<IElement> links)
        {
            foreach (var link in links)
                (await ReadAsync(link.GetAttribute("href")!)).QuerySelector("[role=status]")!.TextContent.ShouldContain(link.TextContent.Trim() == "1" ? "1 claim" : $"{link.TextContent.Trim()} claims", customMessage: link.GetAttribute("href"));
        }

        var page = await ReadAsync("/actor/vladimir-putin");
        foreach (var part in new[] { "stance", "when", "speakers", "company", "changed" })
        {
            var links = page.QuerySelectorAll($"section[aria-labelledby={part}] a.count").ToList();
            links.Count.ShouldBeGreaterThan(4, part);
            links.ShouldAllBe(l => l.GetAttribute("aria-label")!.Contains(l.TextContent.Trim(), StringComparison.Ordinal));
            await OpensAsync(links.Take(12));
        }

        // A mark is a claim: as many shapes as the number beside them says.
        foreach (var cell in page.QuerySelectorAll("section[aria-labelledby=when] td").Where(c => c.QuerySelector("svg") is not null))
            cell.QuerySelectorAll("svg > *").Length.ShouldBe(int.Parse(cell.TextContent.Trim(), System.Globalization.CultureInfo.InvariantCulture));

        // Before the first article there was nothing, and both days stay in the form.
        var early = await ReadAsync("/actor/vladimir-putin?from=2025-01&to=2025-03-31");
        early.QuerySelectorAll("#changed ~ form input[type=date]").Select(i => i.GetAttribute("value")).ShouldBe(["2025-01-31", "2025-03-31"]);
        early.QuerySelectorAll(".then tbody tr td:nth-child(2)").ShouldAllBe(c => c.TextContent.Trim() == "0");
        await OpensAsync(early.QuerySelectorAll(".since a.count").Take(8));
        (await ReadAsync("/actor/vladimir-putin?from=summer")).QuerySelector("section[aria-labelledby=changed] [role=alert]")!.TextContent.ShouldContain("“summer” is no date");

        // Any two of the articles are set side by side, each in its own words.
        var beside = await ReadAsync($"/actor/vladimir-putin?a={B}&b=a-ceasefire-is-not-a-clock");
        beside.QuerySelectorAll(".sides h3 a").Select(a => a.GetAttribute("href")).ShouldBe([$"/a/{B}", "/a/a-ceasefire-is-not-a-clock"]);
        beside.QuerySelectorAll(".sides .claim").ShouldAllBe(c => c.QuerySelector(".words, .retold") != null);
        beside.QuerySelectorAll("#portraits ~ form option[selected]").Select(o => o.GetAttribute("value")).ShouldBe([B, "a-ceasefire-is-not-a-clock"]);
    }

    [Fact]
    public async Task A_file_has_the_claims_of_the_list_and_is_the_same_from_the_command_line()
    {
        foreach (var format in new[] { "csv", "jsonl", "jsonld" })
        {
            var web = await Visitor.GetStringAsync($"/claims.{format}?source=vladimir-putin&voice=direct");
            var line = await Programs.Programs.CliAsync(Place, "claims", "--source", "vladimir-putin", "--voice", "direct", "--as", format, "--public", "--site", Web.Address);
            line.Code.ShouldBe(0, line.Error);
            Untimed(line.Out).ShouldBe(Untimed(web));
            var shown = (await ReadAsync("/claims?source=vladimir-putin&voice=direct")).QuerySelectorAll("ol.claims > li").Length;
            (format switch
            {
                "csv" => web.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 6,
                "jsonl" => web.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1,
                _ => JsonDocument.Parse(web).RootElement.GetProperty("first").GetProperty("items").GetArrayLength(),
            }).ShouldBe(shown);
        }

        (await Visitor.GetAsync("/claims.xlsx")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        // A script must not take all claims for those it asked for.
        foreach (var (wrong, why) in new[] { ("voice=loud", "“loud” as voice"), ("sauce=putin", "“sauce”"), ("from=2026&to=2025", "No day fits") })
        {
            var told = await Visitor.GetAsync($"/claims.csv?{wrong}");
            (told.StatusCode, (await told.Content.ReadAsStringAsync()).Contains(why, StringComparison.Ordinal)).ShouldBe((System.Net.HttpStatusCode.BadRequest, true), wrong);
        }

        var refused = await Programs.Programs.CliAsync(Place, "claims", "--as", "csv", "--limit", "3");
        (refused.Code, refused.Error.Trim()).ShouldBe((1, "--as writes the whole list, as it stands: leave out --limit and --revision."));
        var path = Path.Combine(Place.Folder, "claims.jsonl");
        (await Programs.Programs.CliAsync(Place, "claims", "--as", "jsonl", "--out", path, "--to", "2025-02")).Error.ShouldContain("claims written to");
        File.ReadLines(path).Count().ShouldBe((await Programs.Programs.CliAsync(Place, "claims", "--to", "2025-02", "--json")).Lines.Length + 1);
    }

    /// <summary>Without the moment at which a file was made and the newest change by then: other journeys write meanwhile.</summary>
    private static string Untimed(string text) => System.Text.RegularExpressions.Regex.Replace(text.Trim(), "(made: |\"made\":\"|\"created\":\"|change: |change\":\")[^\"\\r]+", "$1");

    [Fact]
    public async Task A_search_is_narrowed_by_chips_and_goes_on_in_the_explorer()
    {
        var all = await ReadAsync("/search?q=war");
        var offer = all.QuerySelectorAll("details .chips a").Single(a => a.TextContent.StartsWith("held by Vladimir Putin", StringComparison.Ordinal));
        var narrowed = await ReadAsync(offer.GetAttribute("href")!);
        narrowed.QuerySelector("input#query")!.GetAttribute("value").ShouldBe("war source:vladimir-putin");
        narrowed.QuerySelectorAll(".hits > li").Length.ShouldBe(int.Parse(System.Text.RegularExpressions.Regex.Match(offer.TextContent, "\\d+").Value, System.Globalization.CultureInfo.InvariantCulture));
        var explorer = await ReadAsync(narrowed.QuerySelectorAll("main a").Single(a => a.TextContent.EndsWith("in the explorer", StringComparison.Ordinal)).GetAttribute("href")!);
        explorer.QuerySelectorAll("ol.claims > li").Length.ShouldBe(narrowed.QuerySelectorAll(".hits > li").Length);
        explorer.QuerySelectorAll(".chips a").Select(c => c.TextContent.Split('×')[0].Trim()).ShouldBe(["“war”", "held by Vladimir Putin", "Remove all"]);
        narrowed.QuerySelectorAll("ul.chips[aria-label='Operators in use'] a").Single().GetAttribute("href").ShouldBe("/search?q=war");
        var odd = await ReadAsync("/search?q=colour%3Ared+Zelenski+terms");
        odd.QuerySelector("[role=alert]")!.TextContent.ShouldContain("“colour:” is no operator");
        odd.QuerySelector("main")!.TextContent.ShouldContain("Do you mean Volodymyr Zelenskyy?");
        var alias = await ReadAsync("/search?q=zelensky+dictator");
        (await ReadAsync(alias.QuerySelectorAll(".understood a").Single(a => a.TextContent == "Look for “Zelenskyy” instead").GetAttribute("href")!)).QuerySelectorAll(".hits > li").Length.ShouldBeGreaterThan(0);
        // A stance that waits for an actor is counted with each that is offered.
        var waiting = await ReadAsync("/search?q=war+stance:critical");
        var toward = waiting.QuerySelectorAll("details .chips a").Where(a => a.TextContent.StartsWith("critical of", StringComparison.Ordinal)).ToList();
        toward.Count.ShouldBeGreaterThan(1);
        foreach (var one in toward)
            (await ReadAsync(one.GetAttribute("href")!)).QuerySelectorAll(".hits > li").Length.ShouldBe(int.Parse(System.Text.RegularExpressions.Regex.Match(one.TextContent, "\\d+").Value, System.Globalization.CultureInfo.InvariantCulture));
        foreach (var list in new[] { "/search?q=putin&after=x", "/claims?after=x", "/articles?after=x", "/actors?after=x", "/topics?after=x", "/topic/negotiating?after=x" })
            (await ReadAsync(list)).QuerySelectorAll("[role=alert]").ShouldContain(a => a.TextContent.Contains("here is its first page", StringComparison.Ordinal), list);

        await using var window = await Browser.OpenAsync(Web.Address, 360, dark: true);
        foreach (var path in new[] { "/search?q=war+source:putin", "/search?q=colour:red+Zelenski+terms", "/search?q=war" })
        {
            await window.Page.GotoAsync(path);
            await window.Page.Locator("details.more summary").EvaluateAllAsync<bool>("all => all.forEach(s => s.click())");
            (await window.AmissAsync()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_view_is_named_by_an_editor_opened_by_anybody_and_removed_again()
    {
        (await Visitor.GetAsync("/views/new?about=nato")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        await using var window = await EditorWindowAsync();
        var page = window.Page;
        await page.GotoAsync("/claims?status=retired&q=war");
        (await page.InnerTextAsync(".explorer")).ShouldContain("No claim fits");
        (await window.AmissAsync()).ShouldBeEmpty();
        await page.GotoAsync("/claims?about=nato&voice=indirect&view=table");
        await page.GetByRole(AriaRole.Link, new() { Name = "Save this view" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**/views/new*");
        (await page.InnerTextAsync("main form")).ShouldContain("about NATO · indirect voice");
        (await window.AmissAsync()).ShouldBeEmpty();
        await page.GetByLabel("Name").FillAsync("  …  ");
        await page.FollowAsync("main form button");
        (await page.InnerTextAsync(".faults")).ShouldContain("Give the view a name");
        (await window.AmissAsync()).ShouldBeEmpty();
        await page.GetByLabel("Name").FillAsync("NATO, reported");
        await page.FollowAsync("main form button");
        (await page.InnerTextAsync(".slip")).ShouldContain("“NATO, reported” is saved.");
        (await window.AmissAsync()).ShouldBeEmpty();
        (await ReadAsync("/views")).QuerySelector(".views li")!.TextContent.ShouldContain("Claims about NATO · indirect voice, as a table");
        (await ReadAsync("/views/nato-reported")).QuerySelectorAll(".rows tbody tr").Length.ShouldBeGreaterThan(0);
        var refused = await Visitor.PostAsync("/views", new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "remove", ["slug"] = "nato-reported" }));
        refused.IsSuccessStatusCode.ShouldBeFalse();
        await page.FollowAsync("button[value=nato-reported]");
        (await Visitor.GetAsync("/views/nato-reported")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        // One save is refused.
        window.Errors.ShouldAllBe(e => e.Contains("400"));
    }
}

public sealed class SqliteExplorer(SqliteSite site) : ExplorerJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresExplorer(PostgresSite site) : ExplorerJourney(site), IClassFixture<PostgresSite>;
