using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
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
    private string? ignored;
    private bool anyOpen;
    private RowFilter filter = new();

    /// <summary>Rows of all buckets under the rest of the filter.</summary>
    private IReadOnlyList<ComparisonRow> within = [];
    private IReadOnlyList<ComparisonRow> rows = [];
    private IReadOnlyList<ComparisonRow> meeting = [];
    private IReadOnlyList<TopicTag> topics = [];
    private IReadOnlyList<ActorTag> actors = [];

    [Parameter] public string A { get; set; } = "";
    [Parameter] public string B { get; set; } = "";
    [SupplyParameterFromQuery(Name = "view")] public string? View { get; set; }
    [SupplyParameterFromQuery(Name = "bucket")] public string? BucketWord { get; set; }
    [SupplyParameterFromQuery(Name = "topic")] public string? Topic { get; set; }
    [SupplyParameterFromQuery(Name = "actor")] public string? Actor { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private ComparisonTable Table { get; set; } = null!;
    [Inject] private Viewer Viewer { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private Bucket? Chosen => filter.Bucket;

    private int MostOnly => !filter.IsEmpty ? int.MaxValue : FirstOnly;

    private string Shown => View is "texts" or "actors" or "proposed" ? View : "claims";

    protected override async Task OnInitializedAsync()
    {
        comparison = await Table.CompareAsync(A, B, Viewer.Sees);
        if (comparison is null) { Navigation.NotFound(); return; }
        filter = ComparisonExport.Read(Http.Request.Query);
        if (Chosen is null && !string.IsNullOrEmpty(BucketWord)) ignored = BucketWord;
        var claims = comparison.Rows.SelectMany(r => r.A.Concat(r.B)).Distinct().Select(comparison.Claim).ToList();
        topics = [.. claims.SelectMany(c => c.Topics).DistinctBy(t => t.Slug).OrderBy(t => t.Name, StringComparer.Ordinal)];
        actors = [.. claims.SelectMany(RowFilter.Named).GroupBy(a => a.Slug).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(60).Select(g => g.First())];
        anyOpen = comparison.Rows.Any(r => r.IsOpen);
        within = (filter with { Bucket = null }).Of(comparison);
        rows = filter.Of(comparison);
        meeting = [.. rows.Where(r => r.Bucket is not (Bucket.OnlyA or Bucket.OnlyB))];
    }

    /// <summary>The bucket in words.</summary>
    public static string Label(Bucket bucket) => bucket switch { Bucket.OnlyA => "only in A", Bucket.OnlyB => "only in B", _ => Words.Of(bucket) };

    /// <summary>Address of a file of the rows shown.</summary>
    private string File(string format) => $"/compare/{A}/{B}/rows.{format}{filter.Query}";

    /// <summary>This page's address with one thing changed; the rest of the state stays.</summary>
    private string Address(string? view = null, Bucket? bucket = null, string? topic = null, bool all = false)
    {
        view ??= View;
        if (bucket is not null) view = null;
        if (all) return $"/compare/{A}/{B}" + (view is "texts" or "actors" or "proposed" ? $"?view={view}" : "");
        // Actors are portrayed by all that is said of them, and what is proposed is no row yet.
        return view switch
        {
            "proposed" => $"/compare/{A}/{B}?view=proposed",
            "actors" => $"/compare/{A}/{B}?view=actors" + (string.IsNullOrEmpty(Actor) ? "" : $"&actor={Uri.EscapeDataString(Actor)}"),
            "texts" => $"/compare/{A}/{B}?view=texts" + (filter.Query.Length > 0 ? "&" + filter.Query[1..] : ""),
            _ => $"/compare/{A}/{B}" + (filter with { Bucket = bucket ?? Chosen, Topic = topic ?? Topic }).Query,
        };
    }
}
