using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Store;
using OpinionLens.Store.Actors;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Actors;

/// <summary>Makes an actor. A name that comes near to a known one is asked about first.</summary>
public sealed partial class ActorNewPage
{
    private string name = "", kind = "";
    private string? namesake;
    private IReadOnlyList<Actor> near = [];
    private IReadOnlyList<Fault> faults = [];

    [SupplyParameterFromQuery(Name = "name")] public string? Name { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ActorKeeper Keeper { get; set; } = null!;
    [Inject] private NameFinder Finder { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override void OnInitialized() => name = Name ?? "";

    private async Task MakeAsync()
    {
        var sent = await Http.Request.ReadFormAsync();
        (name, kind) = (sent["name"].ToString().Trim(), sent["kind"].ToString());
        try
        {
            // The consent is to this name: another one is asked about again.
            if (sent["anyway"] != name && await Finder.DoubtfulAsync([name]) is [var (_, known)])
            {
                near = known;
                Http.Response.StatusCode = StatusCodes.Status409Conflict;
                return;
            }

            Navigation.NavigateTo($"/actor/{await Keeper.CreateAsync(name, Words.Read<ActorKind>(kind) ?? ActorKind.Person, Viewer.Who)}");
        }
        catch (Refusal refusal)
        {
            (faults, namesake) = ([new("name", refusal.Message)], refusal.Namesake);
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
