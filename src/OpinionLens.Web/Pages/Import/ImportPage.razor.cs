using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Samples;
using OpinionLens.Import;
using OpinionLens.Import.Fetch;
using OpinionLens.Reading.Parts;
using OpinionLens.Store;
using OpinionLens.Store.Articles;
using OpinionLens.Web.Access;
using OpinionLens.Web.Composition;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Import;

/// <summary>The first step: takes texts in, each as a proposal to be checked, and shows those that wait. The answer to a good form is a redirect to the check.</summary>
public sealed partial class ImportPage
{
    private Upload form = new();
    private IReadOnlyList<Fault> faults = [];
    private IReadOnlyList<Waiting> waiting = [];
    private ArticleEntry? article;
    private RevisionEntry? done;
    private bool gone;
    private int kept;
    private string title = "";

    [SupplyParameterFromQuery(Name = "article")]
    public string? Article { get; set; }

    /// <summary>Number of the revision that was just kept.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    public string? Done { get; set; }

    [SupplyParameterFromQuery(Name = "already")]
    public string? Already { get; set; }

    /// <summary>What was just done: how many were saved, or a word.</summary>
    [SupplyParameterFromQuery(Name = "did")]
    public string? Did { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private Proposals Proposals { get; set; } = null!;
    [Inject] private IOptions<OpinionLensOptions> Options { get; set; } = null!;
    [Inject] private SourceFetcher Fetcher { get; set; } = null!;
    [Inject] private EditorReader Reader { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    /// <summary>The text that is read is a summary, and the original still to come.</summary>
    private bool IsDigest => article?.Shown is { TextKind: TextKind.Digest };

    private string? Told => Did switch
    {
        "gone" => "That text does not wait any more: it was saved or thrown away.",
        "thrown" => "Thrown away.",
        "later" => "It waits here until you come back.",
        _ when int.TryParse(Did, NumberStyles.None, CultureInfo.InvariantCulture, out var saved) => $"Saved: {Phrases.Count(saved, "text")}.",
        _ => null,
    };

    private string WhatIsKept => (kept > 0 ? $"{Phrases.Count(kept, "other text was", "other texts were")} read and {(kept == 1 ? "waits" : "wait")} below." : "Nothing was taken in.")
        + $" What you typed and pasted is still here{(form.HadFile ? "; a file must be chosen again" : "")}.";

    protected override async Task OnInitializedAsync()
    {
        if (!string.IsNullOrEmpty(Article))
        {
            article = await Library.FindAsync(Article, Viewer.Sees);
            if (article is null) { gone = true; Navigation.NotFound(); return; }
            if (int.TryParse(Done, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                done = (await Library.HistoryAsync(article.Article.Id)).FirstOrDefault(r => r.Revision.Number == number);
        }
        title = article is null ? "Import an article" : IsDigest || article.Shown is null ? "Load your copy" : "A new text";
        if (done is not null) return;
        // While the editor chooses a file; who sends one needs no other child.
        if (HttpMethods.IsGet(Http.Request.Method)) Reader.Warm();
        waiting = await Proposals.ListAsync();
    }

    private async Task TakeAsync()
    {
        form = await Upload.OfAsync(Http.Request);
        var (megabytes, wrong, ids) = (Options.Value.UploadMegabytes, form.Faults(Options.Value.UploadMegabytes, Options.Value.FetchSources).ToList(), new List<string>());
        if (wrong.Count == 0)
        {
            await foreach (var taken in form.TakeAsync(article is not null, megabytes, Fetcher, Reader, Http.RequestAborted))
            {
                if (taken.Fault is { } fault) wrong.Add(fault);
                else if (await AddAsync(taken.Draft!, wrong) is { } id) ids.Add(id);
            }
        }

        if (wrong.Count == 0) { Navigation.NavigateTo(ids is [var one] ? $"/import/{one}" : "/import#waiting"); return; }
        (faults, kept, waiting) = (wrong, ids.Count, await Proposals.ListAsync());
        Http.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    private async Task EditAsync()
    {
        try
        {
            if (await Proposals.EditAsync(article!.Article.Slug, Http.RequestAborted) is { } id) Navigation.NavigateTo($"/import/{id}");
        }
        catch (Refusal refusal)
        {
            faults = [new("file", refusal.Message)];
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>The practice op-ed is read as a file that somebody chose; once it is an article, that is shown instead.</summary>
    private async Task PracticeAsync()
    {
        if (await Library.FindAsync(PracticeText.Slug, Viewer.Sees) is not null) { Navigation.NavigateTo("/a/" + PracticeText.Slug); return; }
        var wrong = new List<Fault>();
        if (await AddAsync(ArticleReader.Draft(PracticeText.Bytes(), PracticeText.FileName, new()), wrong) is { } id) Navigation.NavigateTo($"/import/{id}");
    }

    private async Task<string?> AddAsync(ReadDraft read, List<Fault> wrong)
    {
        try { return await Proposals.AddAsync(read, article?.Article, Http.RequestAborted); }
        catch (Refusal refusal)
        {
            wrong.Add(new("file", $"{read.Text.FileName ?? "The text"}: {refusal.Message} Cut it into parts, or use the command line: opinionlens import."));
            return null;
        }
    }

    private async Task SaveAllAsync()
    {
        try { Navigation.NavigateTo(FormattableString.Invariant($"/import?did={await Proposals.SaveAllAsync()}")); }
        catch (Refusal refusal)
        {
            faults = [new("waiting", refusal.Message)];
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
