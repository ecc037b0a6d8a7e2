using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Facets;

/// <summary>Who takes up one proposition, counted by id. A claim that several hold counts for each of them. Every number is the length of the list of claims that its own filter gives.</summary>
public sealed class PropositionFigures
{
    /// <summary>Claims that assert it.</summary>
    public int Asserts { get; private set; }

    /// <summary>Claims that deny it.</summary>
    public int Denies { get; private set; }

    /// <summary>Claims that nobody holds: their articles name neither author nor outlet.</summary>
    public int Unheld { get; private set; }

    /// <summary>By holder.</summary>
    public Dictionary<long, HolderFigures> Holders { get; } = [];

    /// <summary>Those who took it up first, those with no dated claim last; of one day those with most claims first.</summary>
    public IEnumerable<KeyValuePair<long, HolderFigures>> Earliest => Holders.OrderBy(h => h.Value.Since ?? DateOnly.MaxValue).ThenByDescending(h => h.Value.Asserts.Claims + h.Value.Denies.Claims).ThenBy(h => h.Key);

    internal void Take(Polarity side, bool held)
    {
        if (side == Polarity.Denies) Denies++;
        else Asserts++;
        if (!held) Unheld++;
    }

    internal void Take(long holder, Polarity side, FirstClaim claim)
    {
        if (!Holders.TryGetValue(holder, out var figures)) Holders[holder] = figures = new();
        (side == Polarity.Denies ? figures.Denies : figures.Asserts).Take(claim);
    }
}

/// <summary>What one holder says of a proposition.</summary>
public sealed class HolderFigures
{
    public SideFigures Asserts { get; } = new();
    public SideFigures Denies { get; } = new();

    /// <summary>The earliest day of either side; null where no claim has a date.</summary>
    public DateOnly? Since => new[] { Asserts, Denies }.Where(s => s.Claims > s.Undated).Min(s => (DateOnly?)s.First.Day);
}

/// <summary>Where a side begins.</summary>
/// <param name="Day">Of the article; <see cref="DateOnly.MinValue"/> where it has no date.</param>
/// <param name="Claim">Id.</param>
public readonly record struct FirstClaim(DateOnly Day, long Claim)
{
    internal bool IsBefore(FirstClaim other) => Key.CompareTo(other.Key) < 0;

    private (bool, DateOnly, long) Key => (Day == DateOnly.MinValue, Day, Claim);
}

/// <summary>The claims of one holder on one side of a proposition.</summary>
public sealed class SideFigures
{
    public int Claims { get; private set; }

    /// <summary>Of these, the claims of articles without a date.</summary>
    public int Undated { get; private set; }

    /// <summary>The earliest of them, of one day the one made first; one without a date only where none has any.</summary>
    public FirstClaim First { get; private set; }

    internal void Take(FirstClaim claim)
    {
        if (Claims == 0 || claim.IsBefore(First)) First = claim;
        Claims++;
        if (claim.Day == DateOnly.MinValue) Undated++;
    }
}
