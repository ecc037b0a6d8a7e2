using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;
using OpinionLens.Web.Pages.Curating;

namespace OpinionLens.Web.Pages.Topics;

/// <summary>One topic: the points that its claims share, and the claims.</summary>
public sealed partial class TopicPage
{
    private Topic? topic;
    private IReadOnlyList<Proposition> propositions = [];
    private Page<ClaimReading> page = new([], null);

    [Parameter] public string Slug { get; set; } = "";
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private ClaimLedger Ledger { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (await Concepts.TopicAsync(Slug) is not { } found) { Elsewhere.Lead(Http, Navigation, await Concepts.FormerAsync("topic", Slug) is { } now ? $"/topic/{now}" : null); return; }
        (topic, propositions) = found;
        page = await Ledger.ListAsync(new(Topic: Slug), Viewer.Sees, After);
    }
}
