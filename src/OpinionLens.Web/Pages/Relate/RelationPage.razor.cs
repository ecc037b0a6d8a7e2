using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;
using OpinionLens.Web.Pages.Curating;

namespace OpinionLens.Web.Pages.Relate;

/// <summary>Changes, confirms or removes a relation of a claim, seen from either end.</summary>
public sealed partial class RelationPage
{
    private ClaimReading? claim;
    private RelatedClaim? other;
    private CuratedForm form = CuratedForm.For(0);
    private IReadOnlyList<MergeRow>? disputed;
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
        var relation = other.Relation;
        form = CuratedForm.For(relation.Version, ("kind", Words.Of(relation.Kind)), ("reason", (relation.Reason ?? "").ReplaceLineEndings("\n")));
    }

    private async Task SaveAsync()
    {
        var (sent, theirs, id) = (await Http.Request.ReadFormAsync(), form, other!.Relation.Id);
        form = CuratedForm.Of(sent, ("kind", sent["kind"].ToString()), ("reason", sent["reason"].ToString().Trim()));
        var kind = Words.Read<RelationKind>(form["kind"]);
        (string, Action)? merge = ("this relation", () => (form, disputed) = form.MergeWith(theirs));
        faults = await Attempt.RunAsync(Http, RelationForm.NoKind.Field, async () =>
        {
            if (sent["act"] == "remove") await Keeper.RemoveAsync(id, form.Version, Viewer.Who);
            else if (sent["act"] == "confirm") await Keeper.ConfirmAsync(id, form.Version, Viewer.Who);
            else await Keeper.ChangeAsync(id, form.Version, kind ?? throw new Refusal(RelationForm.NoKind.Message), form["reason"], Viewer.Who);
            Navigation.NavigateTo($"/c/{Id}");
        }, merge: sent["act"].Count == 0 ? merge : null);
    }
}
