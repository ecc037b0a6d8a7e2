using System.Net;
using System.Text.Json;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>An editor: signs in by the one-time address, loads their copy, makes claims; nothing of it reaches a stranger.</summary>
public abstract class EditingJourney(Site site) : Journey(site)
{
    private const string Own = "a-ceasefire-is-not-a-clock";

    private static string Article(string file)
    {
        var material = Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL");
        Assert.SkipWhen(string.IsNullOrEmpty(material) || !Directory.Exists(Path.Combine(material, "articles")), "The real articles are not at hand: OPINIONLENS_MATERIAL names no folder with articles/.");
        return Path.Combine(material!, "articles", file);
    }

    private static bool IsEditing(string cookie) => cookie.StartsWith("ol-", StringComparison.Ordinal) && !cookie.Contains("form", StringComparison.OrdinalIgnoreCase) && !cookie.Contains("theme", StringComparison.Ordinal);

    [Fact]
    public async Task The_one_time_address_works_once_and_the_cookie_survives_a_restart()
    {
        var address = Web.EditingAddress;
        var handler = new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false };
        using var editor = new HttpClient(handler) { BaseAddress = new Uri(Web.Address) };
        var answer = await editor.GetAsync(address);
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Found, HttpStatusCode.SeeOther, HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldNotContain("token");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => IsEditing(c)).ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        (await editor.GetAsync("/import")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var other = new HttpClient(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = true }) { BaseAddress = new Uri(Web.Address) };
        await other.GetAsync(address);
        (await other.GetAsync("/import")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        // Where the keys of its cookies are.
        await using var again = await WebServer.StartAsync(Place, new Dictionary<string, string> { ["XDG_DATA_HOME"] = Hall.Folder });
        var jar = handler.CookieContainer.GetCookies(new Uri(Web.Address)).Single(c => IsEditing(c.Name));
        using var later = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(again.Address) };
        later.DefaultRequestHeaders.Add("Cookie", $"{jar.Name}={jar.Value}");
        (await later.GetAsync("/import")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Programs.Programs.CliAsync(Place, "token", "--revoke")).Code.ShouldBe(0);
        await Task.Delay(6000);
        (await later.GetAsync("/import")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>Every command that writes, whoever sends it: a stranger is refused, an editor's browser without the form's own token too, and nothing is written.</summary>
    [Fact]
    public async Task Every_write_is_refused_to_strangers_and_without_the_forms_token()
    {
        using var editor = await EditorAsync();
        var id = (await ReadAsync($"/claims?article={Own}")).QuerySelector("main a[href^='/c/']")!.GetAttribute("href")!["/c/".Length..];
        var newest = (await Programs.Programs.CliAsync(Place, "changes", "--limit", "1")).Out;
        foreach (var (path, handler) in new[]
        {
            ("/import", "take"), ("/import", "practice"), ($"/import?article={Own}", "import"), ($"/import?article={Own}", "edit"), ($"/a/{Own}/review", "settle"), ($"/a/{Own}/annotate?p=2", "claim"), ($"/a/{Own}/annotate?p=2", "nothing"), ($"/c/{id}/edit", "edit"), ($"/c/{id}/edit", "status"), ($"/compare/{A}/{B}?view=proposed", "decide"), ("/settings", "settings"), ("/undo", "turn"), ("/drafts", ""), ("/signout", ""),
        })
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = handler, ["do"] = "undo", ["statement"] = "Forged", ["quote1"] = "Haste", ["voice"] = "author", ["status"] = "retired", ["version"] = "1", ["place"] = "claim/" + id, ["name"] = "x" });
            (await Visitor.PostAsync(path, form)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"a stranger, {path} {handler}");
            using var again = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = handler, ["do"] = "undo", ["statement"] = "Forged", ["quote1"] = "Haste", ["voice"] = "author", ["status"] = "retired", ["version"] = "1", ["place"] = "claim/" + id, ["name"] = "x" });
            (await editor.PostAsync(path, again)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"no token, {path} {handler}");
        }
        foreach (var path in new[] { "/changes", "/changes/export.csv", "/changes/export.jsonl", "/suggest?kind=proposition&q=war", "/settings", "/undo", $"/c/{id}/edit", $"/a/{Own}/review" })
            (await Visitor.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        (await Programs.Programs.CliAsync(Place, "changes", "--limit", "1")).Out.ShouldBe(newest);
    }

    [Fact]
    public async Task Undo_leads_nowhere_but_back_into_this_site()
    {
        await using var window = await EditorWindowAsync(script: false);
        await window.Page.GotoAsync($"/a/{Own}/annotate?p=15");
        await window.Page.ClickAsync("form.nothing button");
        await window.Page.GotoAsync("/undo");
        await window.Page.EvaluateAsync("document.querySelector('#turn [name=back]').value = '//elsewhere.example/'");
        await window.Page.ClickAsync("button[value=undo]");
        new Uri(window.Page.Url).GetLeftPart(UriPartial.Authority).ShouldBe(Web.Address);
    }

    [Fact]
    public async Task A_link_that_leads_away_after_signing_in_is_not_followed()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Web.Address) };
        var token = await Programs.Programs.SignInPathAsync(Place);
        foreach (var away in new[] { "https://evil.example/", "//evil.example/", "/\\evil.example" })
        {
            var answer = await client.GetAsync($"{token}&returnUrl={Uri.EscapeDataString(away)}");
            answer.Headers.Location?.ToString().ShouldNotContain("evil");
        }
    }

    [Fact]
    public async Task With_the_copy_loaded_in_the_browser_claims_stand_on_the_exact_words_and_strangers_see_none_of_it()
    {
        var file = Article("000_d105feb7210fc51b.txt");
        using var editor = await EditorAsync();
        var form = await ReadAsync(editor, $"/import?article={A}");
        var action = form.QuerySelector("form[method=post][enctype]")!;
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in action.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))) content.Add(new StringContent(value), name);
        content.Add(new StringContent(await File.ReadAllTextAsync(file)), action.QuerySelector("textarea")!.GetAttribute("name")!);
        var check = await editor.PostAsync(action.GetAttribute("action") is { Length: > 0 } to ? to : $"/import?article={A}", content);
        check.IsSuccessStatusCode.ShouldBeTrue(check.StatusCode.ToString());
        var result = await SaveAsync(editor, check);
        result.IsSuccessStatusCode.ShouldBeTrue(result.StatusCode.ToString());
        (await result.Content.ReadAsStringAsync()).ShouldContain("exact");

        var passages = (await Programs.Programs.CliAsync(Place, "claims", "--article", A, "--json")).Lines.SelectMany(l => JsonDocument.Parse(l).RootElement.GetProperty("passages").EnumerateArray().ToList()).ToList();
        (passages.Count(p => p.GetProperty("state").GetString() == "exact") / (double)passages.Count).ShouldBeGreaterThanOrEqualTo(0.98);

        const string words = "Russia is solely responsible for invading";
        var mine = await editor.GetAsync($"/a/{A}");
        System.Text.RegularExpressions.Regex.Replace(await mine.Content.ReadAsStringAsync(), "<sup.*?</sup>|<[^>]+>", "").ShouldContain(words);
        mine.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var text = Runs(await File.ReadAllTextAsync(file)).ToHashSet();
        foreach (var path in new[] { $"/a/{A}", $"/a/{A}/r/1", $"/a/{A}/history", "/search?q=invading", $"/compare/{A}/{B}?view=texts", $"/claims?article={A}" })
            Runs((await ReadAsync(path)).QuerySelector("body")!.TextContent).FirstOrDefault(text.Contains).ShouldBeNull(path);
        Runs((await Programs.Programs.CliAsync(Place, "claims", "--article", A, "--public", "--json")).Out).FirstOrDefault(text.Contains).ShouldBeNull();
    }

    [Fact]
    public async Task A_page_or_document_is_taken_in_and_no_address_is_fetched_unless_the_operator_wants_it()
    {
        using var editor = await EditorAsync();
        async Task<HttpResponseMessage> PostAsync(Action<MultipartFormDataContent> fill)
        {
            var form = (await ReadAsync(editor, "/import")).QuerySelector("form[method=post][enctype]")!;
            var content = new MultipartFormDataContent();
            foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
            fill(content);
            return await editor.PostAsync("/import", content);
        }

        var off = await PostAsync(c => c.Add(new StringContent("https://example.org/an-article"), "url"));
        off.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await off.Content.ReadAsStringAsync()).ShouldContain("switched off");

        var sentences = string.Concat(Enumerable.Range(1, 12).Select(i => $"<p>Der Hafen Nummer {i} verschlammt, und der Rat der Stadt streitet seit Jahren, wer die Bagger bezahlen soll.</p>"));
        var page = await PostAsync(c => c.Add(new StringContent($"<html><head><title>Der Hafen</title><meta charset=utf-8></head><body><nav>Start</nav><article><h1>Der Hafen</h1>{sentences}</article><script>alert(1)</script></body></html>"), "file", "hafen.html"));
        page.StatusCode.ShouldBe(HttpStatusCode.OK, await page.Content.ReadAsStringAsync());
        (await SaveAsync(editor, page)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var article = (await Programs.Programs.CliAsync(Place, "articles", "--json")).Lines.Select(l => JsonDocument.Parse(l).RootElement).Single(a => a.GetProperty("slug").GetString() == "der-hafen");
        article.GetProperty("language").GetString().ShouldBe("de");
        (await editor.GetStringAsync("/a/der-hafen")).ShouldNotContain("alert(1)");
    }

    /// <summary>The second step of an import: the text is right as it was read.</summary>
    private static async Task<HttpResponseMessage> SaveAsync(HttpClient editor, HttpResponseMessage check)
    {
        var to = check.RequestMessage!.RequestUri!.PathAndQuery;
        var token = (await ReadAsync(editor, to)).QuerySelectorAll("form.check input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
        return await editor.PostAsync(to, new FormUrlEncodedContent([.. token, new("act", "save")]));
    }

    /// <summary>All runs of nine words: what a stranger must never see of a Members text.</summary>
    private static IEnumerable<string> Runs(string text)
    {
        var words = System.Text.RegularExpressions.Regex.Matches(text.ToLowerInvariant(), @"[\p{L}\p{N}’']+").Select(m => m.Value).ToList();
        for (var i = 0; i + 9 <= words.Count; i++) yield return string.Join(' ', words.GetRange(i, 9));
    }

    [Fact]
    public async Task Claims_are_added_from_the_command_line_and_shown_at_once()
    {
        var own = (await Programs.Programs.CliAsync(Place, "articles", "--json")).Lines.Select(l => JsonDocument.Parse(l).RootElement).First(a => a.GetProperty("textKind").GetString() == "original").GetProperty("slug").GetString()!;
        var page = await ReadAsync($"/a/{own}");
        var words = string.Join(' ', page.QuerySelector("#p3 p, #p2 p")!.TextContent.Split(' ').Take(6)).Trim('.', ',');
        var added = await Programs.Programs.CliAsync(Place, "claims", "add", "--article", own, "--quote", System.Text.RegularExpressions.Regex.Replace(words, @"\d+$", ""), "--statement", "A claim made by a test", "--type", "fact", "--json");
        added.Code.ShouldBe(0, added.Error);
        var id = JsonDocument.Parse(added.Lines[0]).RootElement.GetProperty("id").GetString();
        (await ReadAsync($"/c/{id}")).QuerySelector("h1")!.TextContent.ShouldContain("A claim made by a test");
        (await ReadAsync($"/a/{own}")).GetElementById($"c-{id}").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_the_command_line_cannot_do_it_says_in_one_sentence()
    {
        foreach (var (arguments, says) in new (string[], string)[]
        {
            (["claims", "--limit", "0"], "1 or more"), (["claims", "--article", "nowhere"], "no article nowhere"), (["claims", "--source", "nobody"], "no actor nobody"), (["claims", "--about", "NATO:critical"], "no actor NATO"),
            (["claims", "--article", A, "--revision", "99"], "no revision 99"), (["claims", "--topic", "nothing-at-all"], "no topic nothing-at-all"),
        })
        {
            var run = await Programs.Programs.CliAsync(Place, arguments);
            run.Code.ShouldBe(1, string.Join(' ', arguments));
            run.Error.ShouldContain(says);
            run.Error.ShouldNotContain("   at ");
        }

        var wrong = await Programs.Programs.CliAsync(Place, $$"""{ "article": "{{A}}", "quote": "x", "statement": "y", "holder": "z" }""", ["claims", "add"]);
        (wrong.Code, wrong.Error.Contains("“holder” is no member", StringComparison.Ordinal)).ShouldBe((1, true), wrong.Error);
        var moved = (await Programs.Programs.CliAsync(Place, "claims", "--article", "a-ceasefire-is-not-a-clock", "--state", "moved", "--revision", "2", "--json")).Lines;
        moved.ShouldNotBeEmpty();
        moved.ShouldAllBe(l => l.Contains("\"moved\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Killed_in_the_middle_an_import_is_whole_or_not_there_and_can_be_run_again()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Place.Folder, "texts")).FullName;
        var count = Long ? 400 : 60;
        for (var i = 0; i < count; i++) await File.WriteAllTextAsync(Path.Combine(folder, $"text-{i:000}.txt"), $"Title of text {i}\n\nThis is text number {i} about the harbour, and it says that dredging is due.\n");
        for (var round = 0; round < (Long ? 8 : 2); round++)
        {
            using var process = Programs.Programs.Start("CliOutput", Place, ["import", folder, "--db", Place.Db]);
            // It has begun when it tells of the first text, however long the program takes to start.
            await process.StandardOutput.ReadLineAsync();
            await Task.Delay(Random.Shared.Next(0, 800));
            process.Kill();
            await process.WaitForExitAsync();
        }
        var last = await Programs.Programs.CliAsync(Place, "import", folder);
        last.Code.ShouldBe(0, last.Error);
        last.Lines.Length.ShouldBe(count);
        var articles = (await Programs.Programs.CliAsync(Place, "articles", "--json")).Lines.Select(l => JsonDocument.Parse(l).RootElement).Where(a => a.GetProperty("slug").GetString()!.StartsWith("title-of-text", StringComparison.Ordinal)).ToList();
        articles.Count.ShouldBe(count);
        articles.ShouldAllBe(a => a.GetProperty("coverage").GetProperty("body").GetInt32() == 1);
    }

    [Fact]
    public async Task Bad_files_are_named_one_line_each_and_the_good_ones_go_on()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Place.Folder, "mixed")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "a-good.txt"), "A good text about kites, with one sentence.");
        await File.WriteAllBytesAsync(Path.Combine(folder, "b-empty.txt"), []);
        await File.WriteAllBytesAsync(Path.Combine(folder, "c-binary.txt"), [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1]);
        await File.WriteAllBytesAsync(Path.Combine(folder, "d-latin.txt"), [0x5A, 0xFC, 0x72, 0x69, 0x63, 0x68]);
        await File.WriteAllBytesAsync(Path.Combine(folder, "e-huge.txt"), new byte[50 * 1024 * 1024]);
        await File.WriteAllTextAsync(Path.Combine(folder, "f-front.md"), "---\ntitle: [broken\nauthor: \"x\n---\nA text.");
        var run = await Programs.Programs.CliAsync(Place, "import", folder, Path.Combine(folder, "nowhere.txt"));
        run.Code.ShouldBe(1);
        run.Lines.Length.ShouldBe(1);
        foreach (var (file, says) in new[] { ("b-empty", "empty"), ("c-binary", "binary"), ("d-latin", "UTF-8"), ("e-huge", "MB"), ("f-front", "front matter"), ("nowhere", "no such file") })
            run.Error.Split('\n').ShouldContain(l => l.Contains(file, StringComparison.Ordinal) && l.Contains(says, StringComparison.Ordinal));
    }
}

public sealed class SqliteEditing(SqliteSite site) : EditingJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresEditing(PostgresSite site) : EditingJourney(site), IClassFixture<PostgresSite>;
