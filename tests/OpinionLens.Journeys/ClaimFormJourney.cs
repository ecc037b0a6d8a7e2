using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using OpinionLens.Journeys.Programs;
using Shouldly;
using static OpinionLens.Journeys.Programs.Forms;

namespace OpinionLens.Journeys;

/// <summary>
/// The form of a claim never lies: whatever is typed into it is in the claim that is saved, or the form comes back with all of it and a fault
/// beside a field. Random posts, as a browser without a script sends them.
/// </summary>
public abstract class ClaimFormJourney(Site site) : Journey(site)
{
    private const string Own = "a-ceasefire-is-not-a-clock", Form = $"/a/{Own}/annotate?p=5&s=1";
    private static readonly string[] Fields = ["statement", "voice", "source", "cue", "outer", "outercue", "about1", "stance1", "about2", "stance2", "type", "topics", "proposition", "polarity"];

    private static int Posts => Long ? 1000 : 60;

    [Fact]
    public async Task What_is_typed_is_saved_or_comes_back_with_a_fault()
    {
        var seed = Environment.TickCount;
        var dice = new Random(seed);
        using var editor = await EditorAsync();
        var page = await ReadAsync(editor, Form);
        var author = (await ReadAsync(editor, $"/a/{Own}")).QuerySelector("h1 + p a[href^='/actor/'], .byline a[href^='/actor/']")!.TextContent.Trim();
        var saved = new Dictionary<string, Dictionary<string, string>>();
        var wrong = new List<string>();
        for (var post = 0; post < Posts; post++)
        {
            var typed = Typed(dice, $"Claim {seed}-{post} of the form", author);
            // Each form has an id of its own, as every page has.
            page = await ReadAsync(editor, Form);
            var answer = await SendAsync(editor, page, "form.entry", Form, [.. typed.Where(t => t.Value.Length > 0 || !t.Key.StartsWith("type", StringComparison.Ordinal)).Select(t => (t.Key, t.Value))]);
            if (answer.RequestMessage!.RequestUri!.Query.Contains("kept=", StringComparison.Ordinal)) saved[typed["statement"]] = typed;
            else wrong.AddRange((await LostAsync(answer, typed)).Select(l => $"post {post}: {l}"));
        }

        var claims = (await Programs.Programs.CliAsync(Place, "claims", "--article", Own, "--json")).Lines.Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(c => c.GetProperty("statement").GetString()!);
        foreach (var (statement, typed) in saved)
            wrong.AddRange(claims.TryGetValue(statement, out var claim) ? Unlike(claim, typed, author).Select(u => $"{statement}: {u}") : [$"{statement} was acknowledged and is not there"]);
        wrong.ShouldBeEmpty($"seed {seed}");
        saved.Count.ShouldBeInRange(Posts / 10, Posts * 9 / 10, "The posts are to be of both kinds.");
    }

    [Fact]
    public async Task Without_script_the_first_button_only_checks_and_says_whose_voice_it_is()
    {
        using var editor = await EditorAsync();
        var page = await ReadAsync(editor, Form);
        page.QuerySelector("form.entry button")!.GetAttribute("value").ShouldBe("check");
        var statement = "Checked " + Guid.NewGuid().ToString("N");
        var answer = await SendAsync(editor, page, "form.entry", Form, [("statement", statement), ("voice", "author"), ("source", "Harbour Board of Quillmouth"), ("then", "check")]);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var told = await DocumentAsync(answer);
        told.QuerySelector(".slip[role=status]")!.TextContent.ShouldContain("nothing is saved yet. It is held by Harbour Board of Quillmouth; the voice is indirect.");
        told.GetElementById("statement")!.TextContent.Trim().ShouldBe(statement);
        (await ReadAsync(editor, $"/claims?q={statement.Split(' ')[1]}")).Body!.TextContent.ShouldNotContain(statement);
    }

    /// <summary>A post of all fields; most of them empty in most posts, as in life.</summary>
    private static Dictionary<string, string> Typed(Random dice, string statement, string author)
    {
        string One(params string[] of) => of[dice.Next(of.Length)];
        string Seldom(params string[] of) => dice.Next(3) == 0 ? One(of) : "";
        string[] tame = ["Iran", "Vladimir Putin", author, "Quillmouth Herring Board", "Iran, NATO", "Reed, Tom; Iran;"];
        string[] wild = [.. tame, "Ira", "Zelenskiy", "海事局", ",", "; ;", "…", new string('x', 230)];
        // Every second post has nothing in it that cannot be saved but by chance.
        var isTame = dice.Next(2) == 0;
        var names = isTame ? tame : wild;
        var typed = new Dictionary<string, string>
        {
            ["statement"] = statement, ["voice"] = isTame ? "author" : One("author", "author", "direct", "indirect", "mixed", "nobody"), ["source"] = dice.Next(2) == 0 ? One(names) : "",
            ["cue"] = Seldom("said", "according to"), ["outer"] = Seldom(names), ["outercue"] = Seldom("reported"),
            ["about1"] = Seldom(names), ["stance1"] = One("neutral", "neutral", "critical"), ["about2"] = Seldom(names), ["stance2"] = One("neutral", "neutral", "neutral", "mixed"),
            ["type"] = isTame ? Seldom("fact", "policy") : Seldom("fact", "song"), ["topics"] = isTame ? Seldom("herring", "herring, quays") : Seldom("!", new string('y', 401)),
            ["proposition"] = isTame ? Seldom("Herring are few") : Seldom(new string('z', 500)), ["polarity"] = One("asserts", "asserts", "asserts", "denies"),
        };
        foreach (var (needs, what) in new[] { ("cue", "source"), ("outer", "source"), ("outercue", "outer") }) if (isTame && typed[what].Length == 0) typed[needs] = "";
        foreach (var (stance, about) in new[] { ("stance1", "about1"), ("stance2", "about2") }) if (isTame && typed[about].Length == 0) typed[stance] = "neutral";
        if (isTame && typed["proposition"].Length == 0) typed["polarity"] = "asserts";
        return typed;
    }

