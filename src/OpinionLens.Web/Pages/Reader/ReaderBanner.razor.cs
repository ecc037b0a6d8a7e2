using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Articles;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Reader;

/// <summary>What a reader must know before reading: a summary, an old revision, words that changed, or no text at all.</summary>
public sealed partial class ReaderBanner
{
    private int lost;

    [Parameter, EditorRequired]
    public ArticleReading Reading { get; set; } = null!;

    /// <summary>Number of the revision that the viewer reads by default; 0 where there is none.</summary>
    [Parameter, EditorRequired]
    public int Newest { get; set; }

    [Inject] private Viewer Viewer { get; set; } = null!;

    private Article Article => Reading.Entry.Article;

    protected override void OnParametersSet() =>
        lost = Reading.Claims.Count(c => c.Waits && c.Passages.Any(p => p.Revision == Reading.Entry.Shown?.Number));

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
