using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Store.Comparison;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Pages.Compare;

/// <summary>Two articles side by side; which rows are shown is in the address.</summary>
public sealed partial class ComparisonPage
{
    /// <summary>Claims of one side that stand below the rows; the rest is one click away, and the page stays readable.</summary>
    private const int FirstOnly = 6;
    private ComparisonReading? comparison;
    private RowQuery query = new(new(), []);

    /// <summary>Rows of all buckets under the rest of the filter.</summary>
    private IReadOnlyList<ComparisonRow> within = [];
    private IReadOnlyList<ComparisonRow> rows = [];
    private IReadOnlyList<ComparisonRow> meeting = [];

    [Parameter] public string A { get; set; } = "";
    [Parameter] public string B { get; set; } = "";
    [SupplyParameterFromQuery(Name = "view")] public string? View { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ComparisonTable Table { get; set; } = null!;
    [Inject] private RowQueries Queries { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private RowFilter Filter => query.Filter;

    // Pairs that are proposed are narrowed by a kind of their own.
    private Bucket? Chosen => Shown == "proposed" ? null : Filter.Bucket;

    private int MostOnly => !Filter.IsEmpty ? int.MaxValue : FirstOnly;

    private string Shown => View is "texts" or "actors" or "proposed" ? View : "claims";

    /// <summary>What narrows portrayals: they have no kinds.</summary>
    private RowFilter Portrayed => Filter with { Bucket = null, HidesOpen = false };

    protected override async Task OnInitializedAsync()
    {
        var found = await Table.CompareAsync(A, B, Viewer.Sees);
        if (found is null) { Navigation.NotFound(); return; }
        query = await Queries.ReadAsync(Http.Request.Query, found, views: ComparisonExport.Views);
        within = (Filter with { Bucket = null }).Of(found);
        rows = Filter.Of(found);
        meeting = [.. rows.Where(r => r.Bucket is not (Bucket.OnlyA or Bucket.OnlyB))];
        // Last: the page is shown once before the first answer is here, and goes by this.
        comparison = found;
    }

    /// <summary>Of the two, those without claims.</summary>
    private IReadOnlyList<Article> Empty => [.. new[] { comparison!.A, comparison.B }.Where(s => s.Claims.Count == 0).Select(s => s.Entry.Article).DistinctBy(a => a.Slug)];

    /// <summary>Parts of the page below the pairs.</summary>
    private IReadOnlyList<(string At, string Label)> Further =>
    [
        .. meeting.Any(r => r.Bucket == Bucket.Contradict) ? [("who", "who contradicts whom")] : Array.Empty<(string, string)>(),
        .. rows.Any(r => r.Bucket == Bucket.OnlyA) ? [("only-A", "only in A")] : Array.Empty<(string, string)>(),
        .. rows.Any(r => r.Bucket == Bucket.OnlyB) ? [("only-B", "only in B")] : Array.Empty<(string, string)>(),
    ];

    /// <summary>The bucket in words.</summary>
    public static string Label(Bucket bucket) => bucket switch { Bucket.OnlyA => "only in A", Bucket.OnlyB => "only in B", _ => Words.Of(bucket) };

    /// <summary>Address of a file of the rows shown.</summary>
    private string File(string format) => $"/compare/{A}/{B}/rows.{format}{Filter.Query}";

    private string Portrayals(RowFilter filter) => $"/compare/{A}/{B}?view=actors" + (filter.Query.Length > 0 ? "&" + filter.Query[1..] : "");

    /// <summary>This page's address with one thing changed; the rest of the state stays.</summary>
    private string Address(string? view = null, Bucket? bucket = null, string? topic = null, bool all = false)
    {
        view ??= View;
        if (bucket is not null) view = null;
        if (all) return $"/compare/{A}/{B}" + (view is "texts" or "actors" or "proposed" ? $"?view={view}" : "");
        // Portrayals have no kinds; what is proposed has kinds of its own.
        return view switch
        {
            "proposed" => $"/compare/{A}/{B}?view=proposed" + (Portrayed.Query is { Length: > 0 } narrowed ? "&" + narrowed[1..] : ""),
            "actors" => Portrayals(Portrayed),
            "texts" => $"/compare/{A}/{B}?view=texts" + (Filter.Query.Length > 0 ? "&" + Filter.Query[1..] : ""),
            _ => $"/compare/{A}/{B}" + (Filter with { Bucket = bucket ?? Chosen, Topic = topic ?? Filter.Topic }).Query,
        };
    }
}
