namespace OpinionLens.Import.Fetch;

/// <summary>What a server gave.</summary>
/// <param name="Bytes">The body, unpacked, otherwise as it came.</param>
/// <param name="Address">Where it came from in the end, after all redirects.</param>
/// <param name="ContentType">One of the types that are taken in, in lower case, without parameters.</param>
/// <param name="Charset">As the server said, or null.</param>
/// <param name="FileName">A name whose ending fits the type: give it to <see cref="ArticleReader.Read"/> with the charset and the address.</param>
public sealed record FetchedSource(byte[] Bytes, Uri Address, string ContentType, string? Charset, string FileName);

/// <summary>How a fetch ended: with a source, or with a sentence that says why not. Exactly one of them is there.</summary>
public sealed record FetchOutcome
{
    private FetchOutcome(FetchedSource? source, string? refusal) => (Source, Refusal) = (source, refusal);

    public FetchedSource? Source { get; }

    /// <summary>Begins small and ends with a full stop, as the messages of <see cref="UnreadableText"/> do.</summary>
    public string? Refusal { get; }

    public static FetchOutcome Of(FetchedSource source) => new(source, null);

    public static FetchOutcome Refused(string why) => new(null, why);
}
