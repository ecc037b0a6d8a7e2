using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;
using OpinionLens.Web.Pages.Curating;

namespace OpinionLens.Web.Pages.Topics;

/// <summary>Makes a topic, or gives one another name.</summary>
public sealed partial class TopicEditPage
{
    private Topic? topic;
    private bool gone;
    private string title = "New topic", name = "";
    private int version;
    private IReadOnlyList<Fault> faults = [];
    private string? namesake;

    [Parameter] public string? Slug { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private TopicKeeper Keeper { get; set; } = null!;
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (Slug is null) return;
        topic = (await Concepts.TopicAsync(Slug))?.Topic;
        if (topic is null) { gone = true; Navigation.NotFound(); return; }
        (title, name, version) = ("Rename the topic", topic.Name, topic.Version);
    }

    private async Task SaveAsync()
    {
        var sent = await Http.Request.ReadFormAsync();
        name = sent["name"].ToString().Trim();
        version = int.TryParse(sent["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        faults = await Attempt.RunAsync(Http, "name", async () => Navigation.NavigateTo($"/topic/{(topic is null ? await Keeper.CreateAsync(name, Viewer.Who) : await Keeper.RenameAsync(topic.Slug, version, name, Viewer.Who))}"), refusal => namesake = refusal.Namesake);
    }
}
