using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpinionLens.Store.Accounts;
using OpinionLens.Store.ChangeLog;
using Shouldly;

namespace OpinionLens.Web.Tests;

/// <summary>Every address of the program that takes a POST, as the program itself lists them: none can be forgotten here.</summary>
[Collection(nameof(PageStatements))]
public sealed class WritersTable : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opinionlens-");

    [Fact]
    public async Task Nobody_writes_without_the_cookie_and_nobody_without_the_forms_token()
    {
        await using var site = new WebApplicationFactory<Program>().WithWebHostBuilder(web => web.UseSetting("db", Path.Combine(folder.FullName, "web.db")).UseEnvironment("Production"));
        using var stranger = site.CreateClient(new() { AllowAutoRedirect = false });
        using var editor = site.CreateClient(new() { AllowAutoRedirect = false });
        (await editor.GetAsync($"/signin?token={await site.Services.GetRequiredService<EditorTokens>().MakeAsync("ada")}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await editor.GetAsync("/undo")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var claim = (await editor.GetStringAsync("/claims")).Split("/c/")[1][..13];
        var addresses = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("POST"))
            .Select(e => Filled(e.RoutePattern.RawText!, claim)).Where(a => !a.Contains('*', StringComparison.Ordinal) && !a.StartsWith("/problem", StringComparison.Ordinal) && !a.Contains("_framework", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToList();
        addresses.Count.ShouldBeGreaterThan(35);
        await site.ToldAsync();
        var newest = await site.Services.GetRequiredService<ChangeJournal>().NewestAsync();
        var told = new List<string>();
        foreach (var address in addresses)
        {
            // A look is no writing: /theme takes a form from this site's own pages and keeps a cookie in the browser.
            if (address == "/theme") continue;
            var (no, without) = (await PostAsync(stranger, address), await PostAsync(editor, address));
            if (no is not (HttpStatusCode.Forbidden or HttpStatusCode.BadRequest or HttpStatusCode.NotFound)) told.Add($"a stranger, {address}: {(int)no}");
            if (without is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound)) told.Add($"an editor without the token, {address}: {(int)without}");
        }
        told.ShouldBeEmpty();
        (await site.Services.GetRequiredService<ChangeJournal>().NewestAsync()).ShouldBe(newest);
    }

    private static string Filled(string route, string claim) => "/" + route.TrimStart('/').Replace("{Id}", claim, StringComparison.OrdinalIgnoreCase).Replace("{Number:int}", "1", StringComparison.Ordinal)
        .Replace("{Slug}", "a-ceasefire-is-not-a-clock", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string address)
    {
        // One form of every name that the pages have, and all fields that mean something somewhere.
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "claim", ["do"] = "undo", ["statement"] = "Forged", ["quote1"] = "Haste is not a strategy", ["voice"] = "author", ["status"] = "retired", ["version"] = "1", ["name"] = "Forged", ["act"] = "save", ["place"] = "claim/0000000000001",
        });
        return (await client.PostAsync(address, form)).StatusCode;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }
}
