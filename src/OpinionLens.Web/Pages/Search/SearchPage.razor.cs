using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Search;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Search;

/// <summary>One box over articles, paragraphs, claims and actors.</summary>
public sealed partial class SearchPage
{
    private HitKind? kind;
    private Page<SearchResult> page = new([], null);
    private IReadOnlyDictionary<HitKind, int> counts = new Dictionary<HitKind, int>();

    [SupplyParameterFromQuery(Name = "q")] public string? Query { get; set; }
    [SupplyParameterFromQuery(Name = "kind")] public string? KindWord { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }
    [Inject] private ParagraphSearch Search { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        kind = Words.Read<HitKind>(KindWord);
        if (string.IsNullOrWhiteSpace(Query)) return;
        counts = await Search.CountAsync(Query, Viewer.Sees);
        page = await Search.FindAsync(Query, Viewer.Sees, kind, After);
    }

    /// <summary>The query as one phrase, where it has several words and no marks yet.</summary>
    private string? Phrase => Query!.Trim() is var words && words.Contains(' ', StringComparison.Ordinal) && words.IndexOfAny(['"', '“', '”']) < 0 ? $"“{words}”" : null;

    private static string Told(int hits) => hits > 1000 ? "1,000+" : hits.ToString(CultureInfo.InvariantCulture);

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
