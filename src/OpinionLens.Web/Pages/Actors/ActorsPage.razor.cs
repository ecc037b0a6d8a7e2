using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store.Actors;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Actors;

/// <summary>All actors, by number of claims.</summary>
public sealed partial class ActorsPage
{
    private Page<Actor> page = new([], null);

    [SupplyParameterFromQuery(Name = "after")]
    public string? After { get; set; }

    [Inject] private ActorDirectory Directory { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    protected override async Task OnInitializedAsync() => page = await Directory.ListAsync(After);
}
