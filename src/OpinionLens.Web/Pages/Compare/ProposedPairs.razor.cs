using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Reading.Parts;
using OpinionLens.Store;
using OpinionLens.Store.Comparison;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Compare;

/// <summary>Pairs of claims that may meet, most likely first; an editor decides each by one key, and it is not asked again.</summary>
public sealed partial class ProposedPairs
{
    private static readonly (string Key, string Value, string Label)[] Choices =
        [("1", "agree", "The same claim"), ("2", "contradict", "Contradicts"), ("3", "qualify", "A qualifies B"), ("4", "related", "Related"), ("x", "none", "They do not meet")];

    private IReadOnlyList<PairProposal> pairs = [];
    private IReadOnlyList<Fault> faults = [];

    [Parameter, EditorRequired] public ComparisonReading Comparison { get; set; } = null!;
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private PairDesk Desk { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string A => Comparison.A.Entry.Article.Slug;
    private string B => Comparison.B.Entry.Article.Slug;
    private string Here => $"/compare/{A}/{B}?view=proposed";
    private string Count => pairs.Count == 0 ? "No pair is proposed" : pairs.Count < PairDesk.Most ? $"{Phrases.Count(pairs.Count, "pair")} proposed, nobody has decided" : $"The {Phrases.Count(pairs.Count, "pair")} most likely to meet, nobody has decided";

    protected override async Task OnParametersSetAsync() => pairs = await Desk.ProposeAsync(Comparison);

    private static string Kind(PairProposal pair) => pair.Bucket == Bucket.Contradict ? "May contradict" : "May be the same";

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
