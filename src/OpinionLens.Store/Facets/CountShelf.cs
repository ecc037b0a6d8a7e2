using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;

namespace OpinionLens.Store.Facets;

/// <summary>Counts as of one change, of the filters asked for since: the pages and views of one list do not walk all claims anew. Whoever gets them only reads them. Thread-safe.</summary>
internal sealed class CountShelf
{
    /// <summary>Filters kept. Of a million claims the counts of one take about a megabyte.</summary>
    private const int Most = 16;

    private readonly Lock turn = new();
    private readonly Dictionary<(FacetFilter, ClaimStatus, bool), FacetCounts> kept = [];
    private long newest;

    /// <param name="change">Id of the newest change that the claims know.</param>
    /// <param name="filter">What is counted. Filters with words of their own are counted each time: their claims come as a set that is no other's.</param>
    /// <param name="status">Of the claims.</param>
    /// <param name="whole">As in <see cref="FacetTable.CountAsync"/>.</param>
    /// <param name="count">Counts, where nobody has.</param>
    public FacetCounts Of(long change, FacetFilter filter, ClaimStatus status, bool whole, Func<FacetCounts> count)
    {
        if (filter.Among is not null) return count();
        lock (turn)
        {
            // A request that began before the last write counts what it saw, for itself.
            if (change < newest) return count();
            if (change > newest) { kept.Clear(); newest = change; }
            if (kept.TryGetValue((filter, status, whole), out var counts)) return counts;
        }

        var made = count();
        lock (turn)
        {
            if (change == newest && kept.Count < Most) kept[(filter, status, whole)] = made;
        }

        return made;
    }
}
