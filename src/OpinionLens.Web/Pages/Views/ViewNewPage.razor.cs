using Microsoft.AspNetCore.Components;
using OpinionLens.Store;
using OpinionLens.Store.Facets;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;
using OpinionLens.Web.Pages.Claims;

namespace OpinionLens.Web.Pages.Views;

/// <summary>Gives a name to the list of claims that its address describes.</summary>
public sealed partial class ViewNewPage
{
    private ClaimQuery query = new("");
    private IReadOnlyList<Fault> faults = [];
    private IReadOnlyList<string> told = [];
    private string name = "";
    private int count;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ViewShelf Shelf { get; set; } = null!;
    [Inject] private FacetTable Table { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        query = new(Http.Request.QueryString.Value ?? "");
        var facets = await Table.ReadAsync(query.Filter, Viewer.Sees, 1);
        (count, told) = (facets.Counts.Claims, [.. query.Parts().Select(p => FilterWords.Told(p.Name, p.Value, query.Filter, facets))]);
    }

    private async Task SaveAsync()
    {
        var sent = await Http.Request.ReadFormAsync();
        name = sent["name"].ToString().Replace("\0", "", StringComparison.Ordinal);
        try
        {
            await Shelf.SaveAsync(name, query.Query().TrimStart('?'), Viewer.Who);
            Navigation.NavigateTo($"/views?saved={Uri.EscapeDataString(name.Trim())}");
        }
        catch (Refusal refusal)
        {
            faults = [new("name", refusal.Message)];
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
