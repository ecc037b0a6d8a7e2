using System.Collections.Concurrent;
using OpinionLens.Discourse.Articles;
using OpinionLens.Import.Feeds;
using OpinionLens.Import.Text;

namespace OpinionLens.Import.Reader;

/// <summary>
/// The door for what comes from outside: the same as <see cref="ArticleReader"/> and <see cref="FeedReader"/>, in processes of their
/// own. Whatever a file does
/// to its reader, this process goes on. A child serves file after file; one that broke a limit is killed, and the next file gets a new one.
/// </summary>
public sealed class ReaderPool : IAsyncDisposable
{
    private readonly ReaderProgram program;
    private readonly ReaderLimits limits;
    private readonly ReaderTurns turns;
    private readonly ConcurrentStack<ReaderProcess> idle = new();
    private readonly ConcurrentDictionary<ReaderProcess, bool> alive = new();
    private volatile bool ended;
    private volatile int warming;

    /// <summary>Starts nothing yet.</summary>
    /// <param name="program">How a child is started.</param>
    /// <param name="atOnce">How many files are read at once, at least 1.</param>
    /// <param name="limits">Null: the usual ones.</param>
    public ReaderPool(ReaderProgram program, int atOnce, ReaderLimits? limits = null) =>
        (this.program, this.limits, turns) = (program, limits ?? new(), new(atOnce, limits ?? new()));

    /// <summary>Process ids of the children that live.</summary>
    public IReadOnlyList<int> Children => [.. alive.Keys.Select(c => c.Id)];

    /// <summary>As <see cref="ArticleReader.Draft"/>.</summary>
    /// <param name="bytes">The file as it is.</param>
    /// <param name="fileName">Its name, or null.</param>
    /// <param name="known">Wins over what the text says of itself.</param>
    /// <param name="who">Whose file it is: one person's files are read one after the other.</param>
    /// <param name="cancel">Kills the child that reads it.</param>
    /// <exception cref="UnreadableText">As there; also where it takes too much, or too many files wait.</exception>
    public async Task<ReadDraft> DraftAsync(byte[] bytes, string? fileName, KnownMetadata known, string who, CancellationToken cancel)
    {
        var draft = (await AskAsync(new(fileName, known, null), bytes, who, cancel)).Draft!;
        return draft with { Text = draft.Text with { Bytes = bytes } };
    }

    /// <summary>As <see cref="ArticleReader.Read"/>.</summary>
    /// <inheritdoc cref="DraftAsync"/>
    public async Task<ImportedText> ReadAsync(byte[] bytes, string? fileName, KnownMetadata known, string who, CancellationToken cancel) =>
        ArticleReader.Decided(await DraftAsync(bytes, fileName, known, who, cancel));

    /// <summary>As <see cref="FeedReader.Read"/>.</summary>
    /// <param name="bytes">As it came.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="who">As for <see cref="DraftAsync"/>.</param>
    /// <param name="cancel">Kills the child that reads it.</param>
    /// <exception cref="UnreadableText">As there; also where it takes too much, or too many files wait.</exception>
    public async Task<FeedReading> FeedAsync(byte[] bytes, Uri address, string who, CancellationToken cancel) =>
        (await AskAsync(new(null, null, address), bytes, who, cancel)).Feed!;

    /// <summary>
    /// Starts a child where none is idle, so that its start goes on beside what else is to be done before the first file.
    /// </summary>
    /// <returns>Itself.</returns>
    public ReaderPool Begun()
    {
        if (!idle.IsEmpty) return this;
        try { idle.Push(Started()); }
        // The first file tells it.
        catch (UnreadableText) { }
        return this;
    }

    /// <summary>
    /// Makes a child ready that has read a file of each format, where none is idle: the first file costs no start then.
    /// Returns at once.
    /// </summary>
    public void Warm()
    {
        // One at a time: a second would keep the first file waiting for a place.
        if (ended || !idle.IsEmpty || Interlocked.Exchange(ref warming, 1) == 1) return;
        if (!turns.TryTake()) { warming = 0; return; }
        _ = Task.Run(async () =>
        {
            try { await WithChildAsync(child => child.AskAsync(ReaderAsked.Warm, [], CancellationToken.None), CancellationToken.None); }
            // Nobody waits for it; the next file tells what is wrong.
            catch (UnreadableText) { }
            finally
            {
                turns.Give();
                warming = 0;
            }
        });
    }

    private Task<ReaderAnswer> AskAsync(ReaderAsked asked, byte[] bytes, string who, CancellationToken cancel)
    {
        // What is too large never leaves this process.
        TextDecoder.CheckSize(bytes);
        return turns.InTurnAsync(who, () => WithChildAsync(child => child.AskAsync(asked, bytes, cancel), cancel), cancel);
    }

    private async Task<T> WithChildAsync<T>(Func<ReaderProcess, Task<T>> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var child = Idle() ?? Started();
        try { return await work(child); }
        finally
        {
            if (!ended && child.IsFit) idle.Push(child);
            else End(child);
            // The server may have ended between the two lines above.
            if (ended) End(child);
        }
    }

    private ReaderProcess? Idle()
    {
        while (idle.TryPop(out var child))
        {
            if (child.IsFit) return child;
            End(child);
        }
        return null;
    }

    private ReaderProcess Started()
    {
        var child = ReaderProcess.Start(program, limits);
        alive[child] = true;
        return child;
    }

    private void End(ReaderProcess child)
    {
        if (alive.TryRemove(child, out _)) child.Dispose();
    }

    /// <summary>Ends all children, whatever they do.</summary>
    public ValueTask DisposeAsync()
    {
        ended = true;
        foreach (var child in alive.Keys) End(child);
        return ValueTask.CompletedTask;
    }
}
