using OpinionLens.Discourse.Articles;
using OpinionLens.Import.Roles;

namespace OpinionLens.Import;

/// <summary>What the caller knows of a text already. Null: read it from the text, where it says so.</summary>
public sealed record KnownMetadata
{
    public string? Title { get; init; }
    public IReadOnlyList<string>? Authors { get; init; }
    public string? Outlet { get; init; }
    public DateOnly? Date { get; init; }

    /// <summary>BCP-47. Null: what the file says, else what its words look like.</summary>
    public string? Language { get; init; }
    public Genre? Genre { get; init; }
    public string? Slug { get; init; }

    /// <summary>How the outlet writes numeric dates, where that is known.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>The charset that a server named in its Content-Type; wins over what the page says.</summary>
    public string? Charset { get; init; }

    /// <summary>Where the text was fetched, http or https; wins over what the text says.</summary>
    public Uri? SourceUrl { get; init; }

    /// <summary>True for a new text of a known article: then metadata is the article's, and a date that cannot be read is no matter.</summary>
    public bool Revision { get; init; }
}
