using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;
using OpinionLens.Web.Pages.Curating;

namespace OpinionLens.Web.Pages.Topics;

/// <summary>Merges this proposition into another.</summary>
public sealed partial class PropositionMergePage
{
    private const int MostNear = 20;
    private Proposition? proposition, taker;
    private ConceptMove? move;
    private IReadOnlyList<Proposition> others = [];
    private IReadOnlyList<(string, string)> near = [];
    private IReadOnlyList<Fault> faults = [];

    [Parameter] public string Slug { get; set; } = "";
    [SupplyParameterFromQuery(Name = "into")] public string? Into { get; set; }
    [SupplyParameterFromQuery(Name = "turn")] public string? Turn { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private PropositionKeeper Keeper { get; set; } = null!;
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (await Concepts.PropositionAsync(Slug) is not { } found) { Navigation.NotFound(); return; }
        proposition = found.Proposition;
        others = [.. (await Concepts.PropositionsAsync()).Where(p => p.Slug != Slug)];
        if (string.IsNullOrWhiteSpace(Into)) return;
        taker = await Concepts.NamedPropositionAsync(Into);
        if (taker is null) { near = [.. (await Concepts.PropositionsAsync(Into, MostNear)).Where(p => p.Slug != Slug).Select(p => (p.Slug, p.Wording))]; return; }
        try { move = await Keeper.PreviewMergeAsync(Slug, taker.Slug, Turn is not null, Viewer.Sees); }
        catch (Refusal refusal) { faults = [new("into", refusal.Message)]; }
    }

    private async Task SaveAsync() => faults = await Attempt.MergeAsync(Http, taker is not null, async seen =>
    {
        await Keeper.MergeAsync(Slug, taker!.Slug, Turn is not null, seen, Viewer.Who);
        Navigation.NavigateTo($"/proposition/{taker.Slug}");
    });
}
