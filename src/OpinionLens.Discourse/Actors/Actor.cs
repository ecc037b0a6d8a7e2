namespace OpinionLens.Discourse.Actors;

public enum ActorKind { Person, State, Organization, Group, Place }

public enum AliasKind { Name, Epithet, Metonym }

/// <summary>Somebody who speaks or is spoken of.</summary>
public sealed class Actor : Kept
{
    public required string Slug { get; set; }
    public required string Name { get; set; }
    public ActorKind Kind { get; set; }
    public List<Alias> Aliases { get; set; } = [];
    public List<Office> Offices { get; set; } = [];

    /// <summary>Number of published claims that this actor holds.</summary>
    public int Holds { get; set; }

    /// <summary>Number of published claims about this actor.</summary>
    public int About { get; set; }

    /// <summary><see cref="Holds"/> + <see cref="About"/>: the order of the list of actors.</summary>
    public int Total { get; set; }

    /// <summary>Name and aliases.</summary>
    public IEnumerable<string> AllNames => Aliases.Select(a => a.Name).Prepend(Name);
}

/// <summary>Another name of an actor.</summary>
public sealed record Alias(string Name, AliasKind Kind);

/// <summary>An office held. Dates are ISO 8601, to the day, month or year; null where open or unknown.</summary>
/// <param name="Title">The office.</param>
/// <param name="Of">Actor id of the state or organization, or null.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record Office(string Title, long? Of, string? From, string? To);

/// <summary>One name of one actor, folded for look-up. A read model of <see cref="Actor"/>: it can be rebuilt.</summary>
public sealed class ActorName : Kept
{
    public long ActorId { get; init; }
    public required string Folded { get; init; }
}
