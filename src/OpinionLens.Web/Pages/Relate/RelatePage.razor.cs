using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Reading.Parts;
using OpinionLens.Store;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Search;
using OpinionLens.Store.Similar;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Relate;

/// <summary>Finds the claim that another answers, and says how the two stand to each other.</summary>
public sealed partial class RelatePage
{
    private const int MostHits = 20;
    private const int MostAlike = 8;
    private ClaimReading? claim;
    private IReadOnlyList<RelatedClaim> related = [];
    private IReadOnlyList<ClaimReading> hits = [];
    private RelationForm form = new();
    private IReadOnlyList<Fault> faults = [];
    private string found = "";

    [Parameter] public string Id { get; set; } = "";
    [SupplyParameterFromQuery(Name = "q")] public string? Words { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ClaimLedger Ledger { get; set; } = null!;
    [Inject] private RelationKeeper Keeper { get; set; } = null!;
    [Inject] private SimilarTable Similar { get; set; } = null!;
    [Inject] private ParagraphSearch Search { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (!LensId.TryParse(Id, out var id) || await Ledger.FindAsync(id, Viewer.Sees) is not { } there) { Navigation.NotFound(); return; }
        (claim, related) = (there.Claim, there.Related);
        if (string.IsNullOrWhiteSpace(Words))
        {
            // What is worded alike comes first: most claims that answer one another are.
            var alike = (await Similar.NearAsync(id, Viewer.Sees, MostAlike)).Select(n => n.Id).ToList();
            IReadOnlyList<ClaimReading> first = alike.Count == 0 ? [] : await Keeper.ByIdAsync(alike, Viewer.Sees);
            hits = [.. first.Concat(await Keeper.NearbyAsync(claim.Claim, Viewer.Sees)).DistinctBy(c => c.Claim.Id)];
            found = hits.Count == 0 ? "No claim of another article is worded alike, or shares an actor or the proposition; search for its words."
                : first.Count == 0 ? "The newest claims of other articles that share an actor or the proposition." : "Claims of other articles that are worded alike, then the newest that share an actor or the proposition.";
            return;
        }

        var page = await Search.FindAsync(Words, Viewer.Sees, HitKind.Claim, null, MostHits);
        var ids = page.Rows.Select(r => LensId.TryParse(r.Hit.Id, out var hit) ? hit : 0).Where(h => h != id).ToList();
        hits = ids.Count == 0 ? [] : await Keeper.ByIdAsync(ids, Viewer.Sees);
        found = hits.Count == 0 ? $"No other claim has all the words of “{Words.Trim()}”." : page.Next is null ? $"{Phrases.Count(hits.Count, "claim")} found." : FormattableString.Invariant($"The first {hits.Count} claims; more words narrow the list.");
    }

    private async Task SaveAsync()
    {
        form = RelationForm.Of(await Http.Request.ReadFormAsync());
        (var kind, faults) = form.Read();
        try
        {
            if (kind is { } chosen && LensId.TryParse(form.To, out var to))
            {
                await Keeper.AddAsync(claim!.Claim.Id, to, chosen, form.Reason, Viewer.Who);
                Navigation.NavigateTo($"/c/{Id}#r-{Discourse.Words.Of(chosen)}");
                return;
            }
        }
        catch (Refusal refusal) { faults = [new("words", refusal.Message)]; }
        Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        // What was chosen stays in the list, whatever the search shows now.
        if (LensId.TryParse(form.To, out var kept) && hits.All(h => h.Claim.Id != kept)) hits = [.. await Keeper.ByIdAsync([kept], Viewer.Sees), .. hits];
    }

    private string? Known(ClaimReading hit) => related.Where(r => r.Other == hit.Claim.Id).Select(r => Discourse.Words.Of(r.Relation.Kind)).Distinct().ToList() is { Count: > 0 } kinds ? string.Join(", ", kinds) : null;
}
