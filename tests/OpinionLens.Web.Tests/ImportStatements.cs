using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Store.Accounts;
using Shouldly;

namespace OpinionLens.Web.Tests;

/// <summary>A text that waits costs the database and the browser the same, whatever its length.</summary>
[Collection(nameof(PageStatements))]
public sealed partial class ImportStatements : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opinionlens-");

    [Fact]
    public async Task Checking_twenty_thousand_paragraphs_asks_as_much_as_checking_twenty()
    {
        await using var site = new WebApplicationFactory<Program>().WithWebHostBuilder(web => web.UseSetting("db", Path.Combine(folder.FullName, "web.db")).UseEnvironment("Production"));
        using var editor = site.CreateClient(new() { AllowAutoRedirect = true });
        var token = await site.Services.GetRequiredService<EditorTokens>().MakeAsync("ada");
        (await editor.GetAsync($"/signin?token={token}")).IsSuccessStatusCode.ShouldBeTrue();
        await site.ToldAsync();
        using var counter = await StatementCounter.StartAsync();
        var (few, many) = (await CheckAsync(editor, counter, 20), await CheckAsync(editor, counter, 20_000));
        (few.Rows, many.Rows).ShouldBe((20, 200));
        // The cookie is looked at anew every few seconds: that is one more.
        new[] { few.Read, many.Read }.ShouldAllBe(read => read <= 2);
        new[] { few.Kept, many.Kept }.ShouldAllBe(kept => kept <= 6);
    }

    private static async Task<(int Rows, int Read, int Kept)> CheckAsync(HttpClient editor, StatementCounter counter, int paragraphs)
    {
        var text = string.Join('\n', Enumerable.Range(1, paragraphs).Select(i => $"This is paragraph {i} of a text that has {paragraphs} of them."));
        var check = await editor.PostAsync("/import", Form(await editor.GetStringAsync("/import"), ("text", text)));
        check.StatusCode.ShouldBe(HttpStatusCode.OK);
        var (address, before) = (check.RequestMessage!.RequestUri!.PathAndQuery, counter.Count);
        var page = await editor.GetStringAsync(address);
        var read = counter.Count - before;
        (await editor.PostAsync(address, Form(page, ("act", "drop-7")))).StatusCode.ShouldBe(HttpStatusCode.OK);
        return (Row().Count(page), read, counter.Count - before - read);
    }

    private static MultipartFormDataContent Form(string page, params (string Name, string Value)[] fields)
    {
        var form = page[page.IndexOf(fields[0].Name == "text" ? "enctype" : "class=\"entry check\"", StringComparison.Ordinal)..];
        var content = new MultipartFormDataContent();
        foreach (Match hidden in Hidden().Matches(form[..form.IndexOf("</form>", StringComparison.Ordinal)])) content.Add(new StringContent(WebUtility.HtmlDecode(hidden.Groups[2].Value)), hidden.Groups[1].Value);
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        return content;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }

    [GeneratedRegex("<tr id=\"r")]
    private static partial Regex Row();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
