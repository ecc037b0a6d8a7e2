using System.Net;
using AngleSharp;

namespace OpinionLens.Journeys.Programs;

/// <summary>
/// Signs editors in at a site. A one-time address takes a start of the command line; so the first editor comes by one, and each that follows has the same right under a name of
/// their own, as two browsers of one person do that were given names in the settings.
/// </summary>
public sealed class Editors(Place place, Uri address)
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private CookieContainer? first;

    /// <summary>The cookies of a new editor.</summary>
    public async Task<CookieContainer> CookiesAsync()
    {
        await turn.WaitAsync();
        try
        {
            var jar = new CookieContainer();
            if (first is not null) jar.Add(first.GetCookies(address));
            using var client = Client(jar);
            using var settings = await client.GetAsync("/settings");
            if (!settings.IsSuccessStatusCode) return first = await SignInAsync();
            await NameAsync(client, await settings.Content.ReadAsStringAsync());
            return jar;
        }
        finally { turn.Release(); }
    }

    private async Task<CookieContainer> SignInAsync()
    {
        var jar = new CookieContainer();
        using var client = Client(jar);
        using var response = await client.GetAsync(await Programs.SignInPathAsync(place));
        Assert.True(response.IsSuccessStatusCode, $"signing in answers {(int)response.StatusCode}");
        // Others begin with a copy of these: what this editor's browser does to its own is not theirs.
        var own = new CookieContainer();
        own.Add(jar.GetCookies(address));
        return own;
    }

    private static async Task NameAsync(HttpClient client, string settings)
    {
        var page = await BrowsingContext.New().OpenAsync(r => r.Content(settings));
        var fields = page.QuerySelectorAll("form.entry input").Where(f => f.GetAttribute("name") != "name").Select(f => KeyValuePair.Create(f.GetAttribute("name")!, f.GetAttribute("value") ?? ""));
        using var named = await client.PostAsync("/settings", new FormUrlEncodedContent([.. fields, new("name", "editor " + Guid.NewGuid().ToString("N")[..6])]));
        Assert.True(named.IsSuccessStatusCode, $"naming an editor answers {(int)named.StatusCode}");
    }

    private HttpClient Client(CookieContainer jar) => new(new HttpClientHandler { CookieContainer = jar }) { BaseAddress = address };
}
