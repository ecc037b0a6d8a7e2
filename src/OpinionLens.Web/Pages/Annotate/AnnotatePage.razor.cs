using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Drafts;
using OpinionLens.Reading.Text;
using OpinionLens.Store;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;
using OpinionLens.Store.Drafts;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>
/// Turns passages into claims, paragraph by paragraph, by links and forms alone. The address holds the passages (<see cref="PassagePick"/>). The answer
/// to a good form is a redirect.
/// </summary>
public sealed partial class AnnotatePage
{
    private const int MostActors = 400;
    private ArticleReading? reading;
    private ReadingPlan? plan;
    private PassagePick? pick;
    private ClaimForm? form;
    private Draft? waiting;
    private IReadOnlyList<Fault> faults = [];
    private IReadOnlyList<LinkCandidate> candidates = [];
    private IReadOnlyList<NameDoubt> doubts = [];
    private IReadOnlyList<string> names = [], topics = [], propositions = [];
    private bool isChecked;

    /// <summary>The form that a script fills where none is chosen yet: its keys wait for no answer.</summary>
    private readonly ClaimForm blank = ClaimForm.Blank();

    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromQuery(Name = "p")] public string? Ordinal { get; set; }
    [SupplyParameterFromQuery(Name = "s")] public string? Chosen { get; set; }
    [SupplyParameterFromQuery(Name = "at")] public string? At { get; set; }
    [SupplyParameterFromQuery(Name = "with")] public string? With { get; set; }

    /// <summary>Id of the form whose draft shall fill this one.</summary>
    [SupplyParameterFromQuery(Name = "restore")] public string? Restore { get; set; }

    /// <summary>Id of the claim that was just kept.</summary>
    [SupplyParameterFromQuery(Name = "kept")] public string? Kept { get; set; }

    /// <summary>The voice that was sent with it, where somebody was named as its holder: the one that it has may be another.</summary>
    [SupplyParameterFromQuery(Name = "was")] public string? Was { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private ArticleIntake Intake { get; set; } = null!;
    [Inject] private ClaimLedger Ledger { get; set; } = null!;
    [Inject] private NameFinder Finder { get; set; } = null!;
    [Inject] private ActorDirectory Directory { get; set; } = null!;
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private DraftDrawer Drawer { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private Article article => reading!.Entry.Article;

    private string Place => DraftPlaces.NewClaim(article.Id, form!.Id);

    private ClaimReading? KeptClaim => Kept is null ? null : reading!.Claims.FirstOrDefault(c => c.Id == Kept);

    /// <summary>This page with its passages, without what was said of the last form.</summary>
    private string Here => pick is null ? $"/a/{Slug}/annotate" : FormattableString.Invariant($"/a/{Slug}/annotate?p={pick.Paragraph.Ordinal}&at={pick.Span.Start}-{pick.Span.End}")
        + (pick.Kept.Count > 0 ? "&with=" + With : "") + FormattableString.Invariant($"#p{pick.Paragraph.Ordinal}");

    private string RestoreAddress => DraftPlaces.RestoreAddress(waiting!, $"/a/{Slug}/annotate");

    private string MoreAddress => FormattableString.Invariant($"/a/{Slug}/annotate?p={pick!.Paragraph.Ordinal}&with={pick.AsKept}#p{pick.Paragraph.Ordinal}");

    /// <summary>Body paragraphs without claims that nobody has called empty, after the current one first.</summary>
    private Paragraph? Waiting(int after) => reading!.Paragraphs.Where(Waits).OrderBy(p => p.Ordinal <= after).ThenBy(p => p.Ordinal).FirstOrDefault();

    /// <summary>True while a claim is sent that may be kept: the answer is then another address, and nothing of this page is needed.</summary>
    private bool isSent;

    protected override async Task OnInitializedAsync()
    {
        isSent = HttpMethods.IsPost(Http.Request.Method) && (await Http.Request.ReadFormAsync())["_handler"] == "claim";
        if (!isSent) await LoadAsync();
    }

    private async Task LoadAsync()
    {
        isSent = false;
        reading = await Library.ReadAsync(Slug, Viewer.Sees);
        if (reading is null) { Navigation.NotFound(); return; }
        plan = new(reading, ColourBy.Voice, null);
        waiting = LensId.TryParse(Restore, out var drafted) ? await Drawer.FindAsync(Viewer.Who, DraftPlaces.NewClaim(article.Id, drafted))
            : (await Drawer.ListAsync(Viewer.Who, 1, DraftPlaces.NewClaims(article.Id))).FirstOrDefault();
        var actors = (await Directory.ListAsync(null, MostActors)).Rows;
        names = [.. actors.Select(a => a.Name)];
        topics = [.. (await Concepts.TopicsAsync(null, 200)).Rows.Select(t => t.Name)];
        propositions = [.. reading.Claims.Select(c => c.Proposition?.Wording).OfType<string>().Distinct()];
        pick = PassagePick.Read(reading.Paragraphs, Ordinal, Chosen, At, With);
        if (pick is null) return;
        form = ClaimForm.For(pick.All, [.. actors.Select(a => new NamedActor(new(a.Id, a.Slug, a.Name, a.Kind), [.. a.AllNames]))]);
        if (Restore is not null && waiting is not null && DraftPlaces.FormOf(waiting) is { } typed) form = typed;
    }

    private async Task KeepAsync()
    {
        var fields = await Http.Request.ReadFormAsync();
        var sent = ClaimForm.Of(fields);
        (var draft, var wrong) = sent.Read();
        doubts = await NameDoubt.FindAsync(Finder, fields, sent.ActorNames, Http.RequestAborted);
        wrong = [.. wrong, .. doubts.Where(d => !d.IsNew).Select(d => d.Fault)];
        if (draft is null || wrong.Count > 0 || sent.OnlyChecks) { await ShowAgainAsync(sent, wrong, []); return; }
        try
        {
            var id = LensId.Format((await Ledger.AssertAsync(Slug, [draft], Viewer.Who))[0]);
            var from = sent.Paragraph > 0 ? sent.Paragraph : int.TryParse(Ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var here) ? here : 1;
            var next = await Library.NextWaitingAsync(Slug, from) ?? throw new InvalidOperationException("A claim has an article.");
            await Drawer.DropAsync(Viewer.Who, DraftPlaces.NewClaim(next.ArticleId, sent.Id));
            var to = sent.Next ? next.Paragraph ?? from : from;
            var was = sent["source"].Length > 0 ? $"&was={sent["voice"]}" : "";
            Navigation.NavigateTo(FormattableString.Invariant($"/a/{Slug}/annotate?p={to}&kept={id}{was}#p{to}"));
        }
        catch (Refusal refusal)
        {
            await ShowAgainAsync(sent, [new(ClaimFormCheck.Field(refusal), Reading.Parts.Phrases.Sentence(refusal.Message))], refusal.Candidates);
        }
    }

    private async Task ShowAgainAsync(ClaimForm sent, IReadOnlyList<Fault> wrong, IReadOnlyList<LinkCandidate> places)
    {
        await LoadAsync();
        if (reading is null) return;
        (form, faults, candidates) = (sent, wrong, places);
        if (sent.OnlyChecks && wrong.Count == 0) (faults, candidates) = Placed(sent);
        isChecked = sent.OnlyChecks && faults.Count == 0;
        Http.Response.StatusCode = isChecked ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    /// <summary>What is wrong with the passages of a form, which are otherwise looked for when it is kept.</summary>
    private (IReadOnlyList<Fault>, IReadOnlyList<LinkCandidate>) Placed(ClaimForm sent)
    {
        var text = new RevisionText(reading!.Paragraphs);
        foreach (var (passage, i) in sent.Passages.Select((p, i) => (p, i + 1)))
            if (PassageLinking.Find(text, passage.Quote, ClaimFields.Place(passage.At).Paragraph, ClaimFields.Place(passage.At).Start) is LinkResult.Refused refused)
                return ([new(ClaimFields.N("quote", i), refused.Reason)], refused.Candidates);
        return ([], []);
    }

    /// <summary>The voice of the form's passage where somebody else than the author holds it.</summary>
    private Voice Reported()
    {
        var (paragraph, start) = ClaimFields.Place(form!["at1"]);
        var quote = form["quote1"];
        return paragraph is { } p && start is { } from && p >= 1 && p <= reading!.Paragraphs.Count && from + quote.Length <= reading.Paragraphs[p - 1].Text.Length
            ? ReportedVoice.Read(reading.Paragraphs[p - 1].Text, new(from, from + quote.Length)) : ReportedVoice.Read(quote, new(0, quote.Length));
    }

    private async Task SayNothingAsync()
    {
        if (pick?.Paragraph is not { } paragraph) return;
        // What is wanted is said, not "the other": sent twice, it is done once.
        var nothing = (await Http.Request.ReadFormAsync())["nothing"] == "true";
        try { await Intake.SayNothingAsync(Slug, paragraph.Ordinal, nothing, Viewer.Who); }
        catch (Refusal refusal)
        {
            faults = [new("quote1", Reading.Parts.Phrases.Sentence(refusal.Message))];
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        // What was called empty by mistake stays in view; what was read is done with.
        var to = !nothing ? paragraph.Ordinal : Waiting(paragraph.Ordinal)?.Ordinal ?? paragraph.Ordinal;
        Navigation.NavigateTo(FormattableString.Invariant($"/a/{Slug}/annotate?p={to}#p{to}"));
    }

    private bool Waits(Paragraph paragraph) => paragraph.Role == ParagraphRole.Body && !paragraph.NothingToClaim && plan!.Lines[paragraph.Ordinal - 1].Marks.Count == 0;

    private string Address(int paragraph, int? first = null, int? last = null) => FormattableString.Invariant($"/a/{Slug}/annotate?p={paragraph}")
        + (first is null ? "" : last is null || last == first ? FormattableString.Invariant($"&s={first}") : FormattableString.Invariant($"&s={first}-{last}"))
        + (With is { Length: > 0 } && pick?.Kept.Count > 0 ? "&with=" + With : "") + FormattableString.Invariant($"#p{paragraph}");

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
