using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Claims;
using OpinionLens.Reading.Parts;
using OpinionLens.Store;
using OpinionLens.Store.Actors;
using OpinionLens.Web.Access;
using OpinionLens.Web.Pages.Curating;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Actors;

/// <summary>Gives some of what this actor has to another.</summary>
public sealed partial class ActorSplitPage
{
    private ActorHoldings? holdings;
    private SplitForm form = new();
    private RenderFragment? shown;
    private IReadOnlyList<string> others = [];
    private IReadOnlyList<(string, IReadOnlyList<Pick>)> groups = [];
    private IReadOnlyList<Fault> faults = [];
    private IReadOnlyList<NameDoubt> doubts = [];

    [Parameter] public string Slug { get; set; } = "";
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ActorKeeper Keeper { get; set; } = null!;
    [Inject] private NameFinder Finder { get; set; } = null!;
    [Inject] private ActorDirectory Directory { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        // The words that were sent say which claims are shown.
        if (HttpMethods.IsPost(Http.Request.Method)) form = SplitForm.Of(await Http.Request.ReadFormAsync());
        holdings = await Keeper.HoldingsAsync(Slug, form.Words, Viewer.Sees, SplitForm.MostClaims);
        if (holdings is null) { Navigation.NotFound(); return; }
        others = [.. (await Directory.ListAsync(null, ActorEditPage.MostOthers)).Rows.Where(a => a.Slug != Slug).Select(a => a.Name)];
        var actor = holdings.Actor;
        if (!HttpMethods.IsPost(Http.Request.Method)) form = SplitForm.For(actor.Kind);
        groups =
        [
            ("Articles it wrote or published", [.. holdings.Articles.Select(a => new Pick("article", LensId.Format(a.Id), a.Title, $"with {Phrases.Count(a.OwnVoice, "claim")} in its own voice"))]),
            ("Names", [.. actor.Aliases.Select(a => new Pick("alias", a.Name, a.Name, Discourse.Words.Of(a.Kind)))]),
            ("Offices", [.. actor.Offices.Select((o, i) => new Pick("office", i.ToString(CultureInfo.InvariantCulture), o.Title, o.From))]),
            ("Claims that name it", [.. holdings.Claims.Select(c => new Pick("claim", c.Id, c.Statement, Note(c, actor.Id)))]),
        ];
    }

    private async Task SaveAsync()
    {
        if (form.Finds) return;
        doubts = await NameDoubt.FindAsync(Finder, await Http.Request.ReadFormAsync(), [("to", form.To)], Http.RequestAborted);
        if (form.Does && doubts.Any(d => !d.IsNew))
        {
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
            faults = [.. doubts.Select(d => d.Fault)];
            return;
        }

        faults = await Attempt.RunAsync(Http, "to", async () =>
        {
            if (form.Does) Navigation.NavigateTo($"/actor/{await Keeper.SplitAsync(Slug, form.Version, form.ForActor(), Viewer.Who)}");
            else shown = Show(await Keeper.PreviewSplitAsync(Slug, form.ForActor(), Viewer.Sees));
        });
    }

    private static string Note(ClaimReading claim, long actor)
    {
        var roles = new[] { claim.Holders.Any(h => h.Id == actor) ? "held" : claim.Claim.Attribution.Any(l => l.Sources.Contains(actor)) ? "passed on" : null, claim.About.Any(a => a.Actor.Id == actor) ? "about" : null };
        return $"{string.Join(", ", roles.Where(r => r is not null))} · {claim.Article.Title}";
    }
}
