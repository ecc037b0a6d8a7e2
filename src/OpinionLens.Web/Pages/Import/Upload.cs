using System.Runtime.CompilerServices;
using System.Text;
using OpinionLens.Import;
using OpinionLens.Import.Fetch;
using OpinionLens.Import.Reader;
using OpinionLens.Reading.Parts;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Import;

/// <summary>One source of an upload, read or refused. Exactly one of the two is there.</summary>
public sealed record Taken(ReadDraft? Draft, Fault? Fault);

/// <summary>The form of the import page as it was sent: a pasted text, files, or an address. It is shown again, nothing lost, when something is wrong with it.</summary>
public sealed class Upload
{
    /// <summary>Most bytes of a whole request: the largest files, and the form around them.</summary>
    public const long MostRequestBytes = 18L * 1024 * 1024;

    public string Text { get; private init; } = "";
    /// <summary>Address of a page to fetch; empty for none.</summary>
    public string Url { get; private init; } = "";
    public bool HadFile => files.Count > 0;

    private IReadOnlyList<IFormFile> files = [];

    /// <summary>Reads the form.</summary>
    public static async Task<Upload> OfAsync(HttpRequest request)
    {
        var sent = await request.ReadFormAsync();
        // A file field that nobody used comes as one file without a name.
        return new() { Text = sent["text"].ToString(), Url = sent["url"].ToString().Trim(), files = [.. sent.Files.GetFiles("file").Where(f => f.FileName.Length > 0)] };
    }

    /// <summary>What is wrong with the form as a whole.</summary>
    /// <param name="megabytes">The largest text taken in.</param>
    /// <param name="fetches">Whether the operator lets addresses be fetched.</param>
    public IEnumerable<Fault> Faults(int megabytes, bool fetches)
    {
        var given = new[] { HadFile, Text.Trim().Length > 0, Url.Length > 0 }.Count(g => g);
        if (given > 1) yield return new("text", "Text, files or address: give one of them.");
        if (given == 0) yield return new("text", "Paste the text, or choose a file.");
        if (Url.Length > 0 && !fetches) yield return new("url", "Fetching addresses is switched off here.");
        if (Url.Length > 0 && !(Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")) yield return new("url", "The address must begin with https:// or http://.");
        if (!HadFile && Text.Length > megabytes * 1024 * 1024) yield return new("text", $"The text is larger than {megabytes} MB.");
    }

    /// <summary>Reads what was given, one after the other: one file at a time is in memory.</summary>
    /// <param name="known">True for the text of an article that is there: then metadata is the article's.</param>
    /// <param name="megabytes">The largest text taken in.</param>
    /// <param name="fetcher">Fetches an address.</param>
    /// <param name="reader">Reads it, outside this process.</param>
    /// <param name="cancel">Ends a fetch and a read, and stops between files.</param>
    public async IAsyncEnumerable<Taken> TakeAsync(
        bool known, int megabytes, SourceFetcher fetcher, EditorReader reader, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (Url.Length > 0) yield return await FetchedAsync(fetcher, reader, known, cancel);
        else if (!HadFile)
        {
            var pasted = Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"));
            yield return await ReadAsync(reader, "text", null, pasted, null, new() { Revision = known }, cancel);
        }
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            var name = Path.GetFileName(file.FileName);
            if (!ArticleReader.Endings.Contains(Path.GetExtension(name).ToLowerInvariant())) yield return Refused("file", name, "the file must be .txt, .md, .html, .docx or .pdf.");
            else if (file.Length > megabytes * 1024 * 1024) yield return Refused("file", name, $"the file is larger than {megabytes} MB; leave out its pictures, or paste its text.");
            else
            {
                var bytes = await BytesAsync(file, cancel);
                yield return await ReadAsync(reader, "file", name, bytes, name, new() { Revision = known }, cancel);
            }
        }
    }

    private async Task<Taken> FetchedAsync(SourceFetcher fetcher, EditorReader reader, bool known, CancellationToken cancel)
    {
        var outcome = await fetcher.FetchAsync(new Uri(Url), cancel);
        if (outcome.Source is not { } s)
            return new(null, new("url", Phrases.Sentence(outcome.Refusal!) + " You can paste the text instead."));
        var told = new KnownMetadata { Revision = known, Charset = s.Charset, SourceUrl = s.Address };
        return await ReadAsync(reader, "url", null, s.Bytes, s.FileName, told, cancel);
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancel)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    private static async Task<Taken> ReadAsync(
        EditorReader reader, string field, string? named, byte[] bytes, string? fileName, KnownMetadata known, CancellationToken cancel)
    {
        try { return new(await reader.DraftAsync(bytes, fileName, known, cancel), null); }
        catch (UnreadableText unreadable) { return Refused(field, named, unreadable.Message); }
    }

    private static Taken Refused(string field, string? name, string why) => new(null, new(field, name is null ? Phrases.Sentence(why) : $"{name}: {why}"));
}
