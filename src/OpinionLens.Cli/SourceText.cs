using OpinionLens.Discourse.Articles;
using OpinionLens.Import;
using OpinionLens.Import.Fetch;
using OpinionLens.Import.Reader;
using OpinionLens.Store;

namespace OpinionLens.Cli;

/// <summary>A text that the user names: a file, an address, or - for standard input.</summary>
internal static class SourceText
{
    /// <summary>Whether a source is to be fetched.</summary>
    public static bool IsAddress(string source) => source.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// What reads foreign files for one run of a command: one child, which starts while the store is opened, and ends with
    /// the run.
    /// </summary>
    public static ReaderPool Reader() => new ReaderPool(ReaderProgram.Of(typeof(SourceText).Assembly), 1).Begun();

    /// <summary>Reads it. An address is fetched because the user names it; nothing else reaches out.</summary>
    /// <exception cref="UnreadableText">It cannot be taken in; likewise <see cref="IOException"/> and <see cref="UnauthorizedAccessException"/>.</exception>
    public static async Task<ImportedText> ReadAsync(ReaderPool reader, string source, KnownMetadata known, CancellationToken cancel)
    {
        if (!IsAddress(source))
            return await reader.ReadAsync(await BytesAsync(source, cancel), source == "-" ? null : source, known, Common.Who, cancel);
        if (!Uri.TryCreate(source, UriKind.Absolute, out var address)) throw new UnreadableText("this is no address.");
        using var fetcher = new SourceFetcher();
        return await FetchAsync(reader, fetcher, address, known, cancel);
    }

    /// <summary>Fetches a text and reads it.</summary>
    /// <exception cref="UnreadableText">It is not given, or cannot be taken in.</exception>
    public static async Task<ImportedText> FetchAsync(
        ReaderPool reader, SourceFetcher fetcher, Uri address, KnownMetadata known, CancellationToken cancel)
    {
        var outcome = await fetcher.FetchAsync(address, cancel);
        if (outcome.Source is not { } s) throw new UnreadableText(outcome.Refusal!);
        return await reader.ReadAsync(s.Bytes, s.FileName, known with { Charset = s.Charset, SourceUrl = s.Address }, Common.Who, cancel);
    }

    /// <summary>The bytes of a file, or of standard input for "-".</summary>
    /// <exception cref="UnreadableText">Larger than any text that is taken in.</exception>
    public static async Task<byte[]> BytesAsync(string file, CancellationToken cancel)
    {
        if (file != "-")
        {
            // Not read at all when too large: the size is known before.
            var size = new FileInfo(file).Length;
            return size <= ArticleReader.MostBytes ? await File.ReadAllBytesAsync(file, cancel)
                : throw new UnreadableText($"the file has {size / 1_048_576} MB; at most {ArticleReader.MostBytes / 1_048_576} MB are taken in.");
        }
        using var memory = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(memory, cancel);
        return memory.ToArray();
    }

    /// <summary>Whether a failure is the source's, to be told in one sentence.</summary>
    public static bool IsExpected(Exception e) => e is UnreadableText or Refusal or IOException or UnauthorizedAccessException;

    public static string Why(Exception e) => e is UnreadableText or Refusal ? e.Message : $"cannot be read ({e.Message.TrimEnd('.')}).";
}
