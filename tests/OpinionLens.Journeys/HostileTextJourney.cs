using System.Text.Json;
using System.Text.RegularExpressions;
using OpinionLens.Journeys.Programs;
using Shouldly;

namespace OpinionLens.Journeys;

/// <summary>Every field of the model is filled with markup that fires where it is not encoded; every page is opened; nothing fires.</summary>
public sealed class HostileTextJourney
{
    private const string Slug = "hostile";

    private static List<string> Payloads(int most)
    {
        var material = Environment.GetEnvironmentVariable("OPINIONLENS_MATERIAL");
        var file = Path.Combine(material ?? "", "suites", "xss", "live.jsonl");
        Assert.SkipWhen(string.IsNullOrEmpty(material) || !File.Exists(file), "The payloads are not at hand: OPINIONLENS_MATERIAL names no folder with suites/xss/.");
        var all = File.ReadLines(file).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("payload").GetString()!)
            .Select(p => Regex.Replace(p, @"[\p{C}\s]+", " ").Trim()).Where(p => p.Length is > 0 and < 1500).Distinct().ToList();
        // A short run takes some from all over the list.
        return most >= all.Count ? all : [.. all.Where((_, i) => i % (all.Count / most) == 0).Take(most)];
    }

    private static string Pack(List<string> payloads)
    {
        string Name(int i, string of) => $"{of}-{i}";
        var each = Enumerable.Range(0, payloads.Count).ToList();
        return JsonSerializer.Serialize(new
        {
            format = "opinionlens-pack", version = 1, name = payloads[0], salt = new string('a', 32), license = payloads[0],
            actors = each.Select(i => new { slug = Name(i, "actor"), name = payloads[i], kind = "person", aliases = new[] { new { name = payloads[i], kind = "epithet" } }, offices = new[] { new { title = payloads[i], of = Name(i, "actor"), from = "2020", to = "2021" } } }),
            topics = each.Select(i => new { slug = Name(i, "topic"), name = payloads[i] }),
            propositions = each.Select(i => new { slug = Name(i, "point"), wording = payloads[i], topic = Name(i, "topic") }),
            articles = new[] { Slug, "hostile-too" }.Select((slug, n) => new
            {
                slug, title = payloads[n], authors = new[] { "actor-0" }, outlet = "actor-1", date = "2026-01-01", datePrecision = "about", dateNote = payloads[n], language = "en", genre = "op-ed",
                rights = payloads[n], notes = payloads[n],
                revisions = new[] { new { number = 1, kind = "original", when = "2026-01-01T00:00:00Z", why = payloads[n], paragraphs = payloads.Select(p => new { role = "body", text = p + slug }) } },
            }),
            claims = each.SelectMany(i => new[] { Slug, "hostile-too" }.Select((slug, n) => new
            {
                key = $"{slug}-{i}", article = slug, statement = payloads[i], type = "fact", voice = "indirect", attribution = new[] { new { sources = new[] { Name(i, "actor") }, cue = payloads[i] } },
                about = new[] { new { actor = Name(i, "actor"), stance = "critical" } }, topics = new[] { Name(i, "topic") }, proposition = Name(i, "point"), polarity = n == 0 ? "asserts" : "denies",
                passages = new[] { new { at = new[] { new { revision = 1, paragraph = i + 1, start = 0, end = payloads[i].Length } } } },
            })),
            relations = each.Select(i => new { from = $"{Slug}-{i}", to = $"hostile-too-{i}", kind = "contradicts", reason = payloads[i], confirmed = i % 2 == 0 }),
        });
    }

    [Fact]
    public async Task Nothing_that_a_user_supplied_ever_runs()
    {
        var everything = Environment.GetEnvironmentVariable("OPINIONLENS_LONG") == "1";
        var payloads = Payloads(everything ? int.MaxValue : 30);
        await using var place = await Place.MakeAsync(Database.Sqlite);
        var file = Path.Combine(place.Folder, "hostile.pack.json");
        await File.WriteAllTextAsync(file, Pack(payloads));
        (await Programs.Programs.CliAsync(place, "pack", "import", file)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(0, r.Error));
        await using var web = await WebServer.StartAsync(place);
        await using var window = await Browser.OpenAsync(web.Address);
        await window.Page.AddInitScriptAsync("window.fired = []; for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = text => window.fired.push(name + ': ' + text);");
        var claims = (await Programs.Programs.CliAsync(place, "claims", "--article", Slug, "--json")).Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()!).ToList();
        claims.Count.ShouldBe(payloads.Count);
        var step = everything ? 5 : 3;
        var pages = new List<string> { "/", "/articles", $"/a/{Slug}", $"/a/{Slug}/history", "/claims", "/actors", "/topics", "/propositions", $"/compare/{Slug}/hostile-too", $"/compare/{Slug}/hostile-too?view=texts", $"/compare/{Slug}/hostile-too?view=proposed", $"/compare/{Slug}", "/compare", "/search?q=alert", $"/claims?article={Slug}&voice=indirect" };
        pages.AddRange(claims.Where((_, i) => i % step == 0).Select(id => $"/c/{id}"));
        pages.AddRange(Enumerable.Range(0, payloads.Count).Where(i => i % step == 0).SelectMany(i => new[] { $"/actor/actor-{i}", $"/topic/topic-{i}", $"/proposition/point-{i}" }));
        pages.AddRange(payloads.Where((_, i) => i % step == 0).SelectMany(p => new[] { "/search?q=" + Uri.EscapeDataString(p), "/claims?source=" + Uri.EscapeDataString(p), "/signin?returnUrl=" + Uri.EscapeDataString(p) }));
        foreach (var page in pages)
        {
            await window.Page.GotoAsync(page);
            await window.Page.EvaluateAsync("for (const e of document.querySelectorAll('main *')) for (const n of ['mouseover', 'focus', 'error', 'toggle', 'animationstart']) e.dispatchEvent(new Event(n))");
            (await window.Page.EvaluateAsync<string[]>("window.fired")).ShouldBeEmpty(page);
            // Nothing of the payloads became markup of its own; the page's own script is a file of the site.
            (await window.Page.Locator("main script:not([type=module][src^='/texts.']), main iframe, main object, main embed, main [onerror], main [onload], main [onclick], main [onmouseover], main a[href^='javascript' i], main a[href^='data' i]").CountAsync()).ShouldBe(0, page);
        }
        window.Dialogs.ShouldBeEmpty();
        window.Foreign.ShouldBeEmpty();
    }
}
