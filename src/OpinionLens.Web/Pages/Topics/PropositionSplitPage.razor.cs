using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;
using OpinionLens.Web.Pages.Curating;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Topics;

/// <summary>Gives some claims of this proposition to another.</summary>
public sealed partial class PropositionSplitPage
{
    private Proposition? proposition;
    private int total;
    private SplitForm form = new();
    private ConceptMove? move;
    private IReadOnlyList<ClaimReading> claims = [];
    private IReadOnlyList<string> others = [];
    private IReadOnlyList<(string, IReadOnlyList<Pick>)> groups = [];
    private IReadOnlyList<Fault> faults = [];

    [Parameter] public string Slug { get; set; } = "";
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private PropositionKeeper Keeper { get; set; } = null!;
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private ClaimLedger Ledger { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        // The words that were sent say which claims are shown.
        if (HttpMethods.IsPost(Http.Request.Method)) form = SplitForm.Of(await Http.Request.ReadFormAsync());
        if (await Concepts.PropositionAsync(Slug) is not { } found) { Navigation.NotFound(); return; }
        proposition = found.Proposition;
        others = [.. (await Concepts.PropositionsAsync()).Where(p => p.Slug != Slug).Select(p => p.Wording)];
        claims = (await Ledger.ListAsync(new(Proposition: Slug, Words: form.Words), Viewer.Sees, null, SplitForm.MostClaims)).Rows;
        total = await Ledger.CountAsync(new(Proposition: Slug), Viewer.Sees);
        groups =
        [
            ("Claims", [.. claims.Select(c => new Pick("claim", c.Id, c.Statement, c.Claim.Polarity == Polarity.Denies ? $"denied · {c.Article.Title}" : $"asserted · {c.Article.Title}"))]),
        ];
    }

    private async Task SaveAsync()
    {
        if (form.Finds) return;
        faults = await Attempt.RunAsync(Http, "to", async () =>
        {
            if (form.Does) Navigation.NavigateTo($"/proposition/{await Keeper.SplitAsync(Slug, form.Version, form.ForConcept(), Viewer.Who)}");
            else move = await Keeper.PreviewSplitAsync(Slug, form.ForConcept(), Viewer.Sees);
        });
    }
}
