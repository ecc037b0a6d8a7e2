using System.Net;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>A reader: from the home page to a claim's exact words, an actor, the comparison, the history of a text.</summary>
public abstract class ReadingJourney(Site site) : Journey(site)
{
    [Fact]
    public async Task Home_leads_to_both_articles_their_comparison_the_four_actors_and_the_history()
    {
        var links = (await ReadAsync("/")).QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ToHashSet();
        links.ShouldContain($"/a/{A}");
        links.ShouldContain($"/a/{B}");
        links.ShouldContain(l => l!.StartsWith("/compare/", StringComparison.Ordinal));
        foreach (var actor in new[] { "vladimir-putin", "donald-trump", "valery-gerasimov", "ivan-ilyin" }) links.ShouldContain($"/actor/{actor}");
        links.ShouldContain(l => l!.EndsWith("/history", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_claim_stands_beside_its_paragraph_and_its_words_are_marked_in_it()
    {
        var reader = await ReadAsync($"/a/{A}");
        reader.QuerySelectorAll("[id^='c-']").Length.ShouldBeInRange(110, 130);
        reader.QuerySelectorAll("section[id^='p'] mark, .row[id^='p'] mark").Length.ShouldBeGreaterThanOrEqualTo(110);
        reader.GetElementById("p12").ShouldNotBeNull();
        reader.GetElementById("p12s1").ShouldNotBeNull();
        var claim = await ReadAsync(reader.QuerySelector("a[href^='/c/']")!.GetAttribute("href")!);
        claim.QuerySelectorAll("h1").Length.ShouldBe(1);
        claim.QuerySelectorAll($"a[href^='/a/{A}#']").Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_claim_names_those_of_other_articles_that_are_worded_alike_and_by_which_words()
    {
        var listed = await ReadAsync($"/claims?article={B}&q=blame");
        var told = 0;
        foreach (var address in listed.QuerySelectorAll("ol.claims a.title").Select(a => a.GetAttribute("href")!).ToList())
        {
            var page = await ReadAsync(address);
            var linked = page.QuerySelectorAll("section[aria-labelledby^='r-'] a.title").Select(a => a.GetAttribute("href")).ToHashSet();
            foreach (var row in page.QuerySelectorAll("section[aria-labelledby=similar] li"))
            {
                told++;
                var other = row.QuerySelector("a.title")!;
                linked.ShouldNotContain(other.GetAttribute("href"), "what is linked stands above");
                row.QuerySelectorAll($"a[href^='/a/{B}']").ShouldBeEmpty("other articles only");
                foreach (var word in row.QuerySelector(".why")!.TextContent.Split('“').Skip(1).Select(w => w.Split('”')[0])) other.TextContent.ShouldContain(word);
                (await ReadAsync(other.GetAttribute("href")!)).QuerySelector("h1")!.TextContent.Trim().ShouldBe(other.TextContent.Trim());
            }
        }

        told.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_pages_and_the_command_line_give_the_same_claims()
    {
        var said = (await Programs.Programs.CliAsync(Place, "claims", "--article", A, "--json", "--public")).Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()!).Order();
        var shown = (await ReadAsync($"/a/{A}")).QuerySelectorAll("[id^='c-']").Select(e => e.Id![2..]).Order();
        shown.ShouldBe(said);
    }

    [Fact]
    public async Task The_comparison_tells_contradictions_and_agreements_with_the_counts_of_the_command_line()
    {
        var last = JsonDocument.Parse((await Programs.Programs.CliAsync(Place, "compare", A, B, "--json")).Lines[^1]).RootElement.GetProperty("counts");
        last.GetProperty("contradict").GetInt32().ShouldBeGreaterThanOrEqualTo(8);
        last.GetProperty("agree").GetInt32().ShouldBeGreaterThanOrEqualTo(5);
        var page = (await ReadAsync($"/compare/{A}/{B}")).QuerySelector("main")!.TextContent;
        foreach (var bucket in new[] { "contradict", "agree", "qualify" }) page.ShouldContain(last.GetProperty(bucket).GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_history_of_our_own_text_shows_all_four_states()
    {
        var history = await ReadAsync((await ReadAsync("/")).QuerySelector("a[href$='/history']")!.GetAttribute("href")!);
        var text = history.QuerySelector("main")!.TextContent.ToLowerInvariant();
        foreach (var state in new[] { "exact", "moved", "changed", "orphaned" }) text.ShouldContain(state);
    }

    [Fact]
    public async Task Every_internal_link_and_asset_answers()
    {
        var (seen, wrong) = (new HashSet<string>(), new List<string>());
        var todo = new Queue<string>(await PagesAsync());
        var budget = Long ? 3000 : 220;
        while (todo.Count > 0 && seen.Count < budget)
        {
            var path = todo.Dequeue();
            if (!seen.Add(path)) continue;
            var response = await Visitor.GetAsync(path);
            if (!response.IsSuccessStatusCode && path is not ("/no-such-page" or "/import") && !path.StartsWith("/import?", StringComparison.Ordinal)) wrong.Add($"{path}: {(int)response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var html = await BrowsingContext.New().OpenAsync(async r => r.Content(await response.Content.ReadAsStringAsync()));
            foreach (var url in html.QuerySelectorAll("a[href], link[href], script[src], img[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
            {
                url.ShouldSatisfyAllConditions(() => (url.StartsWith('/') || url.StartsWith('#') || url.StartsWith('?') || url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith("http", StringComparison.Ordinal)).ShouldBeTrue(url));
                url.ShouldNotContain("amp;", Case.Sensitive, path);
                if (url.StartsWith('/')) todo.Enqueue(url.Split('#')[0]);
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_actors_of_two_articles_stand_side_by_side_and_the_other_way_round_when_the_articles_do()
    {
        static List<(string Actor, string[] A, string[] B)> Portraits(IDocument page) =>
            [.. page.QuerySelectorAll("section[aria-labelledby^='actor-']").Select(s => (s.QuerySelector("h2")!.TextContent, Numbers(s, 1), Numbers(s, 2)))];
        static string[] Numbers(IElement section, int row) => [.. section.QuerySelectorAll($"tbody tr:nth-child({row}) td").Select(c => c.TextContent.Trim())];
        var page = await ReadAsync($"/compare/{A}/{B}?view=actors");
        var (here, there) = (Portraits(page), Portraits(await ReadAsync($"/compare/{B}/{A}?view=actors")));
        here.Select(p => p.Actor).ShouldContain("Vladimir Putin");
        there.Select(p => p.Actor).ShouldBe(here.Select(p => p.Actor));
        foreach (var (one, other) in here.Zip(there))
        {
            one.A.ShouldBe(other.B);
            one.B.ShouldBe(other.A);
        }

        foreach (var number in page.QuerySelectorAll("#actor-vladimir-putin ~ table a.count, section[aria-labelledby^='alone-'] a.count").Take(14))
            (await ReadAsync(number.GetAttribute("href")!)).QuerySelector("[role=status]")!.TextContent.ShouldContain(number.TextContent.Trim() == "1" ? "1 claim" : $"{number.TextContent.Trim()} claims");
        page.QuerySelectorAll("section[aria-labelledby^='alone-'] h2 + .meta").ShouldAllBe(m => m.TextContent.Contains("body paragraphs have claims", StringComparison.Ordinal));
        var alone = await ReadAsync($"/compare/{A}/{B}?view=actors&actor=nato");
        Portraits(alone).ShouldHaveSingleItem().Actor.ShouldBe("NATO");
        (await ReadAsync($"/compare/{A}/{B}?view=actors&actor=ivan-ilyin")).QuerySelector("main [role=status]")!.TextContent.ShouldContain("Not both articles");
        (await ReadAsync($"/compare/{A}/{B}?view=actors&actor=nobody")).QuerySelector("main [role=alert]")!.TextContent.ShouldContain("“nobody” as actor (there is no such actor)");

        // On one topic: fewer claims of each, and every number opens so many; the other views keep the topic.
        var narrowed = await ReadAsync($"/compare/{A}/{B}?view=actors&topic=negotiating");
        var putin = Portraits(narrowed).Single(p => p.Actor == "Vladimir Putin");
        putin.A.Sum(int.Parse).ShouldBeLessThan(here.Single(p => p.Actor == "Vladimir Putin").A.Sum(int.Parse));
        foreach (var number in narrowed.QuerySelectorAll("section[aria-labelledby^='actor-'] a.count, section[aria-labelledby^='alone-'] a.count").Take(14))
            (await ReadAsync(number.GetAttribute("href")!)).QuerySelector("[role=status]")!.TextContent.ShouldStartWith(number.TextContent.Trim() + " claim");
        narrowed.QuerySelectorAll("nav.tabs a[href*='/compare/']").ShouldAllBe(a => a.GetAttribute("href")!.Contains("topic=negotiating", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_of_propositions_begins_with_the_most_disputed_and_words_narrow_it()
    {
        var list = await ReadAsync("/propositions");
        var rows = list.QuerySelectorAll("table tbody tr").Select(r => r.QuerySelectorAll("td:nth-of-type(-n+2)").Select(c => int.Parse(c.TextContent.Trim(), System.Globalization.CultureInfo.InvariantCulture)).ToArray()).ToList();
        rows.Count.ShouldBeGreaterThan(30);
        rows.Select(n => n.Min()).ShouldBe(rows.Select(n => n.Min()).OrderDescending());
        foreach (var number in list.QuerySelectorAll("table a.count[href^='/claims']").Take(6))
            (await ReadAsync(number.GetAttribute("href")!)).QuerySelector("[role=status]")!.TextContent.ShouldStartWith(number.TextContent.Trim() + " claim");
        var istanbul = await ReadAsync("/propositions?q=istanb");
        istanbul.QuerySelectorAll("table tbody th a").Select(a => a.GetAttribute("href")).ShouldHaveSingleItem();
        (await ReadAsync("/propositions?q=zzz")).QuerySelector("[role=status]")!.TextContent.ShouldContain("No proposition has “zzz”");
        (await ReadAsync("/topics")).QuerySelector("main a[href='/propositions']").ShouldNotBeNull();
        list.QuerySelector(".masthead a[aria-current]")!.TextContent.ShouldBe("Topics");
    }

    [Fact]
    public async Task A_proposition_says_who_asserts_it_who_denies_it_since_when_and_with_which_words()
    {
        const string point = "/proposition/putin-seeks-terms-for-both";
        var page = await ReadAsync(point);
        var numbers = page.QuerySelectorAll(".holders a.count, .sides h2 a.count").ToList();
        numbers.Count.ShouldBeGreaterThan(4);
        foreach (var number in numbers)
        {
            number.GetAttribute("aria-label")!.ShouldContain(number.TextContent.Trim());
            var list = await ReadAsync(number.GetAttribute("href")!);
            list.QuerySelectorAll("ol.claims > li").Length.ShouldBe(int.Parse(number.TextContent.Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), number.GetAttribute("href"));
        }

        // A day leads to the claim of that day, and the earliest day stands first.
        page.QuerySelectorAll(".holders tbody tr").Select(r => r.QuerySelector("td a:not(.count)")!.FirstChild!.TextContent).ShouldBe(["about 20 February 2025", "about 20 February 2025", "about 20 February 2025", "3 June 2025"], true);
        foreach (var first in page.QuerySelectorAll(".holders td a:not(.count)"))
            (await ReadAsync(first.GetAttribute("href")!)).QuerySelector("main")!.TextContent.ShouldContain(first.FirstChild!.TextContent);
        page.QuerySelectorAll(".sides .claim").ShouldAllBe(c => c.QuerySelector(".words, .retold") != null);
        var denied = (await Programs.Programs.CliAsync(Place, "claims", "--proposition", "putin-seeks-terms-for-both", "--polarity", "denies", "--json", "--public")).Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()!);
        page.QuerySelectorAll("section[aria-labelledby=side-denies] a.title").Select(a => a.GetAttribute("href")).ShouldBe(denied.Select(id => $"/c/{id}"));
        (await Programs.Programs.CliAsync(Place, "claims", "--polarity", "denies")).Error.ShouldContain("needs --proposition");
        (await ReadAsync("/claims?polarity=denies")).QuerySelector("[role=alert]")!.TextContent.ShouldContain("“denies” without a proposition");
    }

    [Fact]
    public async Task What_is_not_there_says_so_with_the_request_id()
    {
        foreach (var path in new[] { "/no-such-page", "/a/no-such-article", "/actor/nobody", "/c/0000000000000", $"/a/{A}/r/99", $"/compare/{A}/nothing", "/topic/none", "/proposition/none" })
        {
            var response = await Visitor.GetAsync(path);
            ((int)response.StatusCode).ShouldBe(404, path);
            var html = await response.Content.ReadAsStringAsync();
            html.ShouldContain("<main", Case.Insensitive, path);
        }
        ((int)(await Visitor.GetAsync("/import")).StatusCode).ShouldBe(403);
    }

    [Fact]
    public async Task A_foreign_host_header_is_refused()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        (await Visitor.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Pages_carry_a_strict_content_security_policy()
    {
        var response = await Visitor.GetAsync($"/a/{A}");
        var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
        policy.ShouldContain("default-src 'self'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldContain("frame-ancestors 'none'");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task The_log_holds_no_query_string_and_no_article_text()
    {
        await using var web = await WebServer.StartAsync(Place);
        using var visitor = new HttpClient { BaseAddress = new Uri(web.Address) };
        await visitor.GetAsync("/search?q=secretword");
        await visitor.GetAsync("/signin?token=0123456789abcdef0123456789abcdef");
        // The file is written once a second.
        await Task.Delay(2500);
        var logs = string.Join('\n', Directory.EnumerateFiles(Place.Folder, "*", SearchOption.AllDirectories).Where(f => f.Contains("logs", StringComparison.Ordinal)).Select(f =>
        {
            using var reader = new StreamReader(new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd();
        }));
        logs.ShouldContain("/search");
        logs.ShouldNotContain("secretword");
        logs.ShouldNotContain("0123456789abcdef0123");
    }

    [Fact]
    public async Task The_reader_page_is_light()
    {
        using var raw = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = Visitor.BaseAddress };
        raw.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        var response = await raw.GetAsync($"/a/{A}");
        response.Content.Headers.ContentEncoding.ShouldContain("gzip");
        (await response.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThanOrEqualTo(60_000);
    }
}

public sealed class SqliteReading(SqliteSite site) : ReadingJourney(site);

public sealed class PostgresReading(PostgresSite site) : ReadingJourney(site);
