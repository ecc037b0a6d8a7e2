using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>An editor brings texts in: they wait to be checked, are corrected, and are kept; by forms alone, and with the script.</summary>
public abstract class ImportingJourney(Site site) : Journey(site)
{
    /// <summary>A text of its own for each test: no four words in a row are in two of them.</summary>
    private static string[] Text(string a) =>
    [
        $"The {a} cannot wait", "By: Ada Quill - 03/06/2025", $"The {a} must be {a} mended before the {a} winter. Nobody pays {a} here and the {a} waits.",
        $"It is {a} weeks,", $"and not {a} years, says {a} Reed.", $"What would {a} change?", $"A {a} would bring {a} trade within two {a} years. The {a} of old {a} sank.", $"Send us {a} views.",
    ];

    private async Task<IDocument> PastedAsync(HttpClient editor, string[] lines)
    {
        var answer = await SendAsync(editor, await ReadAsync(editor, "/import"), "form.take", "/import", new() { ["text"] = string.Join('\n', lines) });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await Forms.DocumentAsync(answer);
    }

    [Fact]
    public async Task Without_script_a_pasted_text_is_asked_about_corrected_and_kept_as_corrected()
    {
        (await Visitor.GetAsync("/import/0000000000000")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var editor = await EditorAsync();
        var page = await PastedAsync(editor, Text("jetty"));
        (page.GetElementById("title")!.GetAttribute("value"), page.GetElementById("author")!.GetAttribute("value")).ShouldBe(("The jetty cannot wait", "Ada Quill"));
        page.QuerySelector(".tally-live")!.TextContent.ShouldBe("5 body · 3 other");
        page.QuerySelectorAll("[name=order]").Length.ShouldBe(3);

        // Nobody has said which day it is: nothing is lost, and the article is not there.
        var open = await ActAsync(editor, page, "save", new() { ["outlet"] = "The Jetty Gazette", ["role-8"] = "footer" });
        open.Status.ShouldBe(HttpStatusCode.BadRequest);
        open.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Say which day 03/06/2025 is.");
        open.Page.GetElementById("outlet")!.GetAttribute("value").ShouldBe("The Jetty Gazette");
        open.Page.QuerySelector(".tally-live")!.TextContent.ShouldBe("4 body · 4 other");
        (await Visitor.GetAsync("/a/the-jetty-cannot-wait")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var (_, splitting) = await ActAsync(editor, open.Page, "split-3");
        splitting.QuerySelectorAll("[name=after]").Length.ShouldBe(1);
        (await ActAsync(editor, splitting, "cut-3")).Status.ShouldBe(HttpStatusCode.BadRequest);
        var (_, split) = await ActAsync(editor, splitting, "cut-3", new() { ["after"] = "1" });
        var (_, joined) = await ActAsync(editor, split, "join-5");
        var (_, words) = await ActAsync(editor, joined, "split-7");
        var (_, cut) = await ActAsync(editor, words, "cut-7", new() { ["before"] = "would bring" });
        var (_, dropped) = await ActAsync(editor, cut, "drop-2");
        dropped.QuerySelectorAll("tr.dropped").Length.ShouldBe(1);
        var (_, back) = await ActAsync(editor, dropped, "restore-2");
        back.QuerySelectorAll("tr.dropped").ShouldBeEmpty();
        var (_, last) = await ActAsync(editor, back, "drop-8");

        var saved = await ActAsync(editor, last, "save", new() { ["order"] = "dmy", ["genre"] = "column" });
        saved.Page.QuerySelector("h1")!.TextContent.ShouldBe("The article is in");
        var article = await ReadAsync(editor, "/a/the-jetty-cannot-wait");
        article.QuerySelectorAll("section[id^=p] > p, section[id^=p] > h2").Select(p => p.TextContent.Trim()).ShouldBe([
            "The jetty cannot wait", "By: Ada Quill - 03/06/2025", "The jetty must be jetty mended before the jetty winter.", "Nobody pays jetty here and the jetty waits.",
            "It is jetty weeks, and not jetty years, says jetty Reed.", "What would jetty change?", "A jetty", "would bring jetty trade within two jetty years. The jetty of old jetty sank."]);
        var line = (await LinesAsync()).Single(a => a.GetProperty("slug").GetString() == "the-jetty-cannot-wait");
        (line.GetProperty("date").GetString(), line.GetProperty("genre").GetString(), line.GetProperty("coverage").GetProperty("body").GetInt32()).ShouldBe(("2025-06-03", "column", 5));
        line.GetProperty("dateNote").GetString()!.ShouldContain("03/06/2025");

        // It waits no longer, and the outlet's order of dates is known.
        (await editor.GetAsync(last.BaseUri)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var next = await PastedAsync(editor, Text("slipway"));
        var second = await ActAsync(editor, next, "save", new() { ["outlet"] = "The Jetty Gazette" });
        second.Status.ShouldBe(HttpStatusCode.OK, second.Page.QuerySelector("[role=alert]")?.TextContent);
        (await LinesAsync()).Single(a => a.GetProperty("slug").GetString() == "the-slipway-cannot-wait").GetProperty("date").GetString().ShouldBe("2025-06-03");
    }

    [Fact]
    public async Task A_text_that_is_nearly_there_becomes_its_next_revision()
    {
        using var editor = await EditorAsync();
        var lines = Text("windmill");
        await ActAsync(editor, await PastedAsync(editor, lines), "save", new() { ["order"] = "mdy" });
        lines[0] = "A windmill waits";
        lines[6] = lines[6].Replace("two windmill", "three windmill", StringComparison.Ordinal);
        var page = await PastedAsync(editor, lines);
        page.QuerySelector(".twin legend")!.TextContent.ShouldMatch(@"This looks \d\d % like “The windmill cannot wait”");
        page.GetElementById("as-revision")!.HasAttribute("checked").ShouldBeTrue();
        page.QuerySelector("button.first")!.TextContent.ShouldBe("Save as revision 2");
        (await ActAsync(editor, page, "save")).Page.QuerySelector("[role=status]")!.TextContent.ShouldContain("revision 2");
        (await ReadAsync(editor, "/a/the-windmill-cannot-wait")).Body!.TextContent.ShouldContain("three windmill years");

        lines[6] = lines[6].Replace("three windmill", "four windmill", StringComparison.Ordinal);
        var file = Path.Combine(Place.Folder, "windmill.txt");
        await File.WriteAllTextAsync(file, string.Join('\n', lines));
        var run = await Programs.Programs.CliAsync(Place, "import", file, "--title", "Mills and money", "--date", "2025-06-03");
        run.Code.ShouldBe(0, run.Error);
        run.Error.ShouldMatch(@"windmill.txt: This looks \d\d % like “The windmill cannot wait”.*--as-revision-of the-windmill-cannot-wait");
    }

    [Fact]
    public async Task Of_several_files_the_good_ones_wait_and_are_kept_together_while_each_bad_one_says_why()
    {
        using var editor = await EditorAsync();
        var page = await ReadAsync(editor, "/import");
        var content = Fields(page, "form.take");
        content.Add(new StringContent("The ferry\nThe ferry does not come on Sundays, and nobody says why."), "file", "a-good.txt");
        content.Add(new ByteArrayContent([]), "file", "b-empty.txt");
        content.Add(new ByteArrayContent([0x50, 0x4B, 3, 4, 0]), "file", "c-wrong.pdf");
        content.Add(new StringContent("MZ"), "file", "d-odd.exe");
        content.Add(new ByteArrayContent(new byte[6 * 1024 * 1024]), "file", "e-large.txt");
        content.Add(new StringContent("# The lighthouse\n\nThe lighthouse has been dark since the storm of last winter."), "file", "f-good.md");
        content.Add(new StringContent("The ferry again\nThe ferry does not come on Sundays, and nobody says anything."), "file", "g-again.txt");
        var answer = await editor.PostAsync("/import", content);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var told = await Forms.DocumentAsync(answer);
        var faults = told.QuerySelectorAll("[role=alert] li").Select(l => l.TextContent).ToList();
        faults.Count.ShouldBe(4);
        foreach (var (file, says) in new[] { ("b-empty.txt", "empty"), ("c-wrong.pdf", ".docx"), ("d-odd.exe", ".pdf"), ("e-large.txt", "5 MB") })
            faults.ShouldContain(f => f.StartsWith(file, StringComparison.Ordinal) && f.Contains(says, StringComparison.Ordinal));
        told.QuerySelectorAll(".waiting li").Count(l => l.TextContent.Contains("Ready", StringComparison.Ordinal)).ShouldBe(3);

        // Two that are alike are not kept together: the second is asked about.
        var all = told.QuerySelectorAll("form").Single(f => f.TextContent.Contains("that need no answer", StringComparison.Ordinal));
        var kept = await editor.PostAsync("/import", Fields(told, all));
        var rest = await Forms.DocumentAsync(kept);
        rest.QuerySelector("[role=status]")!.TextContent.ShouldContain("2 texts");
        var asked = await ActAsync(editor, await ReadAsync(editor, rest.QuerySelector(".waiting a")!.GetAttribute("href")!), "save");
        asked.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("like “The ferry”");
        (await ActAsync(editor, asked.Page, "save")).Page.QuerySelector("[role=status]")!.TextContent.ShouldContain("revision 2");
        (await LinesAsync()).Select(a => a.GetProperty("slug").GetString()).ShouldSatisfyAllConditions(s => s.ShouldContain("the-ferry"), s => s.ShouldContain("the-lighthouse"));
    }

    [Fact]
    public async Task With_script_roles_change_by_letters_are_kept_by_themselves_and_both_steps_are_accessible()
    {
        foreach (var (width, dark) in Looks)
        {
            await using var window = await Browser.OpenAsync(Web.Address, width, dark);
            await window.Page.GotoAsync(await Programs.Programs.SignInPathAsync(Place));
            await window.Page.GotoAsync("/import");
            (await window.AmissAsync()).ShouldBeEmpty();
            await window.Page.EvaluateAsync($$"""
                () => { const files = new DataTransfer(); files.items.add(new File([{{JsonSerializer.Serialize(string.Join('\n', Text($"buoy{width}{(dark ? "dusk" : "dawn")}")))}}], 'buoy.txt', { type: 'text/plain' }));
                  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true })); }
                """);
            (await window.Page.Locator(".works").InnerTextAsync()).ShouldContain("buoy.txt");
            await window.Page.Locator(".take button.first").ClickAsync();
            await window.Page.ArriveAsync("**/import/*");
            await window.Page.Locator("#r8").FocusAsync();
            await window.Page.Keyboard.PressAsync("f");
            (await window.Page.Locator(".tally-live").InnerTextAsync()).ShouldBe("4 body · 4 other");
            await window.Page.Locator(".kept", new() { HasText = "Kept." }).WaitForAsync();
            await window.Page.ReloadAsync();
            (await window.Page.Locator("#r8 select").InputValueAsync()).ShouldBe("footer");
            await window.Page.Locator("#r3").FocusAsync();
            await window.Page.Keyboard.PressAsync("s");
            await window.Page.ArriveAsync("**split=3*");
            (await window.AmissAsync()).ShouldBeEmpty();
            await window.Page.Locator("#after-1").CheckAsync();
            await window.Page.Locator("button[value=cut-3]").ClickAsync();
            await window.Page.ArriveAsync("**did=cut*");
            await window.Page.Locator(".bar button[value=save]").ClickAsync();
            await window.Page.Locator("[role=alert]").WaitForAsync();
            (await window.AmissAsync()).ShouldBeEmpty();
            await window.Page.Locator("#order-mdy").CheckAsync();
            await window.Page.Locator(".bar button[value=save]").ClickAsync();
            await window.Page.ArriveAsync("**done=1*");
            window.Errors.Where(e => !e.Contains("style", StringComparison.Ordinal) && !e.Contains("400", StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Where_addresses_may_be_fetched_the_form_for_a_feed_is_accessible_and_a_private_address_is_refused()
    {
        await using var place = await Place.MakeAsync(Place.Db.StartsWith("postgres", StringComparison.Ordinal) ? Database.Postgres : Database.Sqlite);
        await using var server = await WebServer.StartAsync(place, new Dictionary<string, string> { ["OpinionLens__FetchSources"] = "true" });
        await using var window = await Browser.OpenAsync(server.Address, 360);
        await window.Page.GotoAsync(await Programs.Programs.SignInPathAsync(place));
        await window.Page.GotoAsync("/import");
        await window.Page.FillAsync("#feed", "http://10.0.0.8/feed.xml");
        await window.Page.Keyboard.PressAsync("Enter");
        (await window.Page.Locator("[role=alert]").InnerTextAsync()).ShouldContain("private or reserved network");
        (await window.Page.InputValueAsync("#feed")).ShouldBe("http://10.0.0.8/feed.xml");
        (await window.AmissAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_killed_server_loses_no_text_that_waits()
    {
        await using var place = await Place.MakeAsync(Place.Db.StartsWith("postgres", StringComparison.Ordinal) ? Database.Postgres : Database.Sqlite);
        var first = await WebServer.StartAsync(place);
        var cookies = new CookieContainer();
        using var editor = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = new Uri(first.Address) };
        await editor.GetAsync(await Programs.Programs.SignInPathAsync(place));
        var page = await PastedAsync(editor, Text("barge"));
        await ActAsync(editor, page, "later", new() { ["outlet"] = "The Barge Gazette", ["role-8"] = "footer" });
        await first.KillAsync();
        await using var second = await WebServer.StartAsync(place);
        // The same browser comes back, with the cookie it has: what waits is its editor's own.
        using var again = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = new Uri(second.Address) };
        var waits = (await ReadAsync(again, "/import")).QuerySelector(".waiting a")!.GetAttribute("href")!;
        var there = await ReadAsync(again, waits);
        there.GetElementById("outlet")!.GetAttribute("value").ShouldBe("The Barge Gazette");
        there.QuerySelector(".tally-live")!.TextContent.ShouldBe("4 body · 4 other");
        await first.DisposeAsync();
    }

    private async Task<List<JsonElement>> LinesAsync() => (await Programs.Programs.CliAsync(Place, "articles", "--json")).Lines.Select(l => JsonDocument.Parse(l).RootElement).ToList();

    /// <summary>Presses a button of the check page, with what was typed before.</summary>
    private static async Task<(HttpStatusCode Status, IDocument Page)> ActAsync(HttpClient editor, IDocument page, string act, Dictionary<string, string>? typed = null)
    {
        var answer = await SendAsync(editor, page, "form.check", new Uri(page.BaseUri).PathAndQuery, new(typed ?? []) { ["act"] = act });
        return (answer.StatusCode, await Forms.DocumentAsync(answer));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient editor, IDocument page, string which, string to, Dictionary<string, string> typed) => await editor.PostAsync(to, Fields(page, which, typed));

    private static MultipartFormDataContent Fields(IDocument page, string which, Dictionary<string, string>? typed = null) => Fields(page, page.QuerySelector(which)!, typed);

    private static MultipartFormDataContent Fields(IDocument page, IElement form, Dictionary<string, string>? typed = null)
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in form.QuerySelectorAll("input:not([type=file]), textarea, select").Where(f => f.GetAttribute("type") != "radio" || f.HasAttribute("checked")))
            if (field.GetAttribute("name") is { } name) fields[name] = field switch { IHtmlSelectElement select => select.Value, IHtmlTextAreaElement area => area.Value, _ => field.GetAttribute("value") } ?? "";
        foreach (var (name, value) in typed ?? []) fields[name] = value;
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value, Encoding.UTF8), name);
        return content;
    }
}

public sealed class SqliteImporting(SqliteSite site) : ImportingJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresImporting(PostgresSite site) : ImportingJourney(site), IClassFixture<PostgresSite>;
