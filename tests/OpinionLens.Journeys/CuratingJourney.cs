using System.Net;
using AngleSharp.Dom;
using OpinionLens.Journeys.Programs;
using Shouldly;
using static OpinionLens.Journeys.Programs.Forms;

namespace OpinionLens.Journeys;

/// <summary>An editor puts actors, topics and propositions in order and relates claims: by forms alone, and by keys.</summary>
public abstract class CuratingJourney(Site site) : Journey(site)
{
    private const string Topic = "/topic/negotiating";

    private async Task<string> ClaimAsync() => (await ReadAsync("/claims?source=vladimir-putin")).QuerySelector("main a[href^='/c/']")!.GetAttribute("href")!;

    private async Task<string> PropositionAsync() => (await ReadAsync(Topic)).QuerySelector("a[href^='/proposition/']")!.GetAttribute("href")!;

    [Fact]
    public async Task Without_script_a_second_spelling_is_noticed_kept_and_merged_and_the_old_address_leads_on()
    {
        using var editor = await EditorAsync();
        // Nearly a known name: asked about, nothing written, and the way to add it as a name.
        var asked = await PostAsync(editor, "/actors/new", ("name", "Zelenskiy"), ("kind", "person"));
        asked.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await DocumentAsync(asked);
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Is it one of these?");
        var known = page.QuerySelector("[role=alert] a.title")!.GetAttribute("href")!;
        page.QuerySelector("[role=alert] a[href*='alias=Zelenskiy']").ShouldNotBeNull();
        (await Visitor.GetAsync("/actor/zelenskiy")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var made = await SendAsync(editor, page, "form.entry", "/actors/new", []);
        made.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/actor/zelenskiy");

        // The preview says what moves before anything is done.
        var before = await CountAsync(known);
        var preview = await ReadAsync(editor, $"{known}/merge?into=Zelenskiy");
        preview.QuerySelector("section.slip")!.TextContent.ShouldContain("claim");
        (await CountAsync(known)).ShouldBe(before);
        var merged = await SendAsync(editor, preview, "main form[method=post]", $"{known}/merge?into=Zelenskiy", []);
        merged.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/actor/zelenskiy");
        (await CountAsync("/actor/zelenskiy")).ShouldBe(before);
        using var plain = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Web.Address) };
        var old = await plain.GetAsync(known + "?view=about");
        (old.StatusCode, old.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.MovedPermanently, "/actor/zelenskiy?view=about"));
        (await ReadAsync($"/claims?about={known["/actor/".Length..]}")).QuerySelectorAll("ol.claims > li").Length.ShouldBeGreaterThan(0);

        // A rename keeps the address and the old name; a name somebody bears offers the merge.
        var renamed = await PostAsync(editor, "/actor/zelenskiy/edit", ("name", "President Zelenskiy"));
        var actor = await DocumentAsync(renamed);
        actor.QuerySelector("h1")!.TextContent.ShouldBe("President Zelenskiy");
        actor.QuerySelector(".head")!.TextContent.ShouldContain("also: ");
        var taken = await PostAsync(editor, "/actor/zelenskiy/edit", ("name", "Vladimir Putin"));
        taken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await DocumentAsync(taken)).QuerySelector(".faults a[href='/actor/zelenskiy/merge?into=vladimir-putin']").ShouldNotBeNull();
        (await ReadAsync(editor, "/actor/zelenskiy/merge?into=zelenskiy")).QuerySelector(".faults")!.TextContent.ShouldContain("into itself");
        (await ReadAsync("/actor/zelenskiy")).QuerySelector("a[href$='/edit']").ShouldBeNull();
    }

    [Fact]
    public async Task Without_script_a_split_shows_what_moves_then_moves_it()
    {
        using var editor = await EditorAsync();
        var split = await ReadAsync(editor, "/actor/donald-trump/split");
        var claim = split.QuerySelector("input[name=claim]")!.GetAttribute("value")!;
        var shown = await DocumentAsync(await SendAsync(editor, split, "form.entry", "/actor/donald-trump/split", [("to", "Another Trump"), ("claim", claim), ("then", "show")]));
        shown.QuerySelector("section.slip")!.TextContent.ShouldContain("Another Trump, a new actor: 1 claim");
        shown.QuerySelector($"input[value='{claim}']")!.HasAttribute("checked").ShouldBeTrue();
        (await Visitor.GetAsync("/actor/another-trump")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(editor, shown, "form.entry", "/actor/donald-trump/split", [("asnew", "Another Trump"), ("then", "split")])).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/actor/another-trump");
        (await ReadAsync("/actor/another-trump")).QuerySelectorAll($"a[href='/c/{claim}']").Length.ShouldBeGreaterThan(0);
        // Words narrow the claims; what was ticked and named before is kept, shown or not.
        var ticked = split.QuerySelectorAll("input[name=claim]")[1].GetAttribute("value")!;
        var found = await DocumentAsync(await SendAsync(editor, split, "form.entry", "/actor/donald-trump/split", [("to", "A second"), ("claim", ticked), ("words", "greenland xyz"), ("then", "find")]));
        found.QuerySelectorAll("ul.picks input[name=claim]").Length.ShouldBe(0);
        found.QuerySelector("form.entry [role=status]")!.TextContent.ShouldContain("; 1 more ticked");
        var back = await DocumentAsync(await SendAsync(editor, found, "form.entry", "/actor/donald-trump/split", [("words", ""), ("then", "find")]));
        (back.QuerySelector($"ul.picks input[value='{ticked}']")!.HasAttribute("checked"), back.QuerySelector("#to")!.GetAttribute("value"), back.QuerySelectorAll(".faults").Length).ShouldBe((true, "A second", 0));
        // Nothing ticked: refused, and what was typed is kept.
        var empty = await SendAsync(editor, split, "form.entry", "/actor/donald-trump/split", [("to", "A third"), ("then", "split")]);
        empty.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await DocumentAsync(empty)).QuerySelector("#to")!.GetAttribute("value").ShouldBe("A third");
    }

    [Fact]
    public async Task Topics_and_propositions_are_made_renamed_and_merged_by_forms()
    {
        using var editor = await EditorAsync();
        (await PostAsync(editor, "/topics/new", ("name", "Bargaining"))).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/topic/bargaining");
        var taken = await PostAsync(editor, "/topic/bargaining/edit", ("name", "Negotiating"));
        taken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var offer = (await DocumentAsync(taken)).QuerySelector(".faults a[href*='/merge']")!.GetAttribute("href")!;
        (await SendAsync(editor, await ReadAsync(editor, offer), "main form[method=post]", offer, [])).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe(Topic);
        (await Visitor.GetAsync("/topic/bargaining")).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe(Topic);
        (await PostAsync(editor, "/propositions/new", ("name", "Talks lead nowhere"), ("topic", "Negotiating"))).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/proposition/talks-lead-nowhere");
        var into = $"/proposition/talks-lead-nowhere/merge?into={(await PropositionAsync())["/proposition/".Length..]}&turn=1";
        var preview = await ReadAsync(editor, into);
        preview.QuerySelector("section.slip")!.TextContent.ShouldContain("polarity turns");
        (await SendAsync(editor, preview, "main form[method=post]", into, [])).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_late_save_of_an_actor_a_topic_or_a_proposition_overwrites_nothing_and_asks_field_by_field()
    {
        using var editor = await EditorAsync();
        await PostAsync(editor, "/actors/new", ("name", "Harbour Office"), ("kind", "organization"), ("alias", "The Pier"));
        const string address = "/actor/harbour-office/edit";
        var late = await ReadAsync(editor, address);
        await PostAsync(editor, address, ("name", "Harbour Board"), ("keep", ""), ("office", "Keeper of the quay"));
        var asked = await SendAsync(editor, late, "form.entry", address, [("name", "Harbour Company"), ("kind", "group")]);
        var page = await DocumentAsync(asked);
        (asked.StatusCode, Disputed(page)).ShouldBe((HttpStatusCode.Conflict, "name: Harbour Office, Harbour Board or Harbour Company"));
        page.QuerySelector(".faults")!.TextContent.ShouldContain("Nothing was overwritten");
        // What only one of us changed is merged: their office, my kind.
        page.QuerySelector("#office1")!.GetAttribute("value").ShouldBe("Keeper of the quay");
        var kept = await DocumentAsync(await SendAsync(editor, page, "form.entry", address, [("take-name", "theirs"), ("keep", "")]));
        kept.QuerySelector("h1")!.TextContent.ShouldBe("Harbour Board");
        var stands = await ReadAsync(editor, address);
        (stands.QuerySelector("#kind option[selected]")!.TextContent, stands.QuerySelector("#office1")!.GetAttribute("value")).ShouldBe(("group", "Keeper of the quay"));
        stands.QuerySelectorAll("input[name=alias]").Select(a => a.GetAttribute("value")).ShouldNotContain("Harbour Company");

        await PostAsync(editor, "/topics/new", ("name", "Quays"));
        var topic = await ReadAsync(editor, "/topic/quays/edit");
        await PostAsync(editor, "/topic/quays/edit", ("name", "Piers"));
        Disputed(await DocumentAsync(await SendAsync(editor, topic, "form.entry", "/topic/quays/edit", [("name", "Wharves")]))).ShouldBe("name: Quays, Piers or Wharves");
        await PostAsync(editor, "/propositions/new", ("name", "Quays pay for themselves"), ("topic", "Piers"));
        const string point = "/proposition/quays-pay-for-themselves/edit";
        var wording = await ReadAsync(editor, point);
        await PostAsync(editor, point, ("topic", ""));
        // Different fields: nothing to choose, both are kept.
        var merged = await DocumentAsync(await SendAsync(editor, wording, "form.entry", point, [("name", "Quays pay their way")]));
        (Disputed(merged), merged.QuerySelector("#topic")!.GetAttribute("value")).ShouldBe(("", ""));
        (await DocumentAsync(await SendAsync(editor, merged, "form.entry", point, []))).QuerySelector("h1")!.TextContent.ShouldBe("Quays pay their way");
    }

    [Fact]
    public async Task Without_script_a_relation_is_made_changed_and_removed()
    {
        using var editor = await EditorAsync();
        var claim = await ClaimAsync();
        var page = await ReadAsync(editor, $"{claim}/relate?q=peace");
        var other = page.QuerySelector("#hits input")!.GetAttribute("value")!;
        var missing = await SendAsync(editor, page, "#relate", $"{claim}/relate?q=peace", [("to", other), ("reason", "Typed with care")]);
        missing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await missing.Content.ReadAsStringAsync()).ShouldContain("Typed with care");
        var kept = await SendAsync(editor, page, "#relate", $"{claim}/relate?q=peace", [("to", other), ("kind", "qualifies"), ("reason", "*It depends*")]);
        kept.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe(claim);
        var there = (await DocumentAsync(kept)).QuerySelectorAll("ul.claims > li").Single(li => li.QuerySelector($"a[href='/c/{other}']") is not null && li.TextContent.Contains("It depends", StringComparison.Ordinal));
        there.QuerySelector("em")!.TextContent.ShouldBe("It depends");
        var twice = await SendAsync(editor, page, "#relate", $"{claim}/relate?q=peace", [("to", other), ("kind", "qualifies")]);
        (twice.StatusCode, (await DocumentAsync(twice)).QuerySelector(".faults")!.TextContent.Contains("already there", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));
        var edit = there.QuerySelector("a[href*='/relation/']")!.GetAttribute("href")!;
        var stale = await ReadAsync(editor, edit);
        await SendAsync(editor, stale, "#relate", edit, [("kind", "related"), ("reason", "Changed")]);
        (await ReadAsync(claim)).Body!.TextContent.ShouldContain("Changed");
        var late = await SendAsync(editor, stale, "#relate", edit, [("reason", "Too late")]);
        (late.StatusCode, Disputed(await DocumentAsync(late))).ShouldBe((HttpStatusCode.Conflict, "reason: *It depends*, Changed or Too late"));
        (await SendAsync(editor, stale, "#relate", edit, [("act", "remove")])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await SendAsync(editor, await ReadAsync(editor, edit), "#relate", edit, [("act", "remove")]);
        (await Visitor.GetAsync(edit)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await editor.GetAsync(edit)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_command_line_tells_what_would_move_and_only_then_moves_it()
    {
        string[] merge = ["actors", "merge", "ivan-ilyin", "--into", "Alexander Dugin and Ilyin", "--json"];
        (await Programs.Programs.CliAsync(Place, merge)).Code.ShouldBe(1);
        var asked = await Programs.Programs.CliAsync(Place, "actors", "merge", "ivan-ilyin", "--into", "nato", "--dry-run", "--json");
        (asked.Code, asked.Lines.Length).ShouldBe((0, 1));
        var told = System.Text.Json.JsonDocument.Parse(asked.Out).RootElement;
        (told.GetProperty("done").GetBoolean(), told.GetProperty("into").GetString()).ShouldBe((false, "nato"));
        (await Visitor.GetAsync("/actor/ivan-ilyin")).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/actor/ivan-ilyin");
        var done = await Programs.Programs.CliAsync(Place, "actors", "merge", "ivan-ilyin", "--into", "NATO", "--json");
        System.Text.Json.JsonDocument.Parse(done.Out).RootElement.GetProperty("about").GetInt32().ShouldBe(told.GetProperty("about").GetInt32());
        (await Visitor.GetAsync("/actor/ivan-ilyin")).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/actor/nato");
        var claims = await Programs.Programs.CliAsync(Place, "claims", "--about", "ivan-ilyin", "--json");
        claims.Lines.ShouldBe((await Programs.Programs.CliAsync(Place, "claims", "--about", "nato", "--json")).Lines);
        claims.Lines.ShouldNotBeEmpty();
        (await Programs.Programs.CliAsync(Place, "actors", "rename", "nato", "--to", "The North Atlantic alliance")).Out.ShouldContain("nato is called");
    }

    [Fact]
    public async Task By_keys_alone_a_claim_finds_the_one_it_answers()
    {
        await using var window = await EditorWindowAsync(1280, false);
        var (page, claim) = (window.Page, await ClaimAsync());
        await page.GotoAsync($"{claim}/relate");
        await page.FocusAsync("#words");
        await page.Keyboard.TypeAsync("sanctions");
        await page.Locator("#found", new() { HasText = "found." }).WaitForAsync();
        page.Url.ShouldContain("q=sanctions");
        foreach (var key in new[] { "ArrowDown", "ArrowDown", "2" }) await page.Keyboard.PressAsync(key);
        var other = await page.EvaluateAsync<string>("document.querySelector('[name=to]:checked').value");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("kind-contradicts");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("1 of them must be wrong");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.ArriveAsync($"**{claim}#r-contradicts");
        (await page.Locator($"li:has(a[href='/c/{other}'])").First.InnerTextAsync()).ShouldContain("1 of them must be wrong");
        window.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_page_is_accessible_wide_and_light_narrow_and_dark()
    {
        using var editor = await EditorAsync();
        var (claim, proposition) = (await ClaimAsync(), await PropositionAsync());
        var relation = (await ReadAsync(editor, (await ReadAsync(editor, "/claims")).QuerySelector("main a[href^='/c/']")!.GetAttribute("href")!)).QuerySelector("a[href*='/relation/']")?.GetAttribute("href");
        string[] pages =
        [
            "/actors/new", "/actor/russia", "/actor/russia/edit", "/actor/russia/merge", "/actor/russia/merge?into=ukr", "/actor/russia/merge?into=nato", "/actor/russia/merge?into=russia", "/actor/russia/split",
            "/topics/new", $"{Topic}/edit", $"{Topic}/merge?into=sanctions", $"{Topic}/split", "/propositions/new", $"{proposition}/edit", $"{proposition}/merge?into=war", $"{proposition}/split",
            $"/a/{A}/edit", claim, $"{claim}/relate", $"{claim}/relate?q=nothinglikethis", .. relation is null ? Array.Empty<string>() : [relation],
        ];
        foreach (var (width, dark) in Looks)
        {
            await using var window = await EditorWindowAsync(width, dark);
            foreach (var address in pages)
            {
                await window.Page.GotoAsync(address);
                await CheckAsync(window, address);
            }

            // The states of a form that was refused, or asked about.
            await window.Page.GotoAsync("/actors/new");
            await window.Page.FillAsync("#name", "Putyn");
            await window.Page.ClickAsync("main form button");
            await window.Page.Locator("[role=alert]").WaitForAsync();
            await CheckAsync(window, "/actors/new, asked about");
            await window.Page.GotoAsync("/actor/russia/split");
            await window.Page.ClickAsync("button[value=show]:not([aria-hidden])");
            await window.Page.Locator(".faults").WaitForAsync();
            await CheckAsync(window, "/actor/russia/split, refused");
            const string late = "/actor/nato/edit";
            await window.Page.GotoAsync(late);
            await window.Page.FillAsync("#alias1", $"Pact {width} {dark} late");
            await PostAsync(editor, late, ("alias", $"Pact {width} {dark}"));
            await window.Page.ClickAsync("form.entry button.first");
            await window.Page.Locator("#merge").WaitForAsync();
            await CheckAsync(window, $"{late}, met by a newer version");
        }
    }

    [Fact]
    public async Task Strangers_and_forged_forms_are_refused_on_every_page()
    {
        using var editor = await EditorAsync();
        var (claim, proposition) = (await ClaimAsync(), await PropositionAsync());
        var forged = 0;
        foreach (var address in new[] { $"/a/{A}/edit", "/actors/new", "/actor/nato/edit", "/actor/nato/merge?into=russia", "/actor/nato/split", "/topics/new", $"{Topic}/edit", $"{Topic}/merge?into=sanctions", $"{Topic}/split", "/propositions/new", $"{proposition}/edit", $"{proposition}/merge", $"{proposition}/split", $"{claim}/relate" })
        {
            (await Visitor.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
            (await Visitor.PostAsync(address, new FormUrlEncodedContent([]))).IsSuccessStatusCode.ShouldBeFalse(address);
            var handler = (await ReadAsync(editor, address)).QuerySelector("main form[method=post] input[name=_handler]")?.GetAttribute("value");
            if (handler is null) continue;
            forged++;
            (await editor.PostAsync(address, new FormUrlEncodedContent([new("_handler", handler), new("name", "Forged"), new("to", "Forged")]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, address);
        }

        forged.ShouldBeGreaterThan(9);
        (await Visitor.GetAsync("/actor/forged")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task CheckAsync(Window window, string address)
    {
        (await window.AmissAsync()).ShouldBeEmpty();
        window.Errors.Where(e => !e.Contains("40", StringComparison.Ordinal)).ShouldBeEmpty(address);
    }

    private async Task<string> CountAsync(string actor) => (await ReadAsync(actor)).QuerySelector("nav.tabs .count")!.TextContent;
}

public sealed class SqliteCurating(SqliteSite site) : CuratingJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresCurating(PostgresSite site) : CuratingJourney(site), IClassFixture<PostgresSite>;
