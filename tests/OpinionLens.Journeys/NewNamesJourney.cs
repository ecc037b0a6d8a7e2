using System.Net;
using AngleSharp.Dom;
using OpinionLens.Journeys.Programs;
using Shouldly;
using static OpinionLens.Journeys.Programs.Forms;

namespace OpinionLens.Journeys;

/// <summary>A new name that comes near to a known one is asked about before an actor is made of it, wherever names are typed.</summary>
public abstract class NewNamesJourney(Site site) : Journey(site)
{
    private const string Own = "a-ceasefire-is-not-a-clock", Typed = "Vladimir Putyn";

    [Theory]
    [InlineData($"/a/{Own}/annotate?p=5&s=1", "source")]
    [InlineData($"/a/{Own}/annotate?p=5&s=1", "about1")]
    [InlineData($"/a/{Own}/edit", "authors")]
    [InlineData($"/a/{Own}/edit", "outlet")]
    [InlineData("/actor/vladimir-putin/split", "to")]
    public async Task A_form_asks_and_makes_nobody(string address, string field)
    {
        using var editor = await EditorAsync();
        var answer = await SendAsync(editor, await ReadAsync(editor, address), "form.entry", address, [(field, Typed), ("then", "split")]);
        await AskedAsync(answer, field);
    }

    [Theory]
    [InlineData("Vladimir Putyn", "Vladimir Putin")]
    [InlineData("Ukra", "Ukraine")]
    public async Task The_page_of_a_new_actor_asks_too(string typed, string known)
    {
        using var editor = await EditorAsync();
        var answer = await PostAsync(editor, "/actors/new", ("name", typed));
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await DocumentAsync(answer)).QuerySelector("[role=alert]")!.TextContent.ShouldContain(known);
    }

    [Fact]
    public async Task The_check_of_a_text_asks_and_takes_the_answer()
    {
        using var editor = await EditorAsync();
        var start = await ReadAsync(editor, "/import");
        using var fields = new MultipartFormDataContent();
        foreach (var hidden in start.QuerySelectorAll("form.take input[type=hidden]")) fields.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        fields.Add(new StringContent("The quay is full of names\nBy: Volodymyr Zelenskyj - 2 March 2025\nThe quay has stood there since the war, and it is full."), "text");
        var check = (await editor.PostAsync("/import", fields)).RequestMessage!.RequestUri!.AbsolutePath;
        var asked = await SendAsync(editor, await ReadAsync(editor, check), "form.check", check, [("author", "Vladimir Putyn"), ("act", "save")]);
        await AskedAsync(asked, "author");
        var saved = await SendAsync(editor, await ReadAsync(editor, check), "form.check", check, [("author", "Quentin Abernathy-Zwick"), ("act", "save")]);
        saved.RequestMessage!.RequestUri!.Query.ShouldContain("done=1", customMessage: await saved.Content.ReadAsStringAsync());
    }

    private async Task AskedAsync(HttpResponseMessage answer, string field)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await DocumentAsync(answer);
        page.QuerySelector($".faults a[href='#{field}']")!.TextContent.ShouldBe($"“{Typed}” is nobody known here, and Vladimir Putin is: write that name, or tick that it is somebody new.");
        page.QuerySelector("input[name=asnew]")!.GetAttribute("value").ShouldBe(Typed);
        (await Visitor.GetAsync("/actor/vladimir-putyn")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}

public sealed class SqliteNewNames(SqliteSite site) : NewNamesJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresNewNames(PostgresSite site) : NewNamesJourney(site), IClassFixture<PostgresSite>;
