using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Actors;
using OpinionLens.Store;
using OpinionLens.Store.Actors;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;
using OpinionLens.Web.Pages.Curating;

namespace OpinionLens.Web.Pages.Actors;

/// <summary>Name, kind, other names and offices of an actor in one form.</summary>
public sealed partial class ActorEditPage
{
    internal const int MostOthers = 400;
    private Actor? actor;
    private ActorForm form = new();
    private IReadOnlyList<MergeRow>? disputed;
    private IReadOnlyList<string> others = [];
    private IReadOnlyList<Fault> faults = [];
    private string? namesake;

    [Parameter] public string Slug { get; set; } = "";

    /// <summary>A name to be added: where it nearly made another actor.</summary>
    [SupplyParameterFromQuery(Name = "alias")] public string? Alias { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ActorKeeper Keeper { get; set; } = null!;
    [Inject] private ActorDirectory Directory { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (await Keeper.FormAsync(Slug) is not { } known) { Navigation.NotFound(); return; }
        actor = known.Actor;
        form = ActorForm.For(actor, known.Offices, string.IsNullOrWhiteSpace(Alias) ? null : Alias.Trim());
        others = [.. (await Directory.ListAsync(null, MostOthers)).Rows.Where(a => a.Kind != ActorKind.Person).Select(a => a.Name)];
    }

    private async Task SaveAsync()
    {
        var theirs = form;
        form = ActorForm.Of(await Http.Request.ReadFormAsync());
        faults = await Attempt.RunAsync(Http, "name", async () => Navigation.NavigateTo($"/actor/{await Keeper.EditAsync(Slug, form.Fields.Version, form.Read(), Viewer.Who)}"),
            refusal => namesake = refusal.Namesake, (actor!.Name, () => (form, disputed) = form.MergeWith(theirs)));
    }

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
