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
    private IReadOnlyList<Article> revised = [];
    private IReadOnlyList<Actor> actors = [];

    [Inject] private ArticleLibrary Library { get; set; } = null!;
    [Inject] private ActorDirectory Directory { get; set; } = null!;
    [Inject] private ComparisonTable Table { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;

    private string Comparison => $"/compare/{a!.Article.Slug}/{b!.Article.Slug}";

    protected override async Task OnInitializedAsync()
    {
        comparison = await Table.CompareAsync(SampleA, SampleB, Viewer.Sees) ?? await NewestAsync();
        if (comparison is null) return;
        specimen = comparison.A;
        a = comparison.A.Entry;
        b = comparison.B.Entry.Article.Id == a.Article.Id ? null : comparison.B.Entry;
        // The article whose revisions everybody can read tells most; originals that editors loaded come after it.
        revised = await Library.RevisedAsync(Viewer.Sees, Revised);
        actors = await Directory.FindAsync(SampleActors);
        if (actors.Count == 0) actors = [.. (await Directory.ListAsync(null, 8)).Rows];
    }

    /// <summary>Where a sample is not here, the two newest articles; one with itself where it is alone.</summary>
    private async Task<ComparisonReading?> NewestAsync() =>
        await Library.TitlesAsync(2) is { Count: > 0 } newest ? await Table.CompareAsync(newest[0].Slug, newest[^1].Slug, Viewer.Sees) : null;

    private int Seen(Article article) => Viewer.IsEditor ? article.LastRevision : article.PublicRevision;

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
