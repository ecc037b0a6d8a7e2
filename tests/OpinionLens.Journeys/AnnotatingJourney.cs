using System.Net;
using AngleSharp.Dom;
using OpinionLens.Journeys.Programs;
using Shouldly;
using static OpinionLens.Journeys.Programs.Forms;

namespace OpinionLens.Journeys;

/// <summary>An editor makes claims in the browser: by links and forms alone, and by keys.</summary>
public abstract class AnnotatingJourney(Site site) : Journey(site)
{
    private const string Own = "a-ceasefire-is-not-a-clock";

    [Fact]
    public async Task Without_script_a_sentence_becomes_a_claim_and_a_wrong_quote_loses_nothing()
    {
        (await Visitor.GetAsync($"/a/{Own}/annotate")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var editor = await EditorAsync();
        var start = await ReadAsync(editor, $"/a/{Own}/annotate");
        var sentence = start.QuerySelectorAll(".acts a[aria-label^='Sentence 2']")[1].GetAttribute("href")!;
        var page = await ReadAsync(editor, sentence);
        var quote = page.GetElementById("quote1")!.TextContent.Trim();
        quote.Length.ShouldBeGreaterThan(10);
        page.GetElementById("statement")!.TextContent.Trim().Length.ShouldBeGreaterThan(5);

        var wrong = await SendAsync(editor, page, "form.entry", sentence, [("quote1", "words that stand nowhere in this text at all"), ("statement", "Typed with care")]);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var told = await wrong.Content.ReadAsStringAsync();
        told.ShouldContain("There is a problem");
        told.ShouldContain("Typed with care");

        var kept = await SendAsync(editor, page, "form.entry", sentence, [("statement", "A claim made by form")]);
        kept.StatusCode.ShouldBe(HttpStatusCode.OK);
        var after = await kept.Content.ReadAsStringAsync();
        after.ShouldContain("A claim made by form");
        var id = kept.RequestMessage!.RequestUri!.Query.Split("kept=")[1].Split('&', '#')[0];
        (await ReadAsync($"/c/{id}")).QuerySelector("h1")!.TextContent.ShouldContain("A claim made by form");
    }

    [Fact]
    public async Task A_paragraph_is_said_to_hold_nothing_and_that_is_taken_back()
    {
        using var editor = await EditorAsync();
        var waits = (await ReadAsync(editor, $"/a/{Own}/annotate")).QuerySelectorAll("header a").Single(a => a.TextContent.Contains("waits", StringComparison.Ordinal)).GetAttribute("href")!;
        var paragraph = waits.Split("p=")[1].Split('#')[0];
        // Paragraph 2 has claims: there it cannot be said.
        (await ReadAsync(editor, $"/a/{Own}/annotate?p=2")).QuerySelector("form.nothing").ShouldBeNull();
        foreach (var says in new[] { "nothing to claim", "Sentence" })
        {
            await SendAsync(editor, await ReadAsync(editor, waits), "form.nothing", waits, []);
            (await ReadAsync(editor, $"/a/{Own}/annotate")).GetElementById($"p{paragraph}")!.TextContent.ShouldContain(says);
        }
    }

    [Fact]
    public async Task By_keys_a_plain_sentence_takes_four_and_the_page_is_accessible_everywhere()
    {
        foreach (var (width, dark) in Looks)
        {
            await using var window = await EditorWindowAsync(width, dark);
            await window.Page.GotoAsync($"/a/{Own}/annotate?p=5");
            (await window.AmissAsync()).ShouldBeEmpty();
            await window.Page.Locator("article:focus").WaitForAsync();
            await window.Page.Keyboard.PressAsync("]");
            await window.Page.Keyboard.PressAsync("n");
            await window.Page.Keyboard.PressAsync("Enter");
            await window.Page.Locator("#statement:focus").WaitForAsync();
            window.Page.Url.ShouldContain("p=6&at=0-");
            (await window.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("statement");
            await window.Page.Keyboard.PressAsync("Control+Enter");
            await window.Page.ArriveAsync("**kept=*");
            (await window.Page.Locator(".slip[role=status]").InnerTextAsync()).ShouldContain("Kept");
            window.Errors.ShouldBeEmpty();
        }
    }
}

public sealed class SqliteAnnotating(SqliteSite site) : AnnotatingJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresAnnotating(PostgresSite site) : AnnotatingJourney(site), IClassFixture<PostgresSite>;
