using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Facets;

/// <summary>A <see cref="ClaimFilter"/> whose slugs have become ids. Null means any; an id of 0 fits no claim.</summary>
public sealed record FacetFilter
{
    public long? Article { get; init; }
    public long? Outlet { get; init; }
    public long? Source { get; init; }
    public long? About { get; init; }

    /// <summary>Toward <see cref="About"/>; without it, none.</summary>
    public Stance? Stance { get; init; }
    public long? Also { get; init; }
    public Voice? Voice { get; init; }
    public ClaimType? Type { get; init; }
    public long? Topic { get; init; }
    public long? Proposition { get; init; }
    public Polarity? Polarity { get; init; }

    /// <summary>First day, included.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, included.</summary>
    public DateOnly? Until { get; init; }
    public AnchorState? State { get; init; }

    /// <summary>Only these claims: those whose statements hold the words looked for.</summary>
    public IReadOnlySet<long>? Among { get; init; }

    /// <summary>Whose text decides the state.</summary>
    public Visibility Sees { get; init; } = Visibility.Members;

    /// <summary>Parts, as an address names them, whose slugs name nothing.</summary>
    public IReadOnlyList<string> Unknown =>
        [.. new[] { ("article", Article), ("outlet", Outlet), ("source", Source), ("about", About), ("also", Also), ("topic", Topic), ("proposition", Proposition) }.Where(p => p.Item2 == 0).Select(p => p.Item1)];
}
