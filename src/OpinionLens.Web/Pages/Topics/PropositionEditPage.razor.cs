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
    private string title = "New proposition";
    private CuratedForm form = CuratedForm.For(0, ("wording", ""), ("topic", ""));
    private IReadOnlyList<MergeRow>? disputed;
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
        (title, form) = ("Edit the proposition", CuratedForm.For(proposition.Version, ("wording", proposition.Wording), ("topic", found.Topic?.Name ?? "")));
    }

    private async Task SaveAsync()
    {
        var (sent, theirs) = (await Http.Request.ReadFormAsync(), form);
        form = CuratedForm.Of(sent, ("wording", sent["name"].ToString().Trim()), ("topic", sent["topic"].ToString().Trim()));
        var edit = new ConceptEdit(form["wording"], form["topic"]);
        faults = await Attempt.RunAsync(Http, "name", async () => Navigation.NavigateTo($"/proposition/{(proposition is null ? await Keeper.CreateAsync(edit, Viewer.Who) : await Keeper.EditAsync(proposition.Slug, form.Version, edit, Viewer.Who))}"),
            refusal => namesake = refusal.Namesake, ("the proposition", () => (form, disputed) = form.MergeWith(theirs)));
    }
}
