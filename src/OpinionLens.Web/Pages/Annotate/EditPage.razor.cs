using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Drafts;
using OpinionLens.Store;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Drafts;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>Changes a claim: its fields, its passages, its status. A save on an old version overwrites nothing: it shows yours, theirs and what both began from.</summary>
public sealed partial class EditPage
{
    private ClaimReading? claim;
    private ArticleEntry? entry;
    private ClaimForm? form;
    private Draft? waiting;
    private IReadOnlyList<string> names = [], topics = [];
    private IReadOnlyList<NameDoubt> doubts = [];
    private Voice reported;
    private bool isChecked;
    private IReadOnlyList<MergeRow>? disputed;
    private IReadOnlyList<Fault> faults = [];
    private IReadOnlyList<LinkCandidate> candidates = [];

    [Parameter] public string Id { get; set; } = "";

    /// <summary>Present when the draft that waits shall fill the form.</summary>
    [SupplyParameterFromQuery(Name = "restore")] public string? Restore { get; set; }

    /// <summary>Present when the review sent its editor here: it goes on there.</summary>
    [SupplyParameterFromQuery(Name = "settle")] public string? Settling { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private ClaimLedger Ledger { get; set; } = null!;
    [Inject] private ParagraphWindow Window { get; set; } = null!;
    [Inject] private NameFinder Finder { get; set; } = null!;
    [Inject] private ActorDirectory Directory { get; set; } = null!;
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private DraftDrawer Drawer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (!LensId.TryParse(Id, out var id) || await Ledger.FindAsync(id, Visibility.Members) is not { } found) { Navigation.NotFound(); return; }
        claim = found.Claim;
        entry = await Library.FindAsync(claim.Article.Slug, Viewer.Sees);
        form = ClaimForm.Of(claim);
        reported = await ReportedAsync();
        waiting = await Drawer.FindAsync(Viewer.Who, DraftPlaces.Edit(id));
        names = [.. (await Directory.ListAsync(null, 400)).Rows.Select(a => a.Name)];
        topics = [.. (await Concepts.TopicsAsync(null, 200)).Rows.Select(t => t.Name)];
        if (Restore is null || waiting is null || DraftPlaces.FormOf(waiting) is not { } drafted) return;
        // A draft of an older version is merged: it is what somebody typed before others saved.
        (form, var stale) = (drafted, drafted.Version != claim.Claim.Version);
        if (stale) Merge();
    }

    private async Task SaveAsync()
    {
        var sent = await Http.Request.ReadFormAsync();
        form = ClaimForm.Of(sent);
        (var draft, faults) = form.Read();
        doubts = await NameDoubt.FindAsync(Finder, sent, form.ActorNames, Http.RequestAborted);
        faults = [.. faults, .. doubts.Where(d => !d.IsNew).Select(d => d.Fault)];
        isChecked = form.OnlyChecks && faults.Count == 0;
        if (draft is null || faults.Count > 0) { Http.Response.StatusCode = StatusCodes.Status400BadRequest; return; }
        if (isChecked) return;
        draft = draft with { Settles = sent["settle"] == "true" };
        try
        {
            await Ledger.AmendAsync(claim!.Claim.Id, form.Version, draft, Viewer.Who);
            await Drawer.DropAsync(Viewer.Who, DraftPlaces.Edit(claim.Claim.Id));
            Navigation.NavigateTo(Settling is null ? $"/c/{Id}" : $"/a/{claim.Article.Slug}/review");
        }
        catch (Refusal refusal)
        {
            if (refusal.IsStale) Merge();
            (faults, candidates) = ([refusal.IsStale ? FieldMerge.Stale("this claim") : new(ClaimFormCheck.Field(refusal), Reading.Parts.Phrases.Sentence(refusal.Message))], refusal.Candidates);
            Http.Response.StatusCode = refusal.IsStale ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>The voice of the first passage where somebody else than the author holds it.</summary>
    private async Task<Voice> ReportedAsync()
    {
        if (claim!.Passages is not [{ Paragraph: { } ordinal, Start: { } start, End: { } end }, ..]) return Voice.Indirect;
        var around = await Window.AroundAsync(claim.Claim.ArticleId, claim.Passages[0].Revision, ordinal, 0, Viewer.Sees);
        return around is [{ } paragraph] && end <= paragraph.Text.Length ? ReportedVoice.Read(paragraph.Text, new(start, end)) : Voice.Indirect;
    }

    private void Merge() => (form, disputed) = form!.MergeWith(ClaimForm.Of(claim!));

    private async Task SetStatusAsync()
    {
        var sent = await Http.Request.ReadFormAsync();
        if (!Words.TryRead<ClaimStatus>(sent["status"], out var status) || !int.TryParse(sent["version"], out var version)) { Http.Response.StatusCode = StatusCodes.Status400BadRequest; return; }
        try
        {
            await Ledger.SetStatusAsync(claim!.Claim.Id, version, status, Viewer.Who);
            Navigation.NavigateTo($"/c/{Id}");
        }
        catch (Refusal refusal)
        {
            faults = [new("statement", Reading.Parts.Phrases.Sentence(refusal.Message))];
            Http.Response.StatusCode = StatusCodes.Status409Conflict;
        }
    }
}
