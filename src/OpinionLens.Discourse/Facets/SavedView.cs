namespace OpinionLens.Discourse.Facets;

/// <summary>A list of claims that somebody has named, so that others can open it: a filter and how it is shown, as an address has them.</summary>
public sealed class SavedView : Kept
{
    /// <summary>Made of the name.</summary>
    public required string Slug { get; set; }
    public required string Name { get; set; }

    /// <summary>Query of /claims, without its question mark.</summary>
    public required string Query { get; set; }
    public required string Who { get; init; }
    public DateTimeOffset When { get; init; }
}
