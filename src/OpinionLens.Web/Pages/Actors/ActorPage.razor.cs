using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Discourse.Facets;
using OpinionLens.Reading.Actors;
using OpinionLens.Store.Actors;
using OpinionLens.Web.Access;
using OpinionLens.Web.Pages.Claims;
using OpinionLens.Web.Pages.Curating;

namespace OpinionLens.Web.Pages.Actors;

/// <summary>One actor: what it says, what is said of it, by whom and when, and how that differs from article to article and from one time to the next.</summary>
public sealed partial class ActorPage
{
    private const int MostShown = 100;
    private const int MostHeld = 12;
    private const int MostAbout = 24;
    private const int MostMonths = 18;
    private ActorReading? reading;
    private bool byYear;
    private IReadOnlyList<string> faults = [];

    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromQuery(Name = "view")]
    public string? View { get; set; }

    /// <summary>Slugs of the articles that are set side by side.</summary>
    [SupplyParameterFromQuery(Name = "a")] public string? A { get; set; }
    [SupplyParameterFromQuery(Name = "b")] public string? B { get; set; }

    /// <summary>Last day of the earlier time, and of the later.</summary>
    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }
    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ActorDirectory Directory { get; set; } = null!;
    [Inject] private NameFinder Names { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string Shown => View is "holds" or "about" ? View : "both";

    // What it holds and what is about it overlap: both together have no number of their own.
    private (string View, string Label, int? Count)[] Views => [("both", "Both", null), ("holds", "Holds", reading!.Actor.Holds), ("about", "Said about", reading.Actor.About)];

    private IReadOnlyList<ClaimReading> Held => Shown == "holds" ? reading!.Holds.Rows : [.. reading!.Holds.Rows.Take(MostHeld)];

    /// <summary>PostgreSQL refuses a zero character in any text.</summary>
    private static string? Clean(string? slug) => slug?.Replace("\0", "", StringComparison.Ordinal);

    protected override async Task OnInitializedAsync()
    {
        var wrong = new List<string>();
        var ask = new ActorQuestion(Clean(A), Clean(B), Read(From, wrong), Read(To, wrong));
        if (ask.First > ask.Last) wrong.Add("The later day stood first, so the two were exchanged.");
        // What the page goes by is set last: it is shown once before the first answer is here.
        // Only the claims that the view shows are read.
        var found = await Directory.ReadAsync(Slug, Viewer.Sees, ask, Shown == "holds" ? MostShown : Shown == "both" ? MostHeld : 1, Shown == "about" ? MostShown : Shown == "both" ? MostAbout : 1);
        if (found is null)
        {
            // Another name leads on too, but not for ever: it may come to mean somebody else.
            var now = await Directory.FormerAsync(Slug);
            if (now is null && (await Names.FindAsync(Slug, null, false)).Exact is { } called) Navigation.NavigateTo($"/actor/{called.Slug}{new Uri(Navigation.Uri).Query}");
            else Elsewhere.Lead(Http, Navigation, now is null ? null : $"/actor/{now}");
            return;
        }

        byYear = found.Months.Count(m => m.Of > DateOnly.MinValue) > MostMonths;
        (faults, reading) = (wrong, found);
    }

    private static DateOnly? Read(string? text, List<string> wrong)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (DaySpan.TryRead(text, out var span) && span.Last > DateOnly.MinValue) return span.Last;
        wrong.Add($"“{text}” is no date: write a day like 2025-06-03, a month like 2025-06 or a year.");
        return null;
    }

    private IReadOnlyList<StanceRow> ByArticle => [.. reading!.Articles.Select(a => new StanceRow(a.Of.Title, $"/a/{a.Of.Slug}", $"article={a.Of.Slug}", $"in {a.Of.Title}", a.Counts))];

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    private IReadOnlyList<StanceRow> BySpeaker => [.. reading!.Speakers.Select(s => new StanceRow(s.Of.Name, $"/actor/{s.Of.Slug}", $"source={s.Of.Slug}", $"held by {s.Of.Name}", s.Counts))];

    private IReadOnlyList<StanceRow> ByTime =>
    [
        .. reading!.Months.GroupBy(m => byYear && m.Of > DateOnly.MinValue ? new DateOnly(m.Of.Year, 1, 1) : m.Of).Select(g =>
        {
            var (value, label) = Period.Of(g.Key, byYear);
            return new StanceRow(label, null, $"from={value}&to={value}", label, [.. Enumerable.Range(0, g.First().Counts.Count).Select(stance => g.Sum(m => m.Counts[stance]))]);
        }),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Address(string view) => $"/actor/{Slug}" + (view == "both" ? "" : $"?view={view}");

    private static string Told(OfficeLine office) => office.Title + (office.Of is null ? "" : $" of {office.Of}")
        + (office.From, office.To) switch
        {
            (null, null) => "",
            ({ } from, null) => $", since {from[..4]}",
            (null, { } to) => $", until {to[..4]}",
            var (from, to) when from![..4] == to![..4] => $", {from[..4]}",
            var (from, to) => $", {from![..4]} to {to![..4]}",
        };
}
