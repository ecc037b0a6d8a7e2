using System.Diagnostics;
using Microsoft.Playwright;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>
/// The server is killed while somebody types and while somebody saves, at moments drawn from a seed: every acknowledged save is there, once; of what was typed
/// nothing older than 0.3 s is lost where the browser lives, nothing older than 2 s where only the server's copy is left.
/// </summary>
public abstract class KilledJourney(Database kind)
{
    private const string Own = "a-ceasefire-is-not-a-clock";
    private const int Seed = 5;

    /// <summary>Twenty rounds on the two databases in the short run, a hundred in the long one.</summary>
    private static int Rounds => Environment.GetEnvironmentVariable("OPINIONLENS_LONG") == "1" ? 50 : 10;

    [Fact]
    public async Task Killed_while_typing_and_while_saving_nothing_acknowledged_is_lost()
    {
        await using var place = await Place.MakeAsync(kind);
        (await Programs.Programs.CliAsync(place, "samples")).Code.ShouldBe(0);
        var web = await WebServer.StartAsync(place);
        try
        {
            await using var window = await Browser.OpenAsync(web.Address);
            await window.Page.GotoAsync(await Programs.Programs.SignInPathAsync(place));
            var chance = new Random(Seed);
            for (var round = 1; round <= Rounds; round++)
                web = round % 2 == 0 ? await SavingAsync(window.Page, web, place, round, chance) : await TypingAsync(window.Page, web, place, round, chance);
        }
        finally { await web.DisposeAsync(); }
        var kept = (await Programs.Programs.CliAsync(place, "claims", "--article", Own, "--limit", "500", "--json")).Lines;
        for (var round = 2; round <= Rounds; round += 2)
            kept.Count(l => l.Contains($"\"{Statement(round)}\"", StringComparison.Ordinal)).ShouldBe(1, $"round {round}");
    }

    private static async Task<WebServer> TypingAsync(IPage page, WebServer web, Place place, int round, Random chance)
    {
        await page.GotoAsync($"{web.Address}/a/{Own}/annotate?p=6&s=1");
        await page.Locator("#statement").FillAsync("");
        // Every second time the browser's own copy is gone too, as on another machine.
        var here = round % 4 == 1;
        var safe = here ? 300 : 2000;
        var typed = new List<(string Word, long At)>();
        var clock = Stopwatch.StartNew();
        // On a slow machine a word takes long to type: it goes on until one of them must have been kept.
        for (var until = safe + 400 + chance.Next(1200); clock.ElapsedMilliseconds < until || !typed.Exists(t => t.At <= clock.ElapsedMilliseconds - safe); await page.WaitForTimeoutAsync(30 + chance.Next(120)))
        {
            var word = $"r{round}w{typed.Count} ";
            await page.Locator("#statement").PressSequentiallyAsync(word);
            typed.Add((word, clock.ElapsedMilliseconds));
        }
        var killed = clock.ElapsedMilliseconds;
        await web.KillAsync();
        if (here) await page.WaitForTimeoutAsync(400); else await page.EvaluateAsync("localStorage.clear()");
        if (!here) await page.GotoAsync("about:blank");
        var again = await WebServer.StartAtAsync(web.Address, place);
        await page.GotoAsync($"{again.Address}/a/{Own}/annotate?p=6&s=1");
        await page.Locator("#restore:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**restore=*");
        var restored = await page.Locator("#statement").InputValueAsync();
        var due = string.Concat(typed.Where(t => t.At <= killed - safe).Select(t => t.Word)).TrimEnd();
        restored.ShouldStartWith(due, customMessage: $"round {round}");
        await page.GotoAsync($"{again.Address}/a/{Own}/annotate?p=6&s=1");
        await page.ClickAsync("aside.draft button[name=drop]");
        return again;
    }

    private static async Task<WebServer> SavingAsync(IPage page, WebServer web, Place place, int round, Random chance)
    {
        await page.GotoAsync($"{web.Address}/a/{Own}/annotate?p=6&s=2");
        var statement = Statement(round);
        await page.Locator("#statement").FillAsync(statement);
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForTimeoutAsync(chance.Next(160));
        await web.KillAsync();
        var acknowledged = await page.Locator(".slip[role=status]", new() { HasTextString = statement }).CountAsync() > 0;
        var again = await WebServer.StartAtAsync(web.Address, place);
        // A save that was not answered is sent again by the page: it is kept once, whether the first one had arrived or not.
        if (!acknowledged) await ComesAsync(page, statement, round);
        return again;
    }

    /// <summary>It tries every four seconds, and a server that has just begun answers a first save in as many, or in many more where the machine is busy.</summary>
    private static async Task ComesAsync(IPage page, string statement, int round)
    {
        try { await page.Locator(".slip[role=status]", new() { HasTextString = statement }).WaitForAsync(new() { Timeout = 90_000 }); }
        catch (TimeoutException e) { throw new TimeoutException($"What was saved in round {round} was not sent again. {await page.SaysAsync()}", e); }
    }

    private static string Statement(int round) => $"Saved in round {round} of {Seed}";
}

public sealed class SqliteKilled() : KilledJourney(Database.Sqlite);

public sealed class PostgresKilled() : KilledJourney(Database.Postgres);
