using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Changes;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Language;
using OpinionLens.Reading.Parts;
using OpinionLens.Store;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Store.Comparison;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Compare;

/// <summary>Pairs of claims that may meet, most likely first; an editor decides each by one key, and it is not asked again.</summary>
public sealed partial class ProposedPairs
{
    /// <summary>Of what was decided last, in the bar: the button of undo and the log have all of it.</summary>
    private const int LongestLast = 160;

    private static readonly (string Key, string Value, string Label)[] Choices =
        [("1", "agree", "The same claim"), ("2", "contradict", "Contradicts"), ("3", "qualify", "A qualifies B"), ("4", "related", "Related"), ("x", "none", "They do not meet")];

    private IReadOnlyList<PairProposal> all = [], pairs = [];
    private int decided;
    private (Change? Undo, Change? Redo) next;
    private Bucket? only;

    private RowFilter Narrowed => Query.Filter with { Bucket = null, HidesOpen = false };
    private IReadOnlyList<Fault> faults = [];

    [Parameter, EditorRequired] public ComparisonReading Comparison { get; set; } = null!;
    /// <summary>What the address asks for: its bucket is the only kind that is shown, its topic and actor narrow the pairs.</summary>
    [Parameter, EditorRequired] public RowQuery Query { get; set; } = null!;
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private PairDesk Desk { get; set; } = null!;
    [Inject] private UndoDesk Undo { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string A => Comparison.A.Entry.Article.Slug;
    private string B => Comparison.B.Entry.Article.Slug;
    private string Here => Address(only);

    private string Address(Bucket? kind) => $"/compare/{A}/{B}?view=proposed" + ((Narrowed with { Bucket = kind }).Query is { Length: > 0 } query ? "&" + query[1..] : "");

    /// <summary>The kinds that are proposed.</summary>
    private static readonly Bucket[] Kinds = [Bucket.Agree, Bucket.Contradict, Bucket.Related];

    private string Count => (all.Count == 0 ? "No pair is proposed" : all.Count < PairDesk.Most ? $"{Phrases.Count(all.Count, "pair")} to be decided" : FormattableString.Invariant($"The next {all.Count} pairs, most likely to meet first"))
        + (decided > 0 ? FormattableString.Invariant($"; {decided} decided so far") : "")
        + (next.Undo is { Verb: "suggestion.accept" or "suggestion.reject" } last && Comparison.A.Claims.Concat(Comparison.B.Claims).Any(c => c.Claim.Id == last.SubjectId) ? $"; last: {TextAnalysis.Beginning(last.Summary, LongestLast)}" : "");

    protected override async Task OnParametersSetAsync()
    {
        var (found, before) = await Desk.ProposeAsync(Comparison, Narrowed);
        if (Viewer.IsEditor) next = await Undo.NextAsync(Viewer.Who);
        only = Query.Filter.Bucket is { } kind && Kinds.Contains(kind) ? kind : null;
        (all, decided, pairs) = (found, before, [.. found.Where(p => only is null || p.Bucket == only)]);
    }

    private static string Kind(Bucket bucket) => bucket switch { Bucket.Contradict => "May contradict", Bucket.Agree => "May be the same", _ => "May meet" };

    private async Task DecideAsync()
    {
        try
        {
            if (!Viewer.IsEditor) throw new Refusal("Only editors decide; sign in first.");
            var said = ((await Http.Request.ReadFormAsync())["act"].ToString()).Split(':');
            var bucket = Words.Read<Bucket>(said[0]);
            if (said.Length != 3 || (bucket is null && said[0] != "none") || Read(said[1]) is not { } of || Read(said[2]) is not { } to) throw new Refusal("The form was not complete; load the page again.");
            await Desk.DecideAsync(A, B, of.Id, to.Id, (of.Version, to.Version), bucket, Viewer.Who);
            Navigation.NavigateTo(Here);
        }
        catch (Refusal refusal)
        {
            faults = [new("", Phrases.Sentence(refusal.Message))];
            Http.Response.StatusCode = !Viewer.IsEditor ? StatusCodes.Status403Forbidden : StatusCodes.Status409Conflict;
        }
    }

    /// <summary>A claim in a form: its id and the version that was shown.</summary>
    private static string Value(ClaimReading claim) => string.Create(CultureInfo.InvariantCulture, $"{claim.Id}.{claim.Claim.Version}");

    private static (long Id, int Version)? Read(string value) =>
        value.Split('.') is [var id, var version] && LensId.TryParse(id, out var known) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? (known, seen) : null;
}
