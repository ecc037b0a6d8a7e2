namespace OpinionLens.Import.Reader;

/// <summary>
/// What is told of a file that was given up: one sentence that begins small, as the messages of <see
/// cref="UnreadableText"/> do.
/// </summary>
internal static class ReaderWords
{
    public static string Of(ReaderEnd end, ReaderLimits limits) =>
        $"this file could not be read: {Why(end, limits)}. Take in its text alone, as a plain .txt file.";

    private static string Why(ReaderEnd end, ReaderLimits limits) => end switch
    {
        ReaderEnd.Memory => FormattableString.Invariant($"it needs more than {limits.HeapBytes >> 20} MB of memory"),
        ReaderEnd.Processor => FormattableString.Invariant($"it needs more than {limits.Processor.TotalSeconds:0.#} s of processor time"),
        ReaderEnd.Wall => FormattableString.Invariant($"it takes longer than {limits.Wall.TotalSeconds:0.#} s"),
        ReaderEnd.Output => FormattableString.Invariant($"its text has more than {limits.OutputBytes >> 20} MB"),
        ReaderEnd.Depth => "it is nested deeper than any text needs",
        ReaderEnd.Fault => "it is broken in a way that its reader does not know",
        _ => "the program that reads files ended while it read this one",
    };
}
