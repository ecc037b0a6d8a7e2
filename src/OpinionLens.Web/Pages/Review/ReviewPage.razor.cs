using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Reading.Parts;
using OpinionLens.Reading.Text;
using OpinionLens.Store;
using OpinionLens.Store.Claims;
using OpinionLens.Web.Access;
using OpinionLens.Web.Frame;
using OpinionLens.Web.Pages.Annotate;

namespace OpinionLens.Web.Pages.Review;

/// <summary>The review queue: after a revision, an editor decides where each claim rests whose words changed or are gone. Every decision is a form, and leads on to the next.</summary>
public sealed partial class ReviewPage
{
    private ArticleReview? review;
    private WaitingPassage? item;
    private IReadOnlyList<LinkCandidate> places = [];
    private IReadOnlyList<Fault> faults = [];
    private ReadingPlan? plan;
    private PassagePick? pick;
    private bool choosing;

    [Parameter] public string Slug { get; set; } = "";

    /// <summary>Id of the anchor that is looked at.</summary>
    [SupplyParameterFromQuery(Name = "of")] public string? Anchor { get; set; }

    /// <summary>Present while the words are chosen in the text.</summary>
    [SupplyParameterFromQuery(Name = "choose")] public string? Choose { get; set; }
    [SupplyParameterFromQuery(Name = "p")] public string? Ordinal { get; set; }
    [SupplyParameterFromQuery(Name = "s")] public string? Sentences { get; set; }
    [SupplyParameterFromQuery(Name = "at")] public string? Units { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ReviewDesk Desk { get; set; } = null!;
    [Inject] private ClaimLedger Ledger { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    private Article article => review!.Reading.Entry.Article;

    private string Count
    {
        get
        {
            var placed = review!.Count - review.Waiting.Count;
            return item is null ? $"{N(placed)} of {N(review.Count)} settled" : $"{N(placed)} of {N(review.Count)} settled · {N(1 + Index(item))} of {N(review.Waiting.Count)} that need you";
        }
    }

    private string Here => item is null ? $"/a/{Slug}/review" : At(item);

    protected override async Task OnInitializedAsync()
    {
        review = await Desk.ReadAsync(Slug);
        if (review is null) { Navigation.NotFound(); return; }
        item = Asked();
        choosing = item is not null && Choose is not null && review.Text is not null;
        if (!choosing) { places = item is not null && review.Text is { } text ? item.Places(text) : []; return; }
        plan = new(review.Reading, ColourBy.Voice, null);
        pick = PassagePick.Read(review.Text!.Paragraphs, Ordinal, Sentences, Units, null);
    }

    /// <summary>The one that the address names; else the first.</summary>
    private WaitingPassage? Asked() => (LensId.TryParse(Anchor, out var id) ? review!.Waiting.FirstOrDefault(w => w.Now.Id == id) : null) ?? review!.Waiting.FirstOrDefault();

    private WaitingPassage? Next(long anchor)
    {
        var i = review!.Waiting.ToList().FindIndex(w => w.Now.Id == anchor);
        return i < 0 ? null : review.Waiting[(i + 1) % review.Waiting.Count];
    }

    private async Task SettleAsync()
    {
        var sent = await Http.Request.ReadFormAsync();
        var next = LensId.TryParse(sent["anchor"], out var id) && Next(id) is { } following && following.Now.Id != id ? At(following) : $"/a/{Slug}/review";
        try
        {
            if (id == 0 || !int.TryParse(sent["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version)) throw new Refusal("The form was not complete; load the page again.");
            if (sent["act"] == "retire") await RetireAsync(id, sent["claimversion"]);
            else if (sent["act"] == "orphan") await Desk.SettleAsync(id, version, null, Viewer.Who);
            else await Desk.SettleAsync(id, version, Read(sent["place"]) ?? throw new Refusal("Choose where it rests, or say that it is orphaned."), Viewer.Who);
            Navigation.NavigateTo(next);
        }
        catch (Refusal refusal)
        {
            faults = [new("item", Phrases.Sentence(refusal.Message))];
            Http.Response.StatusCode = refusal.IsStale ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        }
    }

    private async Task RetireAsync(long anchor, string? version)
    {
        if (review!.Waiting.FirstOrDefault(w => w.Now.Id == anchor) is not { } waiting || !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
            throw new Refusal("This passage does not wait any more. Look at what waits now.");
        await Ledger.SetStatusAsync(waiting.Claim.Claim.Id, seen, ClaimStatus.Retired, Viewer.Who);
    }

    private int Index(WaitingPassage one) => review!.Waiting.ToList().IndexOf(one);

    private string At(WaitingPassage one) => $"/a/{Slug}/review?of={LensId.Format(one.Now.Id)}";

    private string After(WaitingPassage one) => Next(one.Now.Id) is { } next ? At(next) : Here;

    private string Chosen(int paragraph, int? first, int? last) => At(item!) + FormattableString.Invariant($"&choose=1&p={paragraph}") + (first is { } s ? FormattableString.Invariant($"&s={s}-{last ?? s}") : "") + FormattableString.Invariant($"#p{paragraph}");

    /// <summary>A place in a form: paragraph, start and end.</summary>
    public static string Value(Place place) => FormattableString.Invariant($"{place.Paragraph}.{place.Start}-{place.End}");

    private static string Value(PassagePick pick) => FormattableString.Invariant($"{pick.Paragraph.Ordinal}.{pick.Span.Start}-{pick.Span.End}");

    private static Place? Read(string? value)
    {
        var parts = (value ?? "").Split('.', '-');
        var numbers = parts.Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1).ToList();
        return numbers is [>= 1, >= 0, >= 1] ? new Place(numbers[0], 1, numbers[1], numbers[2]) : null;
    }

    private static string Meaning(AnchorState state) => state switch
    {
        AnchorState.Exact => "nothing to do",
        AnchorState.Moved => "same words, another place",
        AnchorState.Changed => "words differ, waits for you",
        _ => "no place found, old words kept",
    };

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
