using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;
using OpinionLens.Web.Pages.Curating;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Topics;

/// <summary>Gives some claims of this topic to another.</summary>
public sealed partial class TopicSplitPage
{
    private Topic? topic;
    private SplitForm form = new();
    private ConceptMove? move;
    private IReadOnlyList<ClaimReading> claims = [];
    private IReadOnlyList<string> others = [];
    private IReadOnlyList<(string, IReadOnlyList<Pick>)> groups = [];
    private IReadOnlyList<Fault> faults = [];

    [Parameter] public string Slug { get; set; } = "";
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private TopicKeeper Keeper { get; set; } = null!;
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private ClaimLedger Ledger { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        // The words that were sent say which claims are shown.
        if (HttpMethods.IsPost(Http.Request.Method)) form = SplitForm.Of(await Http.Request.ReadFormAsync());
        if (await Concepts.TopicAsync(Slug) is not { } found) { Navigation.NotFound(); return; }
        topic = found.Topic;
        others = [.. (await Concepts.TopicsAsync(null, PropositionEditPage.MostTopics)).Rows.Where(t => t.Slug != Slug).Select(t => t.Name)];
        claims = (await Ledger.ListAsync(new(Topic: Slug, Words: form.Words), Viewer.Sees, null, SplitForm.MostClaims)).Rows;
        groups =
        [
            ("Propositions on it", [.. found.Propositions.Select(p => new Pick("proposition", LensId.Format(p.Id), p.Wording))]),
            ("Claims", [.. claims.Select(c => new Pick("claim", c.Id, c.Statement, c.Article.Title))]),
        ];
    }

    private async Task SaveAsync()
    {
        if (form.Finds) return;
        faults = await Attempt.RunAsync(Http, "to", async () =>
        {
            if (form.Does) Navigation.NavigateTo($"/topic/{await Keeper.SplitAsync(Slug, form.Version, form.ForConcept(), Viewer.Who)}");
            else move = await Keeper.PreviewSplitAsync(Slug, form.ForConcept(), Viewer.Sees);
        });
    }
}
