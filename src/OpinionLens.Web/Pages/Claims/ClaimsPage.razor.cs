using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Reading.Parts;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Claims;

/// <summary>Who says what about whom: the claims that a filter leaves. The address is the state.</summary>
public sealed partial class ClaimsPage
{
    private const int MostOptions = 60;
    private const int MostCounted = 1000;
    private ClaimFilter filter = new();
    private Page<ClaimReading> page = new([], null);
    private int count;
    private IReadOnlyList<(string Value, string Label)> holders = [], spokenOf = [], topics = [], articles = [];
    private IReadOnlyList<(string Label, string Without)> chips = [];
    private List<string> ignored = [];
    private (string Label, string Without, string Claims)? drop;

    [SupplyParameterFromQuery(Name = "source")] public string? Source { get; set; }
    [SupplyParameterFromQuery(Name = "about")] public string? About { get; set; }
    [SupplyParameterFromQuery(Name = "stance")] public string? StanceWord { get; set; }
    [SupplyParameterFromQuery(Name = "voice")] public string? VoiceWord { get; set; }
    [SupplyParameterFromQuery(Name = "type")] public string? TypeWord { get; set; }
    [SupplyParameterFromQuery(Name = "topic")] public string? Topic { get; set; }
    [SupplyParameterFromQuery(Name = "proposition")] public string? Proposition { get; set; }
    [SupplyParameterFromQuery(Name = "article")] public string? Article { get; set; }
    [SupplyParameterFromQuery(Name = "state")] public string? StateWord { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }
    [Inject] private ClaimLedger Ledger { get; set; } = null!;
    [Inject] private ActorDirectory Directory { get; set; } = null!;
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    private string Count => count > MostCounted ? "1,000+ claims" : Phrases.Count(count, "claim");

    protected override async Task OnInitializedAsync()
    {
        filter = new(Text(Article), Text(Source), Text(About), Word<Stance>(StanceWord), Word<Voice>(VoiceWord), Word<ClaimType>(TypeWord), Text(Topic), Text(Proposition), Word<AnchorState>(StateWord));
        // A stance always names its target: without one it narrows nothing.
        if (filter is { Stance: not null, About: null }) { filter = filter with { Stance = null }; ignored.Add($"stance {StanceWord} without an actor it is toward"); }
        page = await Ledger.ListAsync(filter, Viewer.Sees, After);
        count = await Ledger.CountAsync(filter, Viewer.Sees, MostCounted + 1);
        await OptionsAsync();
        chips = [.. Parts().Select(p => ($"{p.Name} {p.Shown}", Address(p.Name, null)))];
        if (page.Rows.Count == 0 && chips.Count > 0) drop = await DropAsync();
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private T? Word<T>(string? word) where T : struct, Enum
    {
        if (!string.IsNullOrEmpty(word) && Words.Read<T>(word) is null) ignored.Add($"“{word}”");
        return Words.Read<T>(word);
    }

    private static IReadOnlyList<(string, string)> WordsOf<T>() where T : struct, Enum => [.. Words.All<T>().Select(w => (w, w))];

    private async Task OptionsAsync()
    {
        var actors = (await Directory.ListAsync(null, 300)).Rows;
        holders = [.. actors.Where(a => a.Holds > 0).OrderByDescending(a => a.Holds).Take(MostOptions).Select(a => (a.Slug, FormattableString.Invariant($"{a.Name} ({a.Holds})")))];
        spokenOf = [.. actors.Where(a => a.About > 0).OrderByDescending(a => a.About).Take(MostOptions).Select(a => (a.Slug, FormattableString.Invariant($"{a.Name} ({a.About})")))];
        topics = [.. (await Concepts.TopicsAsync(null, MostOptions)).Rows.Select(t => (t.Slug, FormattableString.Invariant($"{t.Name} ({t.Claims})")))];
        articles = [.. (await Library.ListAsync(Viewer.Sees, null, MostOptions)).Rows.Select(a => (a.Article.Slug, a.Article.Title))];
    }

    private IEnumerable<(string Name, string Shown, ClaimFilter Without)> Parts()
    {
        if (filter.Source is { } source) yield return ("source", source, filter with { Source = null });
        if (filter.About is { } about) yield return ("about", about, filter with { About = null, Stance = null });
        if (filter.Stance is { } stance) yield return ("stance", Words.Of(stance), filter with { Stance = null });
        if (filter.Voice is { } voice) yield return ("voice", Words.Of(voice), filter with { Voice = null });
        if (filter.Type is { } type) yield return ("type", Words.Of(type), filter with { Type = null });
        if (filter.Topic is { } topic) yield return ("topic", topic, filter with { Topic = null });
        if (filter.Proposition is { } proposition) yield return ("proposition", proposition, filter with { Proposition = null });
        if (filter.Article is { } article) yield return ("article", article, filter with { Article = null });
        if (filter.State is { } state) yield return ("state", Words.Of(state), filter with { State = null });
    }

    /// <summary>The one filter to drop, and what would be left: the most claims.</summary>
    private async Task<(string, string, string)?> DropAsync()
    {
        (string Label, string Without, int Count)? best = null;
        foreach (var part in Parts())
        {
            var left = await Ledger.CountAsync(part.Without, Viewer.Sees, MostCounted + 1);
            if (left > (best?.Count ?? 0)) best = ($"{part.Name} {part.Shown}", Address(part.Name, null), left);
        }
        return best is { } b ? (b.Label, b.Without, b.Count > MostCounted ? "more than 1,000" : Phrases.Count(b.Count, "claim")) : null;
    }

    /// <summary>This page's address with one part set or taken out; a changed filter starts at its first page.</summary>
    private string Address(string name, string? value)
    {
        var parts = Parts().Select(p => (p.Name, Value: p.Shown)).Where(p => p.Name != name && (name != "about" || p.Name != "stance"))
            .Append((name, value ?? "")).Where(p => p.Item2.Length > 0).ToDictionary(p => p.Item1, p => (string?)p.Item2);
        return QueryHelpers.AddQueryString("/claims", parts);
    }
}
