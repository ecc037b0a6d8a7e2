using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Relate;

/// <summary>Changes, confirms or removes a relation of a claim, seen from either end.</summary>
public sealed partial class RelationPage
{
    private ClaimReading? claim;
    private RelatedClaim? other;
    private RelationForm form = new();
    private IReadOnlyList<Fault> faults = [];

    [Parameter] public string Id { get; set; } = "";
    [Parameter] public string Which { get; set; } = "";
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ClaimLedger Ledger { get; set; } = null!;
    [Inject] private RelationKeeper Keeper { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private bool Forward => other!.Relation.FromId == claim!.Claim.Id;

    protected override async Task OnInitializedAsync()
    {
        if (!LensId.TryParse(Id, out var id) || !LensId.TryParse(Which, out var which) || await Ledger.FindAsync(id, Viewer.Sees) is not { } there) { Navigation.NotFound(); return; }
        (claim, other) = (there.Claim, there.Related.FirstOrDefault(r => r.Relation.Id == which));
        if (other is null) { Navigation.NotFound(); return; }
        form = RelationForm.For(other.Relation);
    }

    private async Task SaveAsync()
    {
        form = RelationForm.Of(await Http.Request.ReadFormAsync());
        (var kind, faults) = form.Read(needsClaim: false);
        var id = other!.Relation.Id;
        try
        {
            if (form.Act == "remove") await Keeper.RemoveAsync(id, form.Version, Viewer.Who);
            else if (form.Act == "confirm") await Keeper.ConfirmAsync(id, form.Version, Viewer.Who);
            else if (kind is { } chosen) await Keeper.ChangeAsync(id, form.Version, chosen, form.Reason, Viewer.Who);
            else { Http.Response.StatusCode = StatusCodes.Status400BadRequest; return; }
            Navigation.NavigateTo($"/c/{Id}");
        }
        catch (Refusal refusal)
        {
            faults = [new("kind-supports", refusal.Message)];
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
