using System.Net;
using OpinionLens.Journeys.Programs;
using Shouldly;
using static OpinionLens.Journeys.Programs.Forms;

namespace OpinionLens.Journeys;

/// <summary>An editor puts right what is said of an article: its claims follow, a late save overwrites nothing, undo gives all of it back.</summary>
public abstract class ArticleDetailsJourney(Site site) : Journey(site)
{
    [Fact]
    public async Task Without_script_what_is_said_of_an_article_is_put_right_and_undone()
    {
        using var editor = await EditorAsync();
        const string address = $"/a/{B}/edit";
        var byline = (await ReadAsync($"/a/{B}")).QuerySelector(".head")!.TextContent;
        (await ReadAsync($"/a/{B}")).QuerySelector($"a[href='{address}']").ShouldBeNull();
        (await ReadAsync(editor, $"/a/{B}")).QuerySelector($"a[href='{address}']")!.TextContent.ShouldBe("Details");
        var late = await ReadAsync(editor, address);
        // Bad input is told beside the form, which stays as it was sent.
        foreach (var (field, value, why) in new[] { ("title", "", "title is missing"), ("language", "English", "is a code"), ("source", "ftp://quay.example", "http:// or https://"), ("date", "3 June", "YYYY-MM-DD"), ("authors", "Mara Quill\n…", "no name of an author") })
        {
            var refused = await PostAsync(editor, address, (field, value), ("rights", "kept as typed"));
            var told = await DocumentAsync(refused);
            (refused.StatusCode, told.QuerySelector(".faults")!.TextContent.Contains(why, StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true), field);
            told.QuerySelector($".faults a[href='#{field}']").ShouldNotBeNull(field);
            told.QuerySelector("#rights")!.TextContent.ShouldBe("kept as typed");
        }

        var page = await DocumentAsync(await PostAsync(editor, address, ("authors", "Mara Quill\r\nTomas Reed"), ("outlet", "Harbour Gazette"), ("date", "2025-02-21"), ("precision", "day"), ("notes", "See <b>the</b> *quay*")));
        page.QuerySelector(".head")!.TextContent.ShouldContain("Mara Quill");
        page.QuerySelector(".head")!.TextContent.ShouldContain("Tomas Reed");
        page.QuerySelector(".head")!.TextContent.ShouldContain("21 February 2025");
        page.QuerySelector("main")!.InnerHtml.ShouldContain("<em>quay</em>");
        (await ReadAsync($"/claims?article={B}&source=mara-quill&from=2025-02-21&to=2025-02-21")).QuerySelectorAll("ol.claims > li").Length.ShouldBeGreaterThan(5);
        (await ReadAsync("/claims?outlet=harbour-gazette")).QuerySelector("p[role=status]")!.TextContent.ShouldContain("75 claims");
        // Who opened the form before is asked where both have changed the same; what only one has changed is kept.
        var asked = await SendAsync(editor, late, "form.entry", address, [("outlet", "The Quay Post"), ("genre", "news")]);
        var merge = await DocumentAsync(asked);
        asked.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        Disputed(merge).ShouldBe("outlet: Financial Times, Harbour Gazette or The Quay Post");
        merge.QuerySelector("#date")!.GetAttribute("value").ShouldBe("2025-02-21");
        (await SendAsync(editor, merge, "form.entry", address, [("take-outlet", "theirs")])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ReadAsync($"/a/{B}")).QuerySelector(".head")!.TextContent.ShouldContain("News");
        for (var i = 0; i < 2; i++) await SendAsync(editor, await ReadAsync(editor, "/undo"), "#turn", "/undo", [("do", "undo")]);
        (await ReadAsync($"/a/{B}")).QuerySelector(".head")!.TextContent.ShouldBe(byline);
    }
}

public sealed class SqliteArticleDetails(SqliteSite site) : ArticleDetailsJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresArticleDetails(PostgresSite site) : ArticleDetailsJourney(site), IClassFixture<PostgresSite>;
