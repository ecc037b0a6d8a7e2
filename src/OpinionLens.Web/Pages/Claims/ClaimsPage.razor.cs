using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;
using OpinionLens.Reading.Parts;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Facets;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Claims;

/// <summary>Who says what about whom: the claims that a filter leaves. The address is the state.</summary>
public sealed partial class ClaimsPage
{
    /// <summary>Values of a facet that can be chosen; rarer ones are found by search and by their own pages.</summary>
    private const int MostValues = 60;
    private const int MostActors = 100;
    private ClaimQuery query = new("");
    private Page<ClaimReading> page = new([], null);
    private FacetReading facets = new(new(), [], [], [], [], [], [], null);
    private FacetReading? whole;
    private IReadOnlyList<(string Label, string Without)> chips = [];
    private (string Label, string Without, string Claims)? drop;

    [Inject] private ClaimLedger Ledger { get; set; } = null!;
    [Inject] private FacetTable Table { get; set; } = null!;
    [Inject] private ClaimQueries Queries { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private ClaimFilter Filter => query.Filter;

    private string Count => FacetNumbers.Claims(facets.Counts.Claims);

    protected override async Task OnInitializedAsync()
    {
        query = new(new Uri(Navigation.Uri).Query);
        if (query.HasBlanks) Navigation.NavigateTo(query.Clean());
        var counted = await ReadAsync();
        if (counted.Unknown.Count > 0)
        {
            var mended = await Queries.MendAsync(query, counted.Unknown);
            if (mended.Ignored.Count == 0) { Navigation.NavigateTo(mended.With()); return; }
            query = mended;
            counted = await ReadAsync();
        }

        // Last: what is shown goes by it.
        facets = counted;
        chips = [.. query.Parts().Select(p => (Told(p.Name, p.Value), query.With((p.Name, null))))];
        if (facets.Counts.Claims == 0 && chips.Count > 0) drop = await DropAsync();
    }

    private async Task<FacetReading> ReadAsync()
    {
        if (query.View is ClaimView.Actors or ClaimView.Time) whole = await Table.ReadAsync(Filter, Viewer.Sees, MostActors, true);
        else page = await Ledger.ListAsync(Filter, Viewer.Sees, query.After, order: query.Order);
        return await Table.ReadAsync(Filter, Viewer.Sees, MostValues);
    }

    private string Export(string format) => $"/claims.{format}{query.Query(("view", null))}";

    private static string Label(ClaimView view) => view switch { ClaimView.Actors => "By actor", ClaimView.Time => "Over time", _ => Phrases.Sentence(Words.Of(view)) };

    private string Told(string name, string value) => FilterWords.Told(name, value, Filter, facets);

    /// <summary>The one filter to drop, and what would be left: one that takes no other with it, if there is one, then that which leaves the most claims.</summary>
    private async Task<(string, string, string)?> DropAsync()
    {
        (string Label, string Without, int Kept, int Count)? best = null;
        foreach (var part in query.Parts())
        {
            var (left, without) = ((await Table.CountAsync(part.Without, Viewer.Sees, true)).Claims, query.With((part.Name, null)));
            var kept = new ClaimQuery(query.Query((part.Name, null))).Parts().Count();
            if (left > 0 && (best is not { } b || (kept, left).CompareTo((b.Kept, b.Count)) > 0)) best = (Told(part.Name, part.Value), without, kept, left);
        }

        return best is { } found ? (found.Label, found.Without, FacetNumbers.Claims(found.Count)) : null;
    }
}
