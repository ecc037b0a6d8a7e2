using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;
using OpinionLens.Store;
using OpinionLens.Store.Facets;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;
using OpinionLens.Web.Pages.Claims;

namespace OpinionLens.Web.Pages.Views;

/// <summary>All saved views; editors remove them here.</summary>
public sealed partial class ViewsPage
{
    private Page<SavedView> page = new([], null);

    /// <summary>What each view of the page shows, in words.</summary>
    private IReadOnlyList<string> contents = [];
    private IReadOnlyList<Fault> faults = [];

    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    /// <summary>What was just done: a verb and a name.</summary>
    [SupplyParameterFromQuery(Name = "saved")] public string? Saved { get; set; }

    [SupplyParameterFromQuery(Name = "removed")] public string? Removed { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ViewShelf Shelf { get; set; } = null!;
    [Inject] private FacetTable Table { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string? Told => !Viewer.IsEditor ? null : !string.IsNullOrEmpty(Saved) ? $"“{Saved}” is saved." : !string.IsNullOrEmpty(Removed) ? $"“{Removed}” is removed." : null;

    protected override async Task OnInitializedAsync()
    {
        if (HttpMethods.IsPost(Http.Request.Method) && !Viewer.IsEditor) { Http.Response.StatusCode = StatusCodes.Status403Forbidden; return; }
        var found = await Shelf.ListAsync(After?.Replace("\0", "", StringComparison.Ordinal));
        var queries = found.Rows.Select(v => new ClaimQuery(v.Query)).ToList();
        var names = await Table.NamesAsync([.. queries.Select(q => q.Filter)]);
        (contents, page) = ([.. queries.Select(q => Content(q, names))], found);
    }

    private static string Content(ClaimQuery query, FacetReading names)
    {
        var parts = query.Parts().Select(p => FilterWords.Told(p.Name, p.Value, query.Filter, names)).ToList();
        var shown = query.View switch { ClaimView.Actors => ", by actor", ClaimView.Time => ", over time", ClaimView.Table => ", as a table", _ => "" };
        if (query.View is ClaimView.List or ClaimView.Table && query.Order == ClaimOrder.Oldest) shown += ", oldest first";
        return (parts.Count == 0 ? "All claims" : "Claims " + string.Join(" · ", parts)) + shown;
    }

    private async Task RemoveAsync()
    {
        if (!Viewer.IsEditor) { Http.Response.StatusCode = StatusCodes.Status403Forbidden; return; }
        var sent = await Http.Request.ReadFormAsync();
        try { Navigation.NavigateTo($"/views?removed={Uri.EscapeDataString(await Shelf.RemoveAsync(sent["slug"].ToString(), Viewer.Who))}"); }
        catch (Refusal refusal)
        {
            faults = [new("", refusal.Message)];
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
