using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Facets;

/// <summary>
/// Counts claims by facet under any filter. Every process that counts holds the claims in columns (<see cref="ClaimColumns"/>) and asks the change log, before it counts, what
/// has been written since by whichever process; so its numbers are those of the lists (docs/decisions/0013).
/// </summary>
public sealed class FacetTable
{
    private readonly LensContexts contexts;
    private readonly ChangeJournal journal;
    private readonly SemaphoreSlim turn = new(1, 1);

    // Of a million claims the counts of one filter take about a megabyte, the claims that fit it up to sixteen.
    private readonly Shelf<(ClaimFilter, Visibility, bool), (FacetFilter Filter, FacetCounts Counts)> counted = new(16);
    private readonly Shelf<(ClaimFilter, Visibility), IReadOnlyList<(DateOnly Day, long Id)>> fitting = new(4);
    private readonly Shelf<(string, Visibility), IReadOnlySet<long>?> worded = new(4);
    private volatile Kept? kept;

    internal FacetTable(LensContexts contexts, ChangeJournal journal) => (this.contexts, this.journal) = (contexts, journal);

    /// <summary>All as of one change, and the claims touched since they were loaded at once.</summary>
    private sealed record Kept(long Newest, PublishedClaims Published, HashSet<long> Touched)
    {
        public required ClaimColumns Drafts { get; init; }
        public required ClaimColumns Retired { get; init; }

        /// <summary>Counts the claims of one status.</summary>
        public void CountInto(ClaimStatus status, FacetFilter filter, FacetCounts counts, bool whole)
        {
            if (status == ClaimStatus.Draft) Drafts.CountInto(filter, counts, whole);
            else if (status == ClaimStatus.Retired) Retired.CountInto(filter, counts, whole);
            else Published.CountInto(filter, counts, whole);
        }
    }

    /// <summary>The counts of every facet. At most three statements, and those that bring what was written meanwhile.</summary>
    /// <param name="filter">A slug that names nothing fits no claim.</param>
    /// <param name="sees">Whose text decides states.</param>
    /// <param name="whole">True to count only claims that fit the whole filter; false leaves a facet's own part out of its counts.</param>
    /// <param name="cancel">Stops between statements.</param>
    public async Task<FacetCounts> CountAsync(ClaimFilter filter, Visibility sees, bool whole = false, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return (await CountedAsync(context, filter, sees, whole, cancel)).Counts;
    }

    /// <summary>The values of every facet with their names, most claims first, cut to <paramref name="most"/> each; a value that the filter has chosen is always among them.</summary>
    /// <inheritdoc cref="CountAsync"/>
    public async Task<FacetReading> ReadAsync(ClaimFilter filter, Visibility sees, int most, bool whole = false, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        var (resolved, counts) = await CountedAsync(context, filter, sees, whole, cancel);
        return await FacetNames.TellAsync(context, counts, resolved, most, cancel);
    }

    /// <summary>Parts of a filter, as an address names them, whose slugs name nothing. One statement.</summary>
    public async Task<IReadOnlyList<string>> UnknownAsync(ClaimFilter filter, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return (await FacetFilters.ResolveAsync(context, filter, Visibility.Members, cancel)).Unknown;
    }

    /// <summary>The names of all that some filters name, without counts, so that the filters can be told in words. At most one statement.</summary>
    public async Task<FacetReading> NamesAsync(IReadOnlyList<ClaimFilter> filters, CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await FacetNames.OfAsync(context, filters, cancel);
    }

    /// <summary>
    /// The published claims that fit a filter, newest first: for filters that no index gives in the order of the list. Null where the claims are not in memory: a command that
    /// asks once has its answer from the database before they would be. One statement, three the first time, and those that bring what was written meanwhile.
    /// </summary>
    internal async Task<IReadOnlyList<(DateOnly Day, long Id)>?> FittingAsync(LensContext context, ClaimFilter filter, Visibility sees, CancellationToken cancel)
    {
        if (kept is null) return null;
        var now = await NowAsync(context, cancel);
        return await fitting.OfAsync(now.Newest, (filter, sees), async () => now.Published.Fitting(await ResolveAsync(context, now, filter, sees, cancel)));
    }

