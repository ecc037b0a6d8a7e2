using Microsoft.AspNetCore.Components;
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
    private const int MostActors = 300;
    private const int MostCounted = 1000;
    private ClaimQuery query = new("");
    private Page<ClaimReading> page = new([], null);
    private int count;
    private IReadOnlyList<(string Value, string Label)> holders = [], spokenOf = [], topics = [], articles = [];
    private Dictionary<string, string> names = [];
    private IReadOnlyList<(string Label, string Without)> chips = [];
    private (string Label, string Without, string Claims)? drop;

    [Inject] private ClaimLedger Ledger { get; set; } = null!;
    [Inject] private ActorDirectory Directory { get; set; } = null!;
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private ClaimFilter Filter => query.Filter;

    private string Count => count > MostCounted ? "1,000+ claims" : Phrases.Count(count, "claim");

    protected override async Task OnInitializedAsync()
    {
        query = new(new Uri(Navigation.Uri).Query);
        if (query.HasBlanks) { Navigation.NavigateTo(query.Clean()); return; }
        page = await Ledger.ListAsync(Filter, Viewer.Sees, query.After);
        // The first page of a short list has them all.
        count = page.Next is null && query.After is null ? page.Rows.Count : await Ledger.CountAsync(Filter, Viewer.Sees, MostCounted + 1);
        await OptionsAsync();
        chips = [.. query.Parts().Select(p => (Told(p.Name, p.Value), query.With(p.Name, null)))];
        if (page.Rows.Count == 0 && chips.Count > 0) drop = await DropAsync();
    }

    private static IReadOnlyList<(string, string)> WordsOf<T>() where T : struct, Enum => [.. Words.All<T>().Select(w => (w, w))];

    private async Task OptionsAsync()
    {
        var actors = (await Directory.ListAsync(null, MostActors)).Rows;
        holders = [.. actors.Where(a => a.Holds > 0).OrderByDescending(a => a.Holds).Take(MostOptions).Select(a => (a.Slug, FormattableString.Invariant($"{a.Name} ({a.Holds})")))];
        spokenOf = [.. actors.Where(a => a.About > 0).OrderByDescending(a => a.About).Take(MostOptions).Select(a => (a.Slug, FormattableString.Invariant($"{a.Name} ({a.About})")))];
        var subjects = (await Concepts.TopicsAsync(null, MostOptions)).Rows;
        topics = [.. subjects.Select(t => (t.Slug, FormattableString.Invariant($"{t.Name} ({t.Claims})")))];
        articles = await Library.TitlesAsync(MostOptions);
        var rare = new[] { Filter.Source, Filter.About, Filter.Also }.OfType<string>().Except(actors.Select(a => a.Slug)).ToList();
        var others = rare.Count == 0 ? new Dictionary<string, Discourse.Actors.Actor>() : await Directory.BySlugAsync(rare);
        names = actors.Select(a => ("actor " + a.Slug, a.Name)).Concat(others.Select(o => ("actor " + o.Key, o.Value.Name)))
            .Concat(subjects.Select(t => ("topic " + t.Slug, t.Name))).Concat(articles.Select(a => ("article " + a.Value, $"“{a.Label}”")))
            .Concat(page.Rows.Select(c => c.Proposition).OfType<PropositionTag>().DistinctBy(p => p.Slug).Select(p => ("proposition " + p.Slug, $"“{p.Wording}”")))
            .ToDictionary(p => p.Item1, p => p.Item2);
    }

    /// <summary>A part of the filter in words: "held by Putin", "critical of them".</summary>
    private string Told(string name, string value)
    {
        string Named(string kind) => names.GetValueOrDefault($"{kind} {value}", value);
        return name switch
        {
            "source" => $"held by {Named("actor")}",
            "about" => $"about {Named("actor")}",
            "also" => $"and about {Named("actor")}",
            "stance" => $"{Phrases.Toward(Filter.Stance!.Value)} {names.GetValueOrDefault($"actor {Filter.About}", Filter.About!)}",
            "voice" => $"{value} voice",
            "topic" or "article" or "proposition" => $"{name} {Named(name)}",
            "state" => $"text {value}",
            _ => value,
        };
    }

    /// <summary>The one filter to drop, and what would be left: the most claims.</summary>
    private async Task<(string, string, string)?> DropAsync()
    {
        (string Label, string Without, int Count)? best = null;
        foreach (var part in query.Parts())
        {
            var left = await Ledger.CountAsync(part.Without, Viewer.Sees, MostCounted + 1);
            if (left > (best?.Count ?? 0)) best = (Told(part.Name, part.Value), query.With(part.Name, null), left);
        }
        return best is { } b ? (b.Label, b.Without, b.Count > MostCounted ? "more than 1,000 claims" : Phrases.Count(b.Count, "claim")) : null;
    }
}
