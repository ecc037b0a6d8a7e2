using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Store;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;
using OpinionLens.Web.Pages.Curating;

namespace OpinionLens.Web.Pages.Topics;

/// <summary>Merges this topic into another.</summary>
public sealed partial class TopicMergePage
{
    private Topic? topic, taker;
    private ConceptMove? move;
    private IReadOnlyList<Topic> others = [];
    private IReadOnlyList<(string, string)> near = [];
    private IReadOnlyList<Fault> faults = [];

    [Parameter] public string Slug { get; set; } = "";
    [SupplyParameterFromQuery(Name = "into")] public string? Into { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private TopicKeeper Keeper { get; set; } = null!;
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (await Concepts.TopicAsync(Slug) is not { } found) { Navigation.NotFound(); return; }
        topic = found.Topic;
        others = [.. (await Concepts.TopicsAsync(null, PropositionEditPage.MostTopics)).Rows.Where(t => t.Slug != Slug)];
        if (string.IsNullOrWhiteSpace(Into)) return;
        taker = await Concepts.NamedTopicAsync(Into);
        if (taker is null) { near = [.. others.Where(t => t.Name.Contains(Into.Trim(), StringComparison.OrdinalIgnoreCase)).Select(t => (t.Slug, t.Name))]; return; }
        try { move = await Keeper.PreviewMergeAsync(Slug, taker.Slug, Viewer.Sees); }
        catch (Refusal refusal) { faults = [new("into", refusal.Message)]; }
    }

    private async Task SaveAsync() => faults = await Attempt.MergeAsync(Http, taker is not null, async seen =>
    {
        await Keeper.MergeAsync(Slug, taker!.Slug, seen, Viewer.Who);
        Navigation.NavigateTo($"/topic/{taker.Slug}");
    });
}
