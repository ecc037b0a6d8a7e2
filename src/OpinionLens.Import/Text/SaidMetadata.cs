using OpinionLens.Discourse.Articles;

namespace OpinionLens.Import.Text;

/// <summary>What a file says of itself beside its text, in whatever format. Null or empty: it says nothing.</summary>
internal sealed record SaidMetadata
{
    public string? Title { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];
    public string? Outlet { get; init; }

    /// <summary>As written in the file.</summary>
    public string? Date { get; init; }

    /// <summary>BCP-47.</summary>
    public string? Language { get; init; }
    public Genre? Genre { get; init; }
    public string? Slug { get; init; }
    public string? SourceUrl { get; init; }
    public string? Rights { get; init; }

    /// <summary>True where these are leftovers of the program that wrote the file: then the text's own by-line and heading win, and a date that cannot be read is dropped.</summary>
    public bool OnlyHints { get; init; }
}

/// <summary>A file taken apart, whatever its format.</summary>
/// <param name="Said">What it says of itself.</param>
/// <param name="Blocks">Its text in reading order.</param>
internal sealed record ReadFile(SaidMetadata Said, IReadOnlyList<TextBlock> Blocks)
{
    /// <summary>What reading has changed, one sentence each, for whoever checks the text.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
