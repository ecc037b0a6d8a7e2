using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Store.Articles;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Reader;

/// <summary>The revisions of an article, and what the step to one of them did to each passage.</summary>
public sealed partial class HistoryPage
{
    private ArticleEntry? entry;
    private IReadOnlyList<RevisionEntry> revisions = [];
    private IReadOnlyList<PassageHistory> steps = [];
    private HashSet<int> summaries = [];
    private int to;
    private AnchorState? only;

    [Parameter]
    public string Slug { get; set; } = "";

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (await Library.FindAsync(Slug, Viewer.Sees) is not { } found) { Navigation.NotFound(); return; }
        entry = found;
        revisions = await Library.HistoryAsync(found.Article.Id);
        to = int.TryParse(To, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && revisions.Any(r => r.Revision.Number == asked)
            ? asked : revisions.Select(r => r.Revision.Number).DefaultIfEmpty(0).Max();
        only = Words.Read<AnchorState>(State);
        summaries = [.. revisions.Where(r => r.Revision.TextKind == TextKind.Digest).Select(r => r.Revision.Number)];
        if (to > 1) steps = await Library.StepAsync(found.Article.Id, to, Viewer.Sees);
    }

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