    private async Task<(FacetFilter Filter, FacetCounts Counts)> CountedAsync(LensContext context, ClaimFilter filter, Visibility sees, bool whole, CancellationToken cancel)
    {
        var now = await NowAsync(context, cancel);
        return await counted.OfAsync(now.Newest, (filter, sees, whole), async () =>
        {
            var resolved = await ResolveAsync(context, now, filter, sees, cancel);
            return (resolved with { Among = null }, Count(now, resolved, filter.Status ?? ClaimStatus.Published, whole));
        });
    }

    private async Task<FacetFilter> ResolveAsync(LensContext context, Kept now, ClaimFilter filter, Visibility sees, CancellationToken cancel) => await FacetFilters.ResolveAsync(context, filter, sees, cancel) with
    {
        Among = filter.Words is null ? null : await worded.OfAsync(now.Newest, (filter.Words, sees), () => FacetFilters.AmongAsync(context, filter.Words, sees, cancel)),
    };

    private static FacetCounts Count(Kept now, FacetFilter filter, ClaimStatus status, bool whole)
    {
        var counts = new FacetCounts();
        // What is not published is for members.
        if (status != ClaimStatus.Published && filter.Sees != Visibility.Members) return counts;
        now.CountInto(status, filter, counts, whole);
        if (filter.Sees != Visibility.Members) return counts;
        foreach (var other in Enum.GetValues<ClaimStatus>())
        {
            var beside = new FacetCounts();
            if (other != status) now.CountInto(other, filter, beside, true);
            if ((other == status ? counts : beside).Claims is > 0 and var claims) counts.Statuses[other] = claims;
        }

        return counts;
    }

    /// <summary>All published claims as they are now, to be asked about one actor. One statement, and those that bring what was written meanwhile.</summary>
    internal async Task<PublishedClaims> PublishedAsync(LensContext context, CancellationToken cancel) => (await NowAsync(context, cancel)).Published;

    private async Task<Kept> NowAsync(LensContext context, CancellationToken cancel)
    {
        var newest = await journal.NewestAsync(cancel);
        if (kept is { } fresh && fresh.Newest == newest) return fresh;
        await turn.WaitAsync(cancel);
        try
        {
            // Asked before the rows are read: what is written meanwhile is read twice rather than never.
            newest = await journal.NewestAsync(cancel);
            if (kept is { } had && had.Newest == newest) return had;
            var (drafts, retired) = (await ColumnsLoader.AsideAsync(context, ClaimStatus.Draft, cancel), await ColumnsLoader.AsideAsync(context, ClaimStatus.Retired, cancel));
            return kept = kept is { } old && await TouchedAsync(context, old, cancel) is { } touched ? (await LaterAsync(context, old, newest, touched, cancel)) with { Drafts = drafts, Retired = retired }
                : new(newest, new(await ColumnsLoader.LoadAsync(context, null, cancel), null, ClaimColumns.Empty), []) { Drafts = drafts, Retired = retired };
        }
        finally { turn.Release(); }
    }

    /// <summary>All claims touched since those at once were loaded, or null where they must be loaded anew.</summary>
    private static async Task<HashSet<long>?> TouchedAsync(LensContext context, Kept old, CancellationToken cancel)
    {
        var touched = await TouchedClaims.SinceAsync(context, old.Newest, cancel);
        touched?.UnionWith(old.Touched);
        return touched?.Count > TouchedClaims.Most ? null : touched;
    }

    private static async Task<Kept> LaterAsync(LensContext context, Kept old, long newest, HashSet<long> touched, CancellationToken cancel)
    {
        var all = old.Published.All;
        var gone = new bool[all.Count];
        foreach (var at in touched.Select(all.IndexOf).Where(at => at >= 0)) gone[at] = true;
        return old with { Newest = newest, Published = new(all, gone, await ColumnsLoader.LoadAsync(context, touched, cancel)), Touched = touched };
    }
}