    private static async Task<IEnumerable<string>> LostAsync(HttpResponseMessage answer, Dictionary<string, string> typed)
    {
        if (answer.StatusCode != HttpStatusCode.BadRequest) return [$"answers {(int)answer.StatusCode}"];
        var page = await DocumentAsync(answer);
        var faults = page.QuerySelectorAll(".faults a[href^='#']").Select(a => a.GetAttribute("href")![1..]).ToList();
        var lost = Fields.Where(f => f is not ("voice" or "type") && Shown(page, f) != typed[f]).Select(f => $"“{typed[f]}” of {f} came back as “{Shown(page, f)}”");
        return [.. lost, .. faults.Count == 0 ? ["came back without a fault"] : faults.Where(f => page.GetElementById(f) is null).Select(f => $"a fault leads to #{f}, which is not there")];
    }

    private static string? Shown(IDocument page, string field) => page.QuerySelector($"form.entry [name={field}]") switch
    {
        IHtmlTextAreaElement area => area.Value.Trim(), IHtmlSelectElement select => select.Value, IHtmlInputElement input => input.Value, _ => null,
    };

    /// <summary>What of the form is not in the claim.</summary>
    private static IEnumerable<string> Unlike(JsonElement claim, Dictionary<string, string> typed, string author)
    {
        string? Text(string name) => claim.GetProperty(name).GetString();
        static string Join(IEnumerable<string> names) => string.Join("|", names.Order(StringComparer.Ordinal));
        var chain = claim.GetProperty("attribution").EnumerateArray().Select(l => (Sources: Join(l.GetProperty("sources").EnumerateArray().Select(s => s.GetString()!)), Cue: l.GetProperty("cue").GetString() ?? "")).ToList();
        var isOwn = typed["source"] == author && typed["outer"].Length == 0;
        var links = isOwn ? [] : new[] { ("outer", "outercue"), ("source", "cue") }.Where(l => typed[l.Item1].Length > 0).Select(l => (Join(Names(typed[l.Item1])), typed[l.Item2])).ToList();
        if (!chain.SequenceEqual(links)) yield return $"is held by {string.Join(" / ", chain)} and not by {string.Join(" / ", links)}";
        if (isOwn && typed["cue"].Length > 0) yield return "has lost its cue";
        if (Text("voice") == "author" != (links.Count == 0)) yield return $"has the voice {Text("voice")}";
        if (!isOwn && typed["voice"] != "author" && Text("voice") != typed["voice"]) yield return $"has the voice {Text("voice")}, not {typed["voice"]}";
        if ((Text("type") ?? "") != typed["type"]) yield return $"is of type {Text("type")}, not {typed["type"]}";
        var about = claim.GetProperty("about").EnumerateArray().Select(a => $"{a.GetProperty("actor").GetString()}:{a.GetProperty("stance").GetString()}").ToHashSet();
        var wanted = Enumerable.Range(1, 2).Select(i => i.ToString(CultureInfo.InvariantCulture)).Where(i => typed["about" + i].Length > 0).Select(i => $"{typed["about" + i]}:{typed["stance" + i]}").ToHashSet();
        if (!about.SetEquals(wanted)) yield return $"is about {string.Join(", ", about)}, not {string.Join(", ", wanted)}";
        if (Join(claim.GetProperty("topics").EnumerateArray().Select(t => t.GetString()!)) != Join(Names(typed["topics"]))) yield return "has other topics";
        if ((Text("proposition") ?? "") != typed["proposition"]) yield return $"asserts “{Text("proposition")}”";
        if (typed["proposition"].Length > 0 && Text("polarity") != typed["polarity"]) yield return $"has the polarity {Text("polarity")}";
    }

    private static IEnumerable<string> Names(string typed) => typed.Split(typed.Contains(';', StringComparison.Ordinal) ? ';' : ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

public sealed class SqliteClaimForm(SqliteSite site) : ClaimFormJourney(site), IClassFixture<SqliteSite>;

public sealed class PostgresClaimForm(PostgresSite site) : ClaimFormJourney(site), IClassFixture<PostgresSite>;
