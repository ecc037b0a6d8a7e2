namespace OpinionLens.Discourse.Facets;

/// <summary>A value of a facet.</summary>
/// <param name="Value">As an address has it: a slug or a word.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Count">Claims.</param>
public sealed record FacetValue(string Value, string Label, int Count)
{
    /// <summary>For actors spoken of: claims by stance toward them, in the order of <see cref="Claims.Stance"/>; null for all else.</summary>
    public IReadOnlyList<int>? Stances { get; init; }
}

/// <summary>Facets with names; of those with many values, the ones with the most claims. An actor, topic or article that was chosen is always there, with 0 where nothing fits.</summary>
/// <param name="Counts">All counts.</param>
/// <param name="Sources">Who holds claims.</param>
/// <param name="About">Who is spoken of.</param>
/// <param name="Topics">Topics.</param>
/// <param name="Propositions">Propositions, by wording.</param>
/// <param name="Articles">Articles, by title.</param>
/// <param name="Outlets">Outlets.</param>
/// <param name="Also">Name of the second actor spoken of, or null.</param>
public sealed record FacetReading(
    FacetCounts Counts, IReadOnlyList<FacetValue> Sources, IReadOnlyList<FacetValue> About, IReadOnlyList<FacetValue> Topics, IReadOnlyList<FacetValue> Propositions,
    IReadOnlyList<FacetValue> Articles, IReadOnlyList<FacetValue> Outlets, string? Also)
{
    /// <summary>Parts of the filter, as an address names them, whose slugs name nothing: then no claim fits.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}
