using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Actors;
using OpinionLens.Store;
using OpinionLens.Store.Actors;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;
using OpinionLens.Web.Pages.Curating;

namespace OpinionLens.Web.Pages.Actors;

/// <summary>Merges this actor into another.</summary>
public sealed partial class ActorMergePage
{
    private Actor? actor;
    private ActorMove? move;
    private IReadOnlyList<string> others = [];
    private IReadOnlyList<(string, string)> near = [];
    private IReadOnlyList<Fault> faults = [];

    [Parameter] public string Slug { get; set; } = "";
    [SupplyParameterFromQuery(Name = "into")] public string? Into { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ActorKeeper Keeper { get; set; } = null!;
    [Inject] private ActorDirectory Directory { get; set; } = null!;
    [Inject] private NameFinder Finder { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        actor = (await Directory.FindAsync([Slug])).FirstOrDefault();
        if (actor is null) { Navigation.NotFound(); return; }
        others = [.. (await Directory.ListAsync(null, ActorEditPage.MostOthers)).Rows.Where(a => a.Slug != Slug).Select(a => a.Name)];
        if (string.IsNullOrWhiteSpace(Into)) return;
        var (exact, nearly) = await Finder.FindAsync(Into);
        near = [.. nearly.Where(a => a.Slug != Slug).Select(a => (a.Slug, a.Name))];
        if (exact is null) return;
        try { move = await Keeper.PreviewMergeAsync(Slug, exact.Slug, Viewer.Sees); }
        catch (Refusal refusal) { faults = [new("into", refusal.Message)]; }
    }

    private async Task SaveAsync() => faults = await Attempt.MergeAsync(Http, move?.Into is not null, async seen =>
    {
        await Keeper.MergeAsync(Slug, move!.Into!.Slug, seen, Viewer.Who);
        Navigation.NavigateTo($"/actor/{move.Into.Slug}");
    });
}
