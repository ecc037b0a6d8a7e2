using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;
using OpinionLens.Web.Pages.Curating;

namespace OpinionLens.Web.Pages.Topics;

/// <summary>Makes a proposition, or gives one another wording or topic.</summary>
public sealed partial class PropositionEditPage
{
    internal const int MostTopics = 400;
    private Proposition? proposition;
    private bool gone;
    private string title = "New proposition", name = "", topic = "";
    private int version;
    private IReadOnlyList<string> topics = [];
    private IReadOnlyList<Fault> faults = [];
    private string? namesake;

    [Parameter] public string? Slug { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private PropositionKeeper Keeper { get; set; } = null!;
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        topics = [.. (await Concepts.TopicsAsync(null, MostTopics)).Rows.Select(t => t.Name)];
        if (Slug is null) return;
        if (await Concepts.PropositionAsync(Slug) is not { } found) { gone = true; Navigation.NotFound(); return; }
        proposition = found.Proposition;
        (title, name, topic, version) = ("Edit the proposition", proposition.Wording, found.Topic?.Name ?? "", proposition.Version);
    }

    private async Task SaveAsync()
    {
        var sent = await Http.Request.ReadFormAsync();
        (name, topic) = (sent["name"].ToString().Trim(), sent["topic"].ToString().Trim());
        version = int.TryParse(sent["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        faults = await Attempt.RunAsync(Http, "name", async () => Navigation.NavigateTo($"/proposition/{(proposition is null ? await Keeper.CreateAsync(new(name, topic), Viewer.Who) : await Keeper.EditAsync(proposition.Slug, version, new(name, topic), Viewer.Who))}"), refusal => namesake = refusal.Namesake);
    }
}
