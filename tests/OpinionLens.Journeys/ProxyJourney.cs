using System.Net;
using System.Text.RegularExpressions;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>Behind a proxy that speaks TLS, at the root of a host and under a base path: an editor works as at home, and nothing goes
/// out in clear.</summary>
public abstract partial class ProxyJourney(Database database)
{
    private const string Own = "a-ceasefire-is-not-a-clock";

    [Theory]
    [InlineData("", "__Host-")]
    [InlineData("/lens", "__Secure-")]
    public async Task An_editor_works_behind_TLS_and_nothing_is_asked_in_clear(string root, string prefix)
    {
        await using var place = await Place.MakeAsync(database);
        if (database == Database.Postgres) (await Programs.Programs.CliAsync(place, "samples")).Code.ShouldBe(0);
        var (tls, clear) = (WebServer.FreePort(), WebServer.FreePort());
        var site = $"https://localhost:{tls}{root}";
        await using var web = await WebServer.StartAsync(place, new Dictionary<string, string> { ["OpinionLens__PublicAddress"] = site });
        await using var nginx = await Nginx.StartAsync(web.Address, tls, clear, root);
        await using var window = await Browser.OpenAsync(site);
        var page = window.Page;

        // It answers before it has said all that it says at its start.
        await page.WaitForFunctionlessAsync(() => Task.FromResult(Token().IsMatch(web.Said)));
        var token = Token().Match(web.Said).Value;
        token.ShouldStartWith(site + "/signin?token=");
        await page.GotoAsync(token);
        page.Url.ShouldBe(site + "/");

        await page.GotoAsync($"{site}/a/{Own}/annotate?p=5");
        await page.Locator("article:focus").WaitForAsync();
        await page.Keyboard.PressAsync("]");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#statement:focus").WaitForAsync();
        await page.Locator("#statement").FillAsync("Kept behind the proxy");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.ArriveAsync($"{site}/a/{Own}/annotate**kept=*");

        await page.GotoAsync($"{site}/claims");
        var file = await page.RunAndWaitForDownloadAsync(() =>
            page.EvaluateAsync("document.querySelector('a[href*=\"/claims.csv\"]').click()"));
        (await File.ReadAllTextAsync((await file.PathAsync())!)).ShouldContain("Kept behind the proxy");
        file.Url.ShouldStartWith(site + "/claims.csv");

        await page.GotoAsync(site + "/");
        await page.FollowAsync($"main a[href^='{root}/compare/']");
        page.Url.ShouldStartWith(site + "/compare/");
        await page.FollowAsync("form[action$='/theme'] button >> visible=true");
        page.Url.ShouldStartWith(site + "/compare/");

        // Every cookie is bound to this host and to https, and no answer was blocked by the policy on forms.
        var cookies = await page.Context.CookiesAsync();
        cookies.Count.ShouldBeGreaterThanOrEqualTo(3);
        cookies.ShouldAllBe(c => c.Secure && c.Name.StartsWith(prefix) && c.Path == (root == "" ? "/" : root));
        window.Foreign.ShouldBeEmpty();
        window.Errors.ShouldBeEmpty();
        await InClearAsync(site, $"http://localhost:{clear}{root}/articles");
    }

    /// <summary>Who comes by http is led to https before anything is said, and by https is told to come so for a year.</summary>
    private static async Task InClearAsync(string site, string address)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = (_, _, _, _) => true });
        var led = await client.GetAsync(address);
        (led.StatusCode, led.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.PermanentRedirect, site + "/articles"));
        led.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var page = await client.GetAsync(site + "/articles");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000"]);
    }

    [GeneratedRegex(@"http\S+/signin\?token=\w+")]
    private static partial Regex Token();
}

public sealed class SqliteProxy() : ProxyJourney(Database.Sqlite);

public sealed class PostgresProxy() : ProxyJourney(Database.Postgres);
