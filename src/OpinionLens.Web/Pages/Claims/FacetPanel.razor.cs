using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;

namespace OpinionLens.Web.Pages.Claims;

/// <summary>All facets of the present filter. Every value is a link to the list that it leaves: nothing is to be applied, and a list has one address.</summary>
public sealed partial class FacetPanel
{
    [Parameter, EditorRequired] public ClaimQuery Query { get; set; } = null!;
    [Parameter, EditorRequired] public FacetReading Facets { get; set; } = null!;

    private FacetValue? Toward => Facets.About.FirstOrDefault(a => a.Value == Query.Filter.About);

    private IReadOnlyList<FacetValue> Stances => Toward?.Stances is { } counts ? [.. Enum.GetValues<Stance>().Where(s => counts[(int)s] > 0 || s == Query.Filter.Stance).Select(s => new FacetValue(Words.Of(s), Words.Of(s), counts[(int)s]))] : [];

    /// <summary>Years, newest first; below the year that is chosen, or the only one, its months.</summary>
    private IReadOnlyList<FacetValue> Dates
    {
        get
        {
            var values = new List<FacetValue>();
            var inside = Query.From is { } from && Query.To is { } to && from.Span.First.Year == to.Span.Last.Year && from.Text != DaySpan.Undated ? from.Span.First.Year : 0;
            var years = Facets.Counts.Months.GroupBy(m => m.Key.Year).OrderByDescending(y => y.Key).ToList();
            foreach (var year in years)
            {
                var name = year.Key == 1 ? DaySpan.Undated : year.Key.ToString(CultureInfo.InvariantCulture);
                values.Add(new(name, name, year.Sum(m => m.Value)));
                if (year.Key == 1 || (year.Key != inside && years.Count > 1)) continue;
                values.AddRange(year.OrderByDescending(m => m.Key).Select(m => new FacetValue(m.Key.ToString("yyyy-MM", CultureInfo.InvariantCulture), "· " + m.Key.ToString("MMMM", CultureInfo.InvariantCulture), m.Value)));
            }
            return values;
        }
    }

    private static IReadOnlyList<FacetValue> Of<T>(Dictionary<T, int> counts) where T : struct, Enum => [.. counts.OrderBy(c => c.Key).Select(c => new FacetValue(Words.Of(c.Key), Words.Of(c.Key), c.Value))];
}
