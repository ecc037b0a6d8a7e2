using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Discourse.Facets;
using OpinionLens.Language;
using OpinionLens.Reading.Parts;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Facets;
using OpinionLens.Store.Search;
using OpinionLens.Web.Access;
using OpinionLens.Web.Pages.Claims;

namespace OpinionLens.Web.Pages.Search;

/// <summary>One box over articles, paragraphs, claims and actors.</summary>
public sealed partial class SearchPage
{
    private HitKind? kind;
    private Page<SearchResult> page = new([], null);
    private IReadOnlyDictionary<HitKind, int> counts = new Dictionary<HitKind, int>();

    private const int MostOffered = 4;
    private SearchAsked asked = new();
    private FacetReading? facets;
    private IReadOnlyList<NameHint> hints = [];

    [SupplyParameterFromQuery(Name = "q")] public string? Query { get; set; }
    [SupplyParameterFromQuery(Name = "kind")] public string? KindWord { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }
    [Inject] private ParagraphSearch Search { get; set; } = null!;
    [Inject] private FacetTable Facets { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        kind = Words.Read<HitKind>(KindWord);
        Query = Query?.Replace("\0", "", StringComparison.Ordinal);
        if (string.IsNullOrWhiteSpace(Query)) return;
        asked = await Search.UnderstandAsync(Query);
        counts = await Search.CountAsync(asked, Viewer.Sees);
        page = await Search.FindAsync(asked, Viewer.Sees, kind, After, counts: counts);
        hints = await Search.HintsAsync(Query);
        if (counts.GetValueOrDefault(HitKind.Claim) > 0) facets = await Facets.ReadAsync(asked.Filter, Viewer.Sees, MostOffered);
    }

    /// <summary>Why there are no hits, as far as the query tells.</summary>
    private string Nothing => asked switch
    {
        { IsEmpty: true } => $"Nothing is left of “{Query}” that could be looked for.",
        { Operators.Count: 0 } => $"Nothing is found for “{Query}”. All words must be there: try fewer, or another spelling.",
        { Operators.Count: 1, HasWords: false } => "Nothing fits this operator.",
        _ => $"Nothing fits all parts of “{Query}”: take one out.",
    };

    /// <summary>How many hits, as the page shows them.</summary>
    private string Told
    {
        get
        {
            var (all, own) = (counts.Values.Sum(), kind is { } one ? counts.GetValueOrDefault(one) : 0);
            var hits = Phrases.Count(all, "hit") + (all > 1000 ? " or more" : "");
            return kind is { } shown && own < all ? $"{FacetNumbers.Told(own)} {Words.Of(shown)}{(own == 1 ? "" : "s")} of {hits}" : hits;
        }
    }

    /// <summary>The query as one phrase, where it is several words and nothing else.</summary>
    private string? Phrase => Query!.Trim() is var words && words.Contains(' ', StringComparison.Ordinal) && words.IndexOfAny(['"', '“', '”', ':', '-']) < 0 ? $"“{words}”" : null;

    /// <summary>The claims among the hits, as a list that can be narrowed further.</summary>
    private string Explorer => ClaimQuery.Address(asked.Filter);

    /// <summary>Operators that would narrow the claims found, each with how many are left.</summary>
    private IEnumerable<(string Term, string Label, int Claims)> Offers()
    {
        if (facets is null) yield break;
        var (filter, all, waiting) = (asked.Filter, facets.Counts.Claims, Waiting);
        if (filter.Source is null) foreach (var v in facets.Sources.Take(MostOffered)) yield return ($"source:{v.Value}", $"held by {v.Label}", v.Count);
        if (filter.About is null)
            foreach (var v in facets.About.Take(MostOffered))
            {
                // A stance that was left out for want of an actor comes back with one.
                var claims = waiting is { } stance ? v.Stances?[(int)stance] ?? 0 : v.Count;
                if (claims > 0) yield return ($"about:{v.Value}", waiting is { } toward ? $"{Phrases.Toward(toward)} {v.Label}" : $"about {v.Label}", claims);
            }
        else if (filter.Stance is null && facets.About.FirstOrDefault(a => a.Value == filter.About)?.Stances is { } stances)
            foreach (var stance in Enum.GetValues<Stance>().Where(s => stances[(int)s] > 0)) yield return ($"stance:{Words.Of(stance)}", $"{Words.Of(stance)} stance", stances[(int)stance]);
        if (filter.Topic is null) foreach (var v in facets.Topics.Take(MostOffered)) yield return ($"topic:{v.Value}", $"topic {v.Label}", v.Count);
        if (filter.Voice is null) foreach (var (voice, count) in facets.Counts.Voices.Where(v => v.Value < all).OrderBy(v => v.Key)) yield return ($"voice:{Words.Of(voice)}", $"{Words.Of(voice)} voice", count);
    }

    /// <summary>The stance typed without an actor whom it is toward, or null.</summary>
    private Stance? Waiting => asked.Filter.About is null && TextAnalysis.QueryTerms(Query!).LastOrDefault(t => t is { Operator: "stance", IsNot: false }) is { Text: { } word } ? Words.Read<Stance>(word.Trim().ToLowerInvariant()) : null;

    private string With(string term) => $"/search?q={Uri.EscapeDataString($"{Query!.Trim()} {term}")}";

    private string Without(QueryTerm term) => $"/search?q={Uri.EscapeDataString(term.CutFrom(Query!))}";

    private string Instead(string word, string name) => $"/search?q={Uri.EscapeDataString(Query!.Replace(word, name, StringComparison.Ordinal))}";

    private static string Target(SearchHit hit) => hit.Kind switch
    {
        HitKind.Actor => $"/actor/{hit.Slug}",
        HitKind.Article => $"/a/{hit.Slug}",
        HitKind.Claim => $"/c/{hit.Id}",
        _ => FormattableString.Invariant($"/a/{hit.Article}#p{hit.Paragraph}"),
    };

    private string Address(HitKind? only, string? after = null) =>
        $"/search?q={Uri.EscapeDataString(Query ?? "")}" + (only is { } k ? $"&kind={Words.Of(k)}" : "") + (after is null ? "" : $"&after={after}");
}
