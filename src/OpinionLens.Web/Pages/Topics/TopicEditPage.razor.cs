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
    private string title = "New topic";
    private CuratedForm form = CuratedForm.For(0, ("name", ""));
    private IReadOnlyList<MergeRow>? disputed;
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
        (title, form) = ("Rename the topic", CuratedForm.For(topic.Version, ("name", topic.Name)));
    }

    private async Task SaveAsync()
    {
        var (sent, theirs) = (await Http.Request.ReadFormAsync(), form);
        form = CuratedForm.Of(sent, ("name", sent["name"].ToString().Trim()));
        faults = await Attempt.RunAsync(Http, "name", async () => Navigation.NavigateTo($"/topic/{(topic is null ? await Keeper.CreateAsync(form["name"], Viewer.Who) : await Keeper.RenameAsync(topic.Slug, form.Version, form["name"], Viewer.Who))}"),
            refusal => namesake = refusal.Namesake, ("the topic", () => (form, disputed) = form.MergeWith(theirs)));
    }
}
