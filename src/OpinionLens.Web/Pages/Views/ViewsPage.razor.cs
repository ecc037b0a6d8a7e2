using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;
using OpinionLens.Store;
using OpinionLens.Store.Facets;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Views;

/// <summary>All saved views; editors remove them here.</summary>
public sealed partial class ViewsPage
{
    private Page<SavedView> page = new([], null);
    private IReadOnlyList<Fault> faults = [];

    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    /// <summary>What was just done: a verb and a name.</summary>
    [SupplyParameterFromQuery(Name = "saved")] public string? Saved { get; set; }

    [SupplyParameterFromQuery(Name = "removed")] public string? Removed { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ViewShelf Shelf { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string? Told => !Viewer.IsEditor ? null : !string.IsNullOrEmpty(Saved) ? $"“{Saved}” is saved." : !string.IsNullOrEmpty(Removed) ? $"“{Removed}” is removed." : null;

    protected override async Task OnInitializedAsync()
    {
        if (HttpMethods.IsPost(Http.Request.Method) && !Viewer.IsEditor) { Http.Response.StatusCode = StatusCodes.Status403Forbidden; return; }
        page = await Shelf.ListAsync(After?.Replace("\0", "", StringComparison.Ordinal));
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
