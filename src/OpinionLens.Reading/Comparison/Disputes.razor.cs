using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Comparison;

namespace OpinionLens.Reading.Comparison;

/// <summary>Which sources contradict which, most rows first; each leads to its first row on the page.</summary>
public sealed partial class Disputes
{
    private const int Most = 12;
    private IReadOnlyList<Dispute> disputes = [];

    [Parameter, EditorRequired] public ComparisonReading Comparison { get; set; } = null!;

    /// <summary>Rows of the page; those of other buckets are left out.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ComparisonRow> Rows { get; set; } = [];

    protected override void OnParametersSet() => disputes =
    [
        .. Rows.Where(r => r.Bucket == Bucket.Contradict)
            .GroupBy(r => (A: Meeting.Side(r.A.Select(Comparison.Claim), "A").TrimEnd(','), B: Meeting.Side(r.B.Select(Comparison.Claim), "B").TrimEnd(',')))
            .OrderByDescending(g => g.Count())
            .Select(g => new Dispute(g.Key.A, g.Key.B, [.. g], string.Join(", ", g.Select(r => FacingRows.TopicName(r, Comparison)).Distinct().Take(3)))),
    ];

    private sealed record Dispute(string A, string B, IReadOnlyList<ComparisonRow> Rows, string Topics);
}
