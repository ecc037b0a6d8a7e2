using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Store.Actors;
using OpinionLens.Store.Articles;
using OpinionLens.Store.Comparison;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Home;

/// <summary>The shortest way into two articles, their comparison, and the people they speak of.</summary>
public sealed partial class HomePage
{
    private const string SampleA = "to-understand-vladimir-putin";
    private const string SampleB = "trumps-rush-to-strike-a-deal-on-ukraine-hands-putin-the-advantage";
    private static readonly string[] SampleActors = ["vladimir-putin", "donald-trump", "valery-gerasimov", "ivan-ilyin"];
    private const int Revised = 3;

    private ArticleEntry? a;
    private ArticleEntry? b;
    private ArticleReading? specimen;
    private ComparisonReading? comparison;
    private IReadOnlyList<ArticleEntry> revised = [];
    private IReadOnlyList<Actor> actors = [];

    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private ActorDirectory Directory { get; set; } = null!;
    [Inject] private ComparisonTable Table { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    private string Comparison => $"/compare/{a!.Article.Slug}/{b!.Article.Slug}";

    protected override async Task OnInitializedAsync()
    {
        var newest = (await Library.ListAsync(Viewer.Sees)).Rows;
        (a, b) = await PairAsync(newest);
        if (a is null) return;
        if (b is not null) comparison = await Table.CompareAsync(a.Article.Slug, b.Article.Slug, Viewer.Sees);
        specimen = comparison?.A ?? await Library.ReadAsync(a.Article.Slug, Viewer.Sees);
        // The article whose revisions everybody can read tells most; originals that editors loaded come after it.
        revised = [.. newest.Where(e => Seen(e) > 1).OrderByDescending(e => e.Article.PublicRevision).Take(Revised)];
        actors = await Directory.FindAsync(SampleActors);
        if (actors.Count == 0) actors = [.. (await Directory.ListAsync(null, 8)).Rows];
    }

    /// <summary>The two samples where both are here, else the two newest articles.</summary>
    private async Task<(ArticleEntry?, ArticleEntry?)> PairAsync(IReadOnlyList<ArticleEntry> newest)
    {
        async Task<ArticleEntry?> Sample(string slug) => newest.FirstOrDefault(e => e.Article.Slug == slug) ?? await Library.FindAsync(slug, Viewer.Sees);
        return await Sample(SampleA) is { } first && await Sample(SampleB) is { } second ? (first, second) : (newest.ElementAtOrDefault(0), newest.ElementAtOrDefault(1));
    }

    private int Seen(ArticleEntry entry) => Viewer.IsEditor ? entry.Article.LastRevision : entry.Article.PublicRevision;

    private static string Label(Bucket bucket) => bucket switch
    {
        Bucket.Agree => "agree",
        Bucket.Contradict => "contradict",
        Bucket.Qualify => "qualify",
        Bucket.Related => "related",
        Bucket.OnlyA => "only in A",
        _ => "only in B",
    };

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
