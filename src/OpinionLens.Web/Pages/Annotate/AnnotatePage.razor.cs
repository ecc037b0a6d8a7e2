using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Reading.Text;
using OpinionLens.Store;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;
using OpinionLens.Web.Pages.Import;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>
/// Turns passages into claims, paragraph by paragraph, by links and forms alone. The address holds the passage: <c>?p=16&amp;s=2</c> or <c>s=2-3</c>. The answer
/// to a good form is a redirect.
/// </summary>
public sealed partial class AnnotatePage
{
    private const int MostActors = 400;
    private ArticleReading? reading;
    private ReadingPlan? plan;
    private ClaimForm? form;
    private (int First, int Last)? sentences;
    private IReadOnlyList<Fault> faults = [];
    private IReadOnlyList<LinkCandidate> candidates = [];
    private IReadOnlyList<string> names = [], topics = [], propositions = [];

    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromQuery(Name = "p")] public string? At { get; set; }
    [SupplyParameterFromQuery(Name = "s")] public string? Chosen { get; set; }

    /// <summary>Id of the claim that was just kept.</summary>
    [SupplyParameterFromQuery(Name = "kept")] public string? Kept { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private ArticleIntake Intake { get; set; } = null!;
    [Inject] private ClaimLedger Ledger { get; set; } = null!;
    [Inject] private ActorDirectory Directory { get; set; } = null!;
    [Inject] private ConceptIndex Concepts { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private Article article => reading!.Entry.Article;

    private Paragraph? Current => int.TryParse(At, NumberStyles.None, CultureInfo.InvariantCulture, out var p) && p >= 1 && p <= reading!.Paragraphs.Count ? reading.Paragraphs[p - 1] : null;

    private string AuthorName => reading!.Entry.Authors.Count > 0 ? string.Join(", ", reading.Entry.Authors.Select(a => a.Name)) : reading.Entry.Outlet?.Name ?? "the author";

    private ClaimReading? KeptClaim => Kept is null ? null : reading!.Claims.FirstOrDefault(c => c.Id == Kept);

    /// <summary>Body paragraphs without claims that nobody has called empty, after the current one first.</summary>
    private Paragraph? Waiting(int after) => reading!.Paragraphs.Where(Waits).OrderBy(p => p.Ordinal <= after).ThenBy(p => p.Ordinal).FirstOrDefault();

    protected override async Task OnInitializedAsync()
    {
        reading = await Library.ReadAsync(Slug, Viewer.Sees);
        if (reading is null) { Navigation.NotFound(); return; }
        plan = new(reading, ColourBy.Voice, null);
        var actors = (await Directory.ListAsync(null, MostActors)).Rows;
        names = [.. actors.Select(a => a.Name)];
        topics = [.. (await Concepts.TopicsAsync(null, 200)).Rows.Select(t => t.Name)];
        propositions = [.. reading.Claims.Select(c => c.Proposition?.Wording).OfType<string>().Distinct()];
        if (Current is not { } paragraph) return;
        sentences = Range(paragraph, Chosen);
        var passage = sentences is var (first, last) ? new TextSpan(paragraph.Sentences[first - 1].Start, paragraph.Sentences[last - 1].End) : new TextSpan(0, paragraph.Text.Length);
        form = ClaimForm.For(paragraph, passage, [.. actors.Select(a => new NamedActor(new(a.Id, a.Slug, a.Name, a.Kind), [.. a.AllNames]))]);
    }

    private async Task KeepAsync()
    {
        form = ClaimForm.Of(await Http.Request.ReadFormAsync());
        (var draft, faults) = form.Read();
        if (draft is null) { Http.Response.StatusCode = StatusCodes.Status400BadRequest; return; }
        try
        {
            var id = Discourse.LensId.Format((await Ledger.AssertAsync(Slug, [draft], Viewer.Who))[0]);
            var to = form.Next ? Waiting(form.Paragraph)?.Ordinal ?? form.Paragraph : form.Paragraph;
            Navigation.NavigateTo(FormattableString.Invariant($"/a/{Slug}/annotate?p={to}&kept={id}#p{to}"));
        }
        catch (Refusal refusal)
        {
            (faults, candidates) = ([new("quote", Reading.Parts.Phrases.Sentence(refusal.Message))], refusal.Candidates);
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private async Task SayNothingAsync()
    {
        if (Current is not { } paragraph) return;
        try { await Intake.SayNothingAsync(Slug, paragraph.Ordinal, !paragraph.NothingToClaim, Viewer.Who); }
        catch (Refusal refusal)
        {
            faults = [new("quote", Reading.Parts.Phrases.Sentence(refusal.Message))];
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        // What was called empty by mistake stays in view; what was read is done with.
        var to = paragraph.NothingToClaim ? paragraph.Ordinal : Waiting(paragraph.Ordinal)?.Ordinal ?? paragraph.Ordinal;
        Navigation.NavigateTo(FormattableString.Invariant($"/a/{Slug}/annotate?p={to}#p{to}"));
    }

    private bool Waits(Paragraph paragraph) => paragraph.Role == ParagraphRole.Body && !paragraph.NothingToClaim && plan!.Lines[paragraph.Ordinal - 1].Marks.Count == 0;

    /// <summary>"2" or "2-3"; null for anything else, which is the whole paragraph.</summary>
    private static (int, int)? Range(Paragraph paragraph, string? chosen)
    {
        var parts = chosen?.Split('-') ?? [];
        if (parts.Length is < 1 or > 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)) return null;
        if (!int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)) return null;
        return first >= 1 && first <= last && last <= paragraph.Sentences.Count ? (first, last) : null;
    }

    private string Address(int paragraph, int? first = null, int? last = null) => FormattableString.Invariant($"/a/{Slug}/annotate?p={paragraph}")
        + (first is null ? "" : last is null || last == first ? FormattableString.Invariant($"&s={first}") : FormattableString.Invariant($"&s={first}-{last}")) + FormattableString.Invariant($"#p{paragraph}");

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
