using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Topics;

/// <summary>All topics, by number of claims.</summary>
public sealed partial class TopicsPage
{
    private Page<Topic> page = new([], null);

    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    protected override async Task OnInitializedAsync() => page = await Concepts.TopicsAsync(After);
}
