using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import.Fetch;
using OpinionLens.Store;
using OpinionLens.Store.Articles;
using OpinionLens.Web.Access;
using OpinionLens.Web.Composition;

namespace OpinionLens.Web.Pages.Import;

/// <summary>Takes a text in: the reader's own copy of an article, or a new article. The answer to a good form is a redirect to the result.</summary>
public sealed partial class ImportPage
{
    private Upload form = new();
    private IReadOnlyList<Fault> faults = [];
    private ArticleEntry? article;
    private RevisionEntry? done;
    private bool gone;
    private string title = "";

    [SupplyParameterFromQuery(Name = "article")]
    public string? Article { get; set; }

    /// <summary>Number of the revision that was just kept.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    public string? Done { get; set; }

    [SupplyParameterFromQuery(Name = "already")]
    public string? Already { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private ArticleIntake Intake { get; set; } = null!;
    [Inject] private IOptions<OpinionLensOptions> Options { get; set; } = null!;
    [Inject] private SourceFetcher Fetcher { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (!string.IsNullOrEmpty(Article))
        {
            article = await Library.FindAsync(Article, Viewer.Sees);
            if (article is null) { gone = true; Navigation.NotFound(); return; }
            if (int.TryParse(Done, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                done = (await Library.HistoryAsync(article.Article.Id)).FirstOrDefault(r => r.Revision.Number == number);
        }
        title = article is null ? "Import an article" : "Load your copy";
    }

    private async Task SaveAsync()
    {
        form = await Upload.OfAsync(Http.Request);
        var (text, wrong) = await form.ReadAsync(article is not null, Options.Value.UploadMegabytes, Options.Value.FetchSources ? Fetcher : null, Http.RequestAborted);
        faults = wrong;
        if (text is null) { Http.Response.StatusCode = StatusCodes.Status400BadRequest; return; }
        try
        {
            var result = article is null ? await Intake.AddAsync(text, Viewer.Who) : await Intake.ReviseAsync(article.Article.Slug, text, Viewer.Who);
            Navigation.NavigateTo(FormattableString.Invariant($"/import?article={result.Slug}&done={result.Revision}{(result.AlreadyThere ? "&already=1" : "")}"));
        }
        catch (Refusal refusal)
        {
            faults = [new("text", Upload.ForPage(refusal.Message))];
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
