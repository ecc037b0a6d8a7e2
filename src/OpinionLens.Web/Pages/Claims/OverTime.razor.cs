using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Facets;

namespace OpinionLens.Web.Pages.Claims;

/// <summary>Claims by the date of their article: a bar a month, or a year where the span is long. Empty months stand between, so that a gap is seen as one.</summary>
public sealed partial class OverTime
{
    private const int MostMonths = 36;
    private const int Longest = 160;
    private bool byYear;
    private int most;

    [Parameter, EditorRequired] public ClaimQuery Query { get; set; } = null!;

    /// <summary>Counts under the whole filter.</summary>
    [Parameter, EditorRequired] public IReadOnlyDictionary<DateOnly, int> Months { get; set; } = null!;

    private IReadOnlyList<FacetValue> Periods { get; set; } = [];

    protected override void OnParametersSet()
    {
        var dated = Months.Where(m => m.Key > DateOnly.MinValue).ToList();
        var (first, last) = dated.Count == 0 ? (default, default) : (dated.Min(m => m.Key), dated.Max(m => m.Key));
        byYear = (last.Year - first.Year) * 12 + last.Month - first.Month >= MostMonths;
        var periods = new List<FacetValue>();
        for (var at = last; dated.Count > 0 && at >= first; at = byYear ? at.AddYears(-1) : at.AddMonths(-1))
        {
            if (byYear) at = new(at.Year, 1, 1);
            var count = byYear ? dated.Where(m => m.Key.Year == at.Year).Sum(m => m.Value) : Months.GetValueOrDefault(at);
            periods.Add(Told(at, count));
            if (byYear && at.Year == first.Year) break;
        }

        if (Months.GetValueOrDefault(DateOnly.MinValue) is > 0 and var undated) periods.Add(Told(DateOnly.MinValue, undated));
        Periods = periods;
        most = periods.Count == 0 ? 1 : Math.Max(1, periods.Max(p => p.Count));
    }

    private string Width(int count) => Math.Max(2, (int)Math.Round((double)count * Longest / most)).ToString(CultureInfo.InvariantCulture);

    /// <summary>The list of what a bar counts: a day of the filter inside its period stays.</summary>
    private string Address(string period)
    {
        if (!DaySpan.TryRead(period, out var span)) return Query.With(("view", null));
        var from = Query.From is { } first && first.Span.First > span.First ? first.Text : period;
        return Query.With(("view", null), ("from", from), ("to", Query.To is { } last && last.Span.Last < span.Last ? last.Text : period));
    }

    private FacetValue Told(DateOnly first, int count)
    {
        var (value, label) = Period.Of(first, byYear);
        return new(value, label, count);
    }
}
