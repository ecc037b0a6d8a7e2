using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Reading.Parts;
using OpinionLens.Reading.Text;
using OpinionLens.Store.Articles;
using OpinionLens.Web.Access;
using OpinionLens.Web.Text;

namespace OpinionLens.Web.Pages.Reader;

/// <summary>The reader: a text with every claim beside its paragraph.</summary>
public sealed partial class ReaderPage
{
    private ArticleReading? reading;
    private ReadingPlan? plan;
    private ArticleEntry? gone;
    private AddressTrail trail = AddressTrail.Empty;
    private ColourBy colour;
    private string? actor;
    private int newest;
    private string revisionLine = "";
    private MarkupString notes;

    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>A revision; null for the one the viewer reads.</summary>
    [Parameter]
    public int? Number { get; set; }

    [SupplyParameterFromQuery(Name = "color")]
    public string? Color { get; set; }

    [SupplyParameterFromQuery(Name = "actor")]
    public string? Actor { get; set; }

    /// <summary>What was just saved: "details", after their page.</summary>
    [SupplyParameterFromQuery(Name = "saved")] public string? Saved { get; set; }

    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private RevisionTexts Texts { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    private Article article => reading!.Entry.Article;

    private string Here => Number is { } n ? FormattableString.Invariant($"/a/{Slug}/r/{n}") : $"/a/{Slug}";

    private string ActorName => reading!.Claims.SelectMany(c => c.Holders.Concat(c.About.Select(a => a.Actor))).FirstOrDefault(a => a.Slug == actor)?.Name ?? actor!;

    private string UnplacedWords => article.CurrentRevision == 0 || (reading!.Paragraphs.Count == 0 && reading.Entry.Shown is not null) ? "There is no text for them to stand in."
        : reading.Paragraphs.Count == 0 ? "The text is for editors; the claims and at most eight words of each passage are for everybody."
        : plan!.Unplaced.All(n => n.Claim.Passages.Any(p => p.State == AnchorState.Orphaned)) ? "Their words are gone from this revision. They are kept with the words they rested on."
        : "They rest on words that are not told in this text, or whose words are gone. They are kept with the words they rested on.";

    protected override async Task OnInitializedAsync()
    {
        reading = await Library.ReadAsync(Slug, Viewer.Sees, Number);
        if (reading is null)
        {
            // A number that was given once keeps its address, also when the revision was taken back.
            if (Number is { } given and > 0 && await Library.FindAsync(Slug, Viewer.Sees) is { } entry && given <= entry.Article.LastRevision) gone = entry;
            else Navigation.NotFound();
            return;
        }
        if (Number is null) trail = await Texts.TrailAsync(reading, Viewer.Sees);
        colour = Words.Read<ColourBy>(Color) ?? ColourBy.Voice;
        actor = string.IsNullOrWhiteSpace(Actor) ? null : Actor;
        newest = Viewer.IsEditor ? article.CurrentRevision : article.PublicRevision;
        plan = new(reading, colour, actor);
        revisionLine = reading.Entry.Shown is { } shown
            ? FormattableString.Invariant($"{(shown.TextKind == TextKind.Digest ? "summary, " : "")}revision {shown.Number} of {Dates.Of(shown.When)}") : article.CurrentRevision == 0 ? "no text" : "text for editors only";
        notes = SafeMarkdown.ToHtml(article.Notes);
    }

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
