using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using OpinionLens.Journeys.Programs;
using Shouldly;
using UglyToad.PdfPig;

namespace OpinionLens.Journeys;

/// <summary>What a reader takes from two articles beside each other: findings one click away, and the whole of it on paper, as a table and as a file.</summary>
public abstract class ComparingJourney(Site site) : Journey(site)
{
    private const string Compared = $"/compare/{A}/{B}";

    private static readonly JsonElement[] Findings = [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "findings.json"))).RootElement.EnumerateArray()];

    private static string[] Words(JsonElement finding, string side) => [.. finding.GetProperty(side).EnumerateArray().Select(w => w.GetString()!)];

    private static string Plain(IEnumerable<char> text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    [Fact]
    public async Task What_a_careful_reader_finds_is_one_click_from_compare_with_the_right_sources_on_each_side()
    {
        Findings.Length.ShouldBe(12);
        var page = await ReadAsync(Compared);
        foreach (var finding in Findings)
        {
            var (name, bucket, topic) = (finding.GetProperty("finding").GetString(), finding.GetProperty("bucket").GetString()!, finding.GetProperty("topic").GetString());
            var link = page.QuerySelectorAll("main a").FirstOrDefault(a => a.GetAttribute("href") == $"{Compared}?bucket={bucket}{(topic is null ? "" : $"&topic={topic}")}" && a.Closest("details") is null);
            link.ShouldNotBeNull($"{name}: no link");
            var opened = await ReadAsync(link.GetAttribute("href")!);
            if (bucket.StartsWith("only", StringComparison.Ordinal))
            {
                var side = bucket == "onlyA" ? "a" : "b";
                opened.QuerySelectorAll($"section[aria-labelledby='only-{side.ToUpperInvariant()}'] li").ShouldContain(l => Words(finding, side).All(w => l.TextContent.Contains(w, StringComparison.Ordinal)), $"{name}: not there");
                opened.QuerySelector("main")!.TextContent.ShouldContain("body paragraphs have claims", Case.Sensitive, $"{name}: without the coverage of the other side");
            }
            else
                opened.QuerySelectorAll(".facing tbody tr").Select(r => r.QuerySelectorAll("td")).ShouldContain(c => Words(finding, "a").All(w => c[0].TextContent.Contains(w, StringComparison.Ordinal)) && Words(finding, "b").All(w => c[2].TextContent.Contains(w, StringComparison.Ordinal)), $"{name}: not there");
        }

        foreach (var jump in page.QuerySelectorAll(".jump a")) page.GetElementById(jump.GetAttribute("href")![1..]).ShouldNotBeNull();
        page.QuerySelectorAll(".jump a").Select(a => a.TextContent).ShouldBe(["agree", "contradict", "qualify", "related", "who contradicts whom", "only in A", "only in B"]);
        // What both deny is not told as what they agree on.
        var blame = page.QuerySelectorAll(".facing tbody .rel").Single(r => r.TextContent.Contains("agree", StringComparison.Ordinal) && r.QuerySelector(".point a[href='/proposition/russia-alone-is-to-blame']") is not null);
        blame.QuerySelector(".point")!.TextContent.Trim().ShouldStartWith("both deny:");
        page.QuerySelector(".apart")!.TextContent.ShouldBe("B is about 3 months older than A.");
        // Each number is the length of what it opens.
        foreach (var number in page.QuerySelectorAll(".bytopic a").Where(a => !a.GetAttribute("href")!.Contains("only", StringComparison.Ordinal)).Take(Long ? 200 : 12))
            (await ReadAsync(number.GetAttribute("href")!)).QuerySelectorAll(".facing tbody tr").Length.ShouldBe(int.Parse(string.Concat(number.TextContent.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture), number.GetAttribute("href"));
    }

    [Fact]
    public async Task An_article_is_set_against_all_others_and_an_actor_against_another()
    {
        var page = await ReadAsync((await ReadAsync($"/a/{A}")).QuerySelectorAll("main a").First(a => a.TextContent == "Who else says this?").GetAttribute("href")!);
        page.QuerySelectorAll(".facing tbody tr td:nth-child(4) .claim").ShouldAllBe(c => !c.InnerHtml.Contains($"/a/{A}#", StringComparison.Ordinal), "elsewhere is not here");
        page.QuerySelectorAll(".facing tbody tr td:nth-child(4)").ShouldContain(c => c.TextContent.Contains("A ceasefire is not a clock", StringComparison.Ordinal));
        static int N(IElement e) => int.Parse(string.Concat(e.TextContent.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);
        foreach (var start in new[] { page, await ReadAsync("/compare?x=ricardo-israel&y=vladimir-putin"), await ReadAsync("/compare/actors/vladimir-putin/ricardo-israel") })
        {
            var tallies = start.QuerySelectorAll(".tally a").ToList();
            tallies.Count.ShouldBe(4);
            tallies.Sum(N).ShouldBe(start.QuerySelectorAll(".facing tbody tr").Length);
            foreach (var tally in tallies) (await ReadAsync(tally.GetAttribute("href")!)).QuerySelectorAll(".facing tbody tr").Length.ShouldBe(N(tally));
            foreach (var number in start.QuerySelectorAll(".bytopic a").Take(4)) (await ReadAsync(number.GetAttribute("href")!)).QuerySelectorAll(".facing tbody tr").Length.ShouldBe(N(number), number.GetAttribute("href"));
            var at = tallies[0].GetAttribute("href")!.Split('?')[0];
            var narrowed = await ReadAsync($"{at}?topic=negotiating&bucket=contradict");
            var files = narrowed.QuerySelectorAll(".files a").Select(a => a.GetAttribute("href")!).ToList();
            files.ShouldBe([$"{at}/rows.csv?bucket=contradict&topic=negotiating", $"{at}/rows.jsonl?bucket=contradict&topic=negotiating"]);
            var shown = narrowed.QuerySelectorAll(".facing tbody tr").Length;
            shown.ShouldBeGreaterThan(0);
            (await Visitor.GetStringAsync(files[0])).Split("\r\n").Count(l => l.StartsWith("\"contradict\"", StringComparison.Ordinal)).ShouldBe(shown);
            var last = JsonDocument.Parse((await Visitor.GetStringAsync(files[1])).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;
            (last.GetProperty("counts").GetProperty("contradict").GetInt32(), last.GetProperty("cut").GetBoolean()).ShouldBe((shown, false));
            // All of it is what the command line says.
            (await Visitor.GetStringAsync($"{at}/rows.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe((await Programs.Programs.CliAsync(Place, ["compare", .. at.Contains("/actors/", StringComparison.Ordinal) ? ["--actors", .. at.Split('/')[^2..]] : at.Split('/')[^1..], "--json", "--public"])).Lines);
            // What names nothing is told on the page, and refused to a script.
            var stray = await ReadAsync($"{at}?topic=nothing&bucket=onlyA&actor=nato&actor=russia");
            stray.QuerySelector("[role=alert]")!.TextContent.ShouldContain("“russia” as a second actor");
            // A topic that no row is on leaves none.
            (await ReadAsync($"{at}?topic=russian-history&bucket=agree&actor=ivan-ilyin")).QuerySelectorAll(".facing tbody tr, [role=alert]").Length.ShouldBe(0);
            stray.QuerySelector("[role=alert]")!.TextContent.ShouldContain("“onlyA” as bucket");
            var refused = await Visitor.GetAsync($"{at}/rows.jsonl?topic=nothing");
            ((int)refused.StatusCode, (await refused.Content.ReadAsStringAsync()).Contains("“nothing” as topic", StringComparison.Ordinal)).ShouldBe((400, true));
            foreach (var number in start.QuerySelectorAll(".spread a.count")) (await ReadAsync(number.GetAttribute("href")!)).QuerySelector("[role=status]")!.TextContent.ShouldContain($"{N(number)} claim");
        }

        // The other way round it is the same.
        static List<string> Sides(IDocument d, int left, int right) => [.. d.QuerySelectorAll(".facing tbody tr").Select(r => string.Join('|', r.QuerySelectorAll($"td:nth-child({left}) a.title").Select(a => a.GetAttribute("href"))) + " " + string.Join('|', r.QuerySelectorAll($"td:nth-child({right}) a.title").Select(a => a.GetAttribute("href")))).Order()];
        Sides(await ReadAsync("/compare/actors/vladimir-putin/ricardo-israel"), 2, 4).ShouldBe(Sides(await ReadAsync("/compare/actors/ricardo-israel/vladimir-putin"), 4, 2));
        (await ReadAsync("/compare?a=nothing&b=nothing")).QuerySelector("[role=alert]")!.TextContent.ShouldContain("no such article");
        (await Visitor.GetAsync("/compare/actors/vladimir-putin/nobody")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_texts_scroll_together_from_pair_to_pair_until_they_are_let_go()
    {
        await using var window = await Browser.OpenAsync(Web.Address, 1280, false);
        var page = window.Page;
        await page.GotoAsync($"{Compared}?view=texts");
        var (a, b) = (page.Locator(".texts > section").First, page.Locator(".texts > section").Last);
        await page.Locator("#lock").WaitForAsync();
        async Task<double> TopAsync(Microsoft.Playwright.ILocator row, Microsoft.Playwright.ILocator pane) => (await row.BoundingBoxAsync())!.Y - (await pane.BoundingBoxAsync())!.Y;
        // The end of the one is the end of the other.
        await a.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.WaitForFunctionlessAsync(async () => await page.Locator("#B-p32").IsVisibleAsync() && await TopAsync(page.Locator("#B-p32"), b) is > 0 and < 900);
        await page.Keyboard.PressAsync("Home");
        await page.WaitForFunctionlessAsync(async () => await TopAsync(page.Locator("#B-p9"), b) > 0);
        // Key by key from pair to pair: both rows stand at one height.
        foreach (var _ in new int[3]) await page.Keyboard.PressAsync("j");
        var marked = page.Locator(".facing-paragraph.at");
        (await marked.CountAsync()).ShouldBe(2);
        await page.WaitForFunctionlessAsync(async () => Math.Abs(await TopAsync(marked.First, a) - await TopAsync(marked.Last, b)) < 4);
        var tie = page.Locator($"#{await marked.First.GetAttributeAsync("id")} .ties a:focus");
        (await tie.GetAttributeAsync("href")).ShouldBe("#" + await marked.Last.GetAttributeAsync("id"));
        // Every pair in turn, also where a paragraph has several.
        (await page.Locator(".texts > section").First.Locator(".ties a").Nth(2).GetAttributeAsync("class")).ShouldBe("at");
        // Let go, the other stays where it is.
        await page.WaitForTimeoutAsync(1200);
        await page.Keyboard.PressAsync("b");
        (await page.Locator("#lock").IsCheckedAsync()).ShouldBeFalse();
        var before = await TopAsync(page.Locator("#B-p1"), b);
        await page.Keyboard.PressAsync("End");
        await page.WaitForFunctionlessAsync(async () => await TopAsync(page.Locator("#A-p28"), a) is > 0 and < 900);
        (await TopAsync(page.Locator("#B-p1"), b)).ShouldBe(before, 1);
        window.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_are_named_by_the_topic_they_were_looked_for_by()
    {
        foreach (var at in new[] { Compared, $"/compare/{A}" })
        {
            var page = await ReadAsync($"{at}?topic=ceasefire");
            page.QuerySelectorAll(".facing tbody th").Length.ShouldBeGreaterThan(2);
            page.QuerySelectorAll(".facing tbody th").ShouldAllBe(h => h.TextContent.Trim() == "Ceasefire");
        }
    }

    [Fact]
    public async Task Between_the_texts_stand_the_pairs_of_a_filter()
    {
        static List<string> Ties(AngleSharp.Dom.IDocument page) => [.. page.QuerySelectorAll(".ties li").Select(l => l.TextContent.Trim())];
        var (all, china) = (await ReadAsync($"{Compared}?view=texts"), await ReadAsync($"{Compared}?view=texts&topic=china"));
        Ties(china).Count.ShouldBeInRange(2, Ties(all).Count - 1);
        Ties(china).ShouldBeSubsetOf(Ties(all));
        var disputed = await ReadAsync($"{Compared}?view=texts&topic=china&bucket=contradict");
        Ties(disputed).ShouldNotBeEmpty();
        Ties(disputed).ShouldBe(Ties(china).Where(t => t.Contains(" contradict: ", StringComparison.Ordinal)));
        disputed.QuerySelectorAll(".facing-paragraph").Length.ShouldBe(all.QuerySelectorAll(".facing-paragraph").Length);
        (await ReadAsync($"{Compared}?view=texts&actor=abu-dhabi&colour=red")).QuerySelector("[role=alert]")!.TextContent.ShouldContain("“colour”; “abu-dhabi” as actor");
    }

    [Fact]
    public async Task On_paper_every_pair_is_there()
    {
        var rows = (await ReadAsync(Compared)).QuerySelectorAll(".facing tbody tr").Select(r => r.QuerySelectorAll(".claim a.title").Select(a => Plain(a.TextContent)).ToList()).ToList();
        await using var window = await Browser.OpenAsync(Web.Address, 1280, false);
        await window.Page.GotoAsync(Compared);
        using var pdf = PdfDocument.Open(await window.Page.PdfAsync(new() { Format = "A4", Landscape = true }));
        var paper = Plain(pdf.GetPages().SelectMany(p => p.Letters).SelectMany(l => l.Value));
        rows.Count.ShouldBeGreaterThan(40);
        rows.Where(r => r.Count < 2 || !r.All(paper.Contains)).Select(r => string.Join(" | ", r)).ShouldBeEmpty();
        paper.ShouldContain(Plain(Compared), Case.Sensitive, "the address");
    }

    [Fact]
    public async Task The_rows_leave_as_files_with_the_filter_of_the_page()
    {
        foreach (var query in new[] { "", "?bucket=contradict", "?bucket=agree&topic=china", "?unconfirmed=hide&actor=nato" })
        {
            var page = await ReadAsync(Compared + query);
            var shown = page.QuerySelectorAll(".facing tbody tr").Length;
            var links = page.QuerySelectorAll(".files a[href*='/rows.']").Select(a => a.GetAttribute("href")!).ToList();
            links.ShouldBe([$"{Compared}/rows.csv{query}", $"{Compared}/rows.jsonl{query}"]);
            var csv = (await Visitor.GetStringAsync(links[0])).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            csv[1].ShouldEndWith(Compared + query);
            csv.Count(l => !l.StartsWith('#') && !l.StartsWith("\"bucket\"", StringComparison.Ordinal) && !l.StartsWith("\"only", StringComparison.Ordinal)).ShouldBe(shown, query);
            (await Visitor.GetStringAsync(links[1])).Split('\n', StringSplitOptions.RemoveEmptyEntries)[..^1].Count(l => !l.Contains("\"bucket\":\"only", StringComparison.Ordinal)).ShouldBe(shown, query);
        }

        // All of it is what the command line says.
        (await Visitor.GetStringAsync($"{Compared}/rows.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe((await Programs.Programs.CliAsync(Place, "compare", A, B, "--json", "--public")).Lines);
        (await Visitor.GetAsync($"{Compared}/rows.xlsx")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await Visitor.GetAsync($"/compare/{A}/nothing/rows.csv")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_dossier_needs_no_network_holds_every_claim_and_no_word_of_a_members_text()
    {
        using var editor = await EditorAsync();
        var secret = "Behind the harbour wall the seventh crane hums at midnight";
        var file = Path.Combine(Path.GetTempPath(), $"secret-{Guid.NewGuid():N}.txt");
        await File.WriteAllLinesAsync(file, [secret + ", and nobody asks why it does so.", "The mayor says nothing of it."]);
        (await Programs.Programs.CliAsync(Place, "import", file, "--title", "secret", "--slug", "secret", "--visibility", "members")).Code.ShouldBe(0);
        File.Delete(file);
        (await Programs.Programs.CliAsync(Place, "claims", "add", "--article", "secret", "--quote", secret, "--statement", "A crane works at night")).Code.ShouldBe(0);
        var hidden = await editor.GetStringAsync($"/compare/secret/{A}/dossier.html");
        hidden.ShouldContain("A crane works at night");
        hidden.ShouldNotContain("seventh crane hums at midnight");
        (await editor.GetStringAsync($"/compare/secret/{A}?bucket=onlyA")).ShouldContain("A crane works at night");

        var html = await Visitor.GetStringAsync($"{Compared}/dossier.html");
        var dossier = await BrowsingContext.New().OpenAsync(r => r.Content(html));
        dossier.QuerySelectorAll("link, script, img, iframe, [style]").ShouldBeEmpty();
        html.ShouldNotContain("url(");
        var ids = dossier.All.Select(e => e.GetAttribute("id")).OfType<string>().ToList();
        ids.Count.ShouldBe(ids.Distinct().Count());
        foreach (var link in dossier.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!))
            (link.StartsWith('#') ? ids.Contains(link[1..]) : link == Web.Address + Compared).ShouldBeTrue(link);
        dossier.QuerySelectorAll("a[href^='http']").Length.ShouldBe(1);
        var claims = (await Programs.Programs.CliAsync(Place, "claims", "--json", "--public")).Lines.Select(l => JsonDocument.Parse(l).RootElement).Where(c => c.GetProperty("article").GetString() is A or B).Select(c => "c-" + c.GetProperty("id").GetString());
        ids.Where(i => i.StartsWith("c-", StringComparison.Ordinal)).Order().ShouldBe(claims.Order());
        await using var window = await Browser.OpenAsync(Web.Address, 360, true);
        var kept = Path.Combine(Path.GetTempPath(), $"dossier-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(kept, html);
        await window.Page.Context.SetOfflineAsync(true);
        await window.Page.GotoAsync("file://" + kept);
        await window.Page.Locator("section#contradict a[href^='#c-']").First.ClickAsync();
        window.Page.Url.ShouldContain("#c-");
        (await window.Page.Locator("li:target").CountAsync()).ShouldBe(1);
        File.Delete(kept);
    }
}

public sealed class SqliteComparing(SqliteSite site) : ComparingJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresComparing(PostgresSite site) : ComparingJourney(site), IClassFixture<PostgresSite>;
