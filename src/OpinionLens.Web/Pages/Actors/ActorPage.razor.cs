using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using OpinionLens.Store.Actors;
using OpinionLens.Web.Access;
using OpinionLens.Web.Pages.Curating;

namespace OpinionLens.Web.Pages.Actors;

/// <summary>One actor: what it says, what is said of it, and how that differs from article to article.</summary>
public sealed partial class ActorPage
{
    private const int MostPortrayals = 8;
    private const int MostHeld = 12;
    private ActorReading? reading;
    private IReadOnlyList<(ArticleTag Article, IReadOnlyList<ClaimReading> Claims)> sides = [];

    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromQuery(Name = "view")]
    public string? View { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ActorDirectory Directory { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string Shown => View is "holds" or "about" ? View : "both";

    private (string View, string Label, int Count)[] Views => [("both", "Both", reading!.Actor.Total), ("holds", "Holds", reading.Actor.Holds), ("about", "Said about", reading.Actor.About)];

    private IReadOnlyList<ClaimReading> Held => Shown == "holds" ? reading!.Holds.Rows : [.. reading!.Holds.Rows.Take(MostHeld)];

    protected override async Task OnInitializedAsync()
    {
        reading = await Directory.ReadAsync(Slug, Viewer.Sees, 100);
        if (reading is null) { Elsewhere.Lead(Http, Navigation, await Directory.FormerAsync(Slug) is { } now ? $"/actor/{now}" : null); return; }
        // The two articles that say most; a stance that is not neutral tells more of a portrayal.
        sides = [.. reading.SaidAbout.Rows.GroupBy(c => c.Article.Slug).OrderByDescending(g => g.Count()).Take(2)
            .Select(g => (g.First().Article, (IReadOnlyList<ClaimReading>)[.. g.OrderBy(c => c.About.Any(a => a.Actor.Slug == Slug && a.Stance == Stance.Neutral)).ThenBy(c => c.Claim.Id)]))];
    }

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
