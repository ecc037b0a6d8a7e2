namespace OpinionLens.Import.Feeds;

/// <summary>A piece that a feed tells of.</summary>
/// <param name="Title">Plain text on one line; empty where the feed gives none.</param>
/// <param name="Authors">Names; empty where the feed gives none.</param>
/// <param name="Date">The day on which it was published, where the outlet is; null where the feed gives none that can be read.</param>
/// <param name="Address">Where the piece is: http or https, without user name.</param>
public sealed record FeedEntry(string Title, IReadOnlyList<string> Authors, DateOnly? Date, Uri Address);

/// <summary>What a feed tells.</summary>
/// <param name="Title">Of the feed: plain text, or empty.</param>
/// <param name="Entries">In the order of the feed, each address once.</param>
/// <param name="LeftOut">Entries without an address that could be fetched, and those beyond <see cref="FeedReader.MostEntries"/>.</param>
public sealed record FeedReading(string Title, IReadOnlyList<FeedEntry> Entries, int LeftOut);
