using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;
using OpinionLens.Web.Pages.Curating;

namespace OpinionLens.Web.Pages.Topics;

/// <summary>One proposition: who asserts it, who denies it, since when, and with which words.</summary>
public sealed partial class PropositionPage
{
    private Proposition? proposition;
    private Topic? topic;
    private Page<ClaimReading> page = new([], null);
    private PropositionHolders holders = PropositionHolders.None;

    [Parameter] public string Slug { get; set; } = "";
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private ClaimLedger Ledger { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (await Concepts.PropositionAsync(Slug) is not { } found) { Elsewhere.Lead(Http, Navigation, await Concepts.FormerAsync("proposition", Slug) is { } now ? $"/proposition/{now}" : null); return; }
        // What the page goes by is set last: it is shown once before the first answer is here.
        holders = await Concepts.HoldersAsync(found.Proposition.Id);
        page = await Ledger.ListAsync(new(Proposition: Slug), Viewer.Sees, After, 100);
        (proposition, topic) = found;
    }
}
