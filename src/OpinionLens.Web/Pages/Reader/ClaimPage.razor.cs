using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Language;
using OpinionLens.Discourse.Similar;
using OpinionLens.Store.Articles;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Similar;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Reader;

/// <summary>The citable unit: one claim, the words it rests on, and the claims that answer it.</summary>
public sealed partial class ClaimPage
{
    private const int MostSimilar = 10;
    private ClaimReading? claim;
    private TakenBack? takenBack;
    private IReadOnlyList<RelatedClaim> related = [];
    private IReadOnlyList<(ClaimReading Claim, SimilarClaim Near)> similar = [];
    private IReadOnlyList<PassageAnchor> anchors = [];
    private readonly Dictionary<long, IReadOnlyList<Paragraph>> around = [];

    [Parameter]
    public string Id { get; set; } = "";

    [Inject] private ClaimLedger Ledger { get; set; } = null!;
    [Inject] private SimilarTable Similar { get; set; } = null!;
    [Inject] private ParagraphWindow Window { get; set; } = null!;
    [Inject] private ChangeJournal Journal { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private string InArticle => $"/a/{claim!.Article.Slug}#c-{claim.Id}";

    protected override async Task OnInitializedAsync()
    {
        if (!LensId.TryParse(Id, out var id)) { Navigation.NotFound(); return; }
        var near = await Similar.NearAsync(id, Viewer.Sees, MostSimilar);
        if (await Ledger.FindAsync(id, [.. near.Select(n => n.Id)], Viewer.Sees) is not { } found)
        {
            takenBack = await Journal.ClaimTakenBackAsync(id);
            if (takenBack is null) Navigation.NotFound();
            else Http.Response.StatusCode = StatusCodes.Status410Gone;
            return;
        }
        anchors = await Ledger.AnchorsAsync(id, Viewer.Sees);
        foreach (var passage in found.Claim.Passages)
        {
            around[passage.PassageId] = passage.Paragraph is { } ordinal
                ? await Window.AroundAsync(found.Claim.Article.Id, passage.Revision, ordinal, 1, Viewer.Sees) : [];
        }
        // What is linked already stands above.
        var linked = found.Related.Select(r => r.Other).ToHashSet();
        similar = [.. found.Beside.Where(b => !linked.Contains(b.Claim.Id)).Select(b => (b, near.First(n => n.Id == b.Claim.Id)))];
        (claim, related) = (found.Claim, found.Related);
    }

    /// <summary>The words of a statement that the other one has too, each once, as they stand in it; at most five.</summary>
    private static string Shared(ClaimReading other, SimilarClaim near)
    {
        var words = TextAnalysis.SearchTokens(other.Statement).GroupBy(t => t.Token).ToDictionary(g => g.Key, g => other.Statement[g.First().Start..g.First().End]);
        return string.Join(", ", near.Shared.Where(words.ContainsKey).Take(5).Select(t => $"“{words[t]}”"));
    }

    private static string Heading(RelationKind kind) => kind switch
    {
        RelationKind.Supports => "Claims that support each other",
        RelationKind.Contradicts => "Claims that contradict it",
        RelationKind.Qualifies => "Claims that qualify",
        _ => "Related claims",
    };
}
