using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OpinionLens.Import.Feeds;

namespace OpinionLens.Import.Reader;

/// <summary>
/// What a child does: reads one file after the other from its standard input, and answers on its standard output. It writes
/// nowhere else.
/// </summary>
public static class ReaderChild
{
    /// <summary>The argument that makes a child of our own program; the most paragraphs of a text follow.</summary>
    public const string Verb = "--read-foreign-files";

    /// <summary>Stack of the thread that reads: parsers go deeper into honest files than the usual 1.5 MB of some systems allow.</summary>
    private const int StackBytes = 16 << 20;

    /// <summary>Whether this process was started as a child.</summary>
    /// <param name="arguments">Of the program.</param>
    public static bool IsAsked(string[] arguments) => arguments is [Verb, _];

    /// <summary>Serves until the parent closes the input, or is gone.</summary>
    /// <param name="arguments">Of the program.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments)
    {
        var (input, output) = (Console.OpenStandardInput(), Console.OpenStandardOutput());
        // What a library may want to print would stand between the answers.
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        var most = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        using var files = new BlockingCollection<(ReaderAsked Asked, byte[] Bytes)>();
        new Thread(() => Serve(files, most, output), StackBytes) { IsBackground = true }.Start();
        try
        {
            // This thread waits for the next file all the while: the end of the parent ends the child even while a file burns.
            while (true) files.Add((Asked(Next(input, ReaderFrames.MostAsked)), Next(input, int.MaxValue)));
        }
        catch (Exception e) when (e is EndOfStreamException or IOException)
        {
            // Not an orderly exit: that would wait for a thread that burns to reach a safe point.
            Process.GetCurrentProcess().Kill();
            return 0;
        }
    }

    private static byte[] Next(Stream input, int most) =>
        ReaderFrames.ReadAsync(input, most, CancellationToken.None).GetAwaiter().GetResult();

    private static ReaderAsked Asked(byte[] frame) => JsonSerializer.Deserialize(frame, ReaderFrames.Json.ReaderAsked)!;

    private static void Serve(BlockingCollection<(ReaderAsked Asked, byte[] Bytes)> files, int most, Stream output)
    {
        foreach (var (asked, bytes) in files.GetConsumingEnumerable())
        {
            output.Write(Written(asked, bytes, most));
            output.Flush();
        }
    }

    private static byte[] Written(ReaderAsked asked, byte[] bytes, int most)
    {
        try { return Frame(Answer(asked, bytes, most)); }
        catch (UnreadableText unreadable) { return Frame(new() { Refusal = unreadable.Message }); }
        catch (OutOfMemoryException) { return Frame(new() { End = ReaderEnd.Memory }); }
        catch (InsufficientExecutionStackException) { return Frame(new() { End = ReaderEnd.Depth }); }
        // A foreign file may make a parser throw anything at all; the child is replaced, for nobody knows what is left in it.
        catch (Exception) { return Frame(new() { End = ReaderEnd.Fault }); }
    }

    private static ReaderAnswer Answer(ReaderAsked asked, byte[] bytes, int most)
    {
        if (asked.Feed is { } address) return new() { Feed = FeedReader.Read(bytes, address) };
        if (asked.Known is not { } known)
        {
            WarmFiles.Read();
            return new();
        }
        var draft = ArticleReader.Draft(bytes, asked.FileName, known);
        if (draft.Text.Paragraphs.Count > most)
            throw new UnreadableText(FormattableString.Invariant(
                $"the text has {draft.Text.Paragraphs.Count:N0} paragraphs; at most {most:N0} are taken in. Cut it into parts."));
        return new() { Draft = draft with { Text = draft.Text with { Bytes = [] } } };
    }

    private static byte[] Frame(ReaderAnswer answer) =>
        ReaderFrames.Of(JsonSerializer.SerializeToUtf8Bytes(answer, ReaderFrames.Json.ReaderAnswer));
}
