namespace OpinionLens.Import.Reader;

/// <summary>
/// What one file may cost. Each limit weighs the longest honest text against what a hostile one takes from everybody else.
/// </summary>
public sealed record ReaderLimits
{
    /// <summary>Bytes of the child's heap. A PDF of 500 pages needs about 150 MB; two children and the server stay under 2 GB.</summary>
    public long HeapBytes { get; init; } = 512L << 20;

    /// <summary>Resident bytes at which a child is killed: the heap, the runtime, and what a parser takes beside the heap.</summary>
    public long ResidentBytes { get; init; } = 700L << 20;

    /// <summary>
    /// Resident bytes at which a child is replaced after a file that it read: an idle one is not to keep what a large file
    /// took.
    /// </summary>
    public long RestingBytes { get; init; } = 300L << 20;

    /// <summary>
    /// Processor time of one file. A PDF takes about 8 ms a page, a text of 5 MB two seconds. The start of the next child and the
    /// server's own work
    /// come on top, so that 14 s here keep the whole import under the 20 s that are promised.
    /// </summary>
    public TimeSpan Processor { get; init; } = TimeSpan.FromSeconds(14);

    /// <summary>Time by the clock of one file: a child that sleeps or swaps uses no processor.</summary>
    public TimeSpan Wall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Most bytes of an answer: four times the largest file, for a text grows by the names and marks around its paragraphs.
    /// </summary>
    public int OutputBytes { get; init; } = 32 << 20;

    /// <summary>
    /// Most paragraphs of a text. A book of 8 MB has about 80,000 lines; a million would burn the server, which keeps and shows them.
    /// </summary>
    public int Paragraphs { get; init; } = 100_000;

    /// <summary>How long a file waits for its turn: a few files that each break their limit may be before it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many files may wait at once, with their bytes in memory.</summary>
    public int Waiting { get; init; } = 20;

    /// <summary>How often a child is looked at: a limit is overrun by no more than this.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromMilliseconds(50);
}
