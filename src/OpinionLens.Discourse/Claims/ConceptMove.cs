namespace OpinionLens.Discourse.Claims;

/// <summary>What a merge or a split of topics or propositions will move, told before it is done.</summary>
/// <param name="From">Name or wording of the one that gives.</param>
/// <param name="Into">Of the one that takes.</param>
/// <param name="Claims">Claims that change, of any status.</param>
/// <param name="Propositions">Propositions of the topic that go with it; 0 for propositions.</param>
/// <param name="Both">Claims on both topics, where one is left.</param>
/// <param name="Turned">True where claims that asserted will deny, and the other way round.</param>
/// <param name="First">The first claims that change, newest first.</param>
public sealed record ConceptMove(string From, string Into, int Claims, int Propositions, int Both, bool Turned, IReadOnlyList<ClaimReading> First)
{
    /// <summary>How many of the claims assert the other proposition once they have moved, and how many deny it; null for topics.</summary>
    public (int Asserts, int Denies)? Sides { get; init; }

    /// <summary>What a reader must know of the sides, as whole sentences.</summary>
    public IReadOnlyList<string> Notes =>
    [
        .. Sides is { Asserts: var asserts, Denies: var denies } && asserts + denies > 0 ? [FormattableString.Invariant($"Of them {asserts} will assert it and {denies} deny it.")] : Array.Empty<string>(),
        .. Turned ? ["Their polarity turns: what asserted denies, what denied asserts."] : Array.Empty<string>(),
    ];

    /// <summary>"12 claims, 2 propositions"; "nothing" where there are none.</summary>
    public string Told => string.Join(", ", new[] { (Count: Claims, Word: "claim"), (Count: Propositions, Word: "proposition") }
        .Where(c => c.Count > 0).Select(c => FormattableString.Invariant($"{c.Count} {c.Word}{(c.Count == 1 ? "" : "s")}")).DefaultIfEmpty("nothing"))
        + (Both == 0 ? "" : FormattableString.Invariant($" ({Both} on both already)"));
}

/// <summary>A topic or a proposition as an editor wants it.</summary>
/// <param name="Name">The topic's name or the proposition's wording. The slug stays.</param>
/// <param name="Topic">The proposition's topic by name, null for none; not used for topics.</param>
public sealed record ConceptEdit(string Name, string? Topic = null);

/// <summary>What goes from one topic or proposition to another in a split.</summary>
/// <param name="To">Name or wording of the other; one that does not exist is made.</param>
/// <param name="Claims">Claims that go.</param>
/// <param name="Propositions">Propositions that go with a topic.</param>
/// <param name="Turn">Whether polarity is turned, because the other is worded the opposite way.</param>
public sealed record ConceptParts(string To, IReadOnlyList<long> Claims, IReadOnlyList<long> Propositions, bool Turn = false);
