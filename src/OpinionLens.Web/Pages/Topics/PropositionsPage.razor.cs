using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Topics;

/// <summary>All propositions, the most disputed first; words narrow them.</summary>
public sealed partial class PropositionsPage
{
    private Page<PropositionRow> page = new([], null);

    [SupplyParameterFromQuery(Name = "q")] public string? Words { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    private bool HasWords => !string.IsNullOrWhiteSpace(Words);

    protected override async Task OnInitializedAsync() => page = await Concepts.DisputedAsync(Words, After);

    private string Address(string? after) =>
        QueryHelpers.AddQueryString("/propositions", new Dictionary<string, string?> { ["q"] = HasWords ? Words : null, ["after"] = after }.Where(p => p.Value is not null));
}
