using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace OpinionLens.Import.Reader;

/// <summary>One child, seen from its parent. It reads one file at a time, and is of no use any more once it has broken a limit.</summary>
internal sealed class ReaderProcess : IDisposable
{
    private readonly Process process;
    private readonly ReaderLimits limits;
    private readonly Task<string> complaint;
    private ReaderEnd? end;

    private ReaderProcess(Process process, ReaderLimits limits)
    {
        (this.process, this.limits) = (process, limits);
        complaint = ComplaintAsync();
    }

    /// <summary>Of the process.</summary>
    public int Id => process.Id;

    /// <summary>True while it can be given a next file.</summary>
    public bool IsFit => end is null && !process.HasExited && Look().Resident < limits.RestingBytes;

    /// <exception cref="UnreadableText">The system starts no process.</exception>
    public static ReaderProcess Start(ReaderProgram program, ReaderLimits limits)
    {
        try { return new(Process.Start(program.Start(limits))!, limits); }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or IOException)
        {
            throw new UnreadableText("the program that reads files cannot be started; tell whoever runs this server, or try again.");
        }
    }

    /// <summary>Has a file read.</summary>
    /// <exception cref="UnreadableText">It cannot be read, or broke a limit.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any more; the child is killed.</exception>
    public async Task<ReaderAnswer> AskAsync(ReaderAsked asked, byte[] bytes, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var answered = new CancellationTokenSource();
        await using var leaves = cancel.Register(() => Kill(ReaderEnd.Died));
        var watch = WatchAsync(answered.Token);
        ReaderAnswer? answer = null;
        try { answer = await ExchangeAsync(asked, bytes); }
        catch (Exception e) when (e is IOException or ObjectDisposedException) { Kill(ReaderEnd.Died); }
        catch (Exception e) when (e is InvalidDataException or JsonException) { Kill(ReaderEnd.Output); }
        await answered.CancelAsync();
        await watch;
        cancel.ThrowIfCancellationRequested();
        if (answer?.End is { } gaveUp) Kill(gaveUp);
        if (end is { } why) throw new UnreadableText(ReaderWords.Of(why == ReaderEnd.Died ? await CauseAsync() : why, limits));
        return answer!.Refusal is { } refusal ? throw new UnreadableText(refusal) : answer;
    }

    private async Task<ReaderAnswer> ExchangeAsync(ReaderAsked asked, byte[] bytes)
    {
        var input = process.StandardInput.BaseStream;
        await input.WriteAsync(ReaderFrames.Of(JsonSerializer.SerializeToUtf8Bytes(asked, ReaderFrames.Json.ReaderAsked)));
        await input.WriteAsync(ReaderFrames.Of(bytes));
        await input.FlushAsync();
        var answer = await ReaderFrames.ReadAsync(process.StandardOutput.BaseStream, limits.OutputBytes, CancellationToken.None);
        return JsonSerializer.Deserialize(answer, ReaderFrames.Json.ReaderAnswer) ?? throw new InvalidDataException();
    }

    /// <summary>Looks at the child until it has answered, and kills it where it takes too much.</summary>
    private async Task WatchAsync(CancellationToken answered)
    {
        var (clock, before) = (Stopwatch.StartNew(), Look().Processor);
        while (end is null)
        {
            try { await Task.Delay(limits.LookEvery, answered); }
            catch (OperationCanceledException) { return; }
            var (processor, resident) = Look();
            if (resident > limits.ResidentBytes) Kill(ReaderEnd.Memory);
            else if (processor - before > limits.Processor) Kill(ReaderEnd.Processor);
            else if (clock.Elapsed > limits.Wall) Kill(ReaderEnd.Wall);
        }
    }

    /// <summary>What it has used until now, and what it holds; nothing where it is gone.</summary>
    private (TimeSpan Processor, long Resident) Look()
    {
        try
        {
            process.Refresh();
            return (process.TotalProcessorTime, process.WorkingSet64);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or IOException) { return default; }
    }

    /// <summary>
    /// The first thing that a dying runtime says. A living child says nothing; a runtime that has begun to print its stack
    /// is not waited for.
    /// </summary>
    private async Task<string> ComplaintAsync()
    {
        try
        {
            var said = await process.StandardError.ReadLineAsync() ?? "";
            if (said.Length > 0) Kill(ReaderEnd.Died);
            return said;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException) { return ""; }
    }

    private async Task<ReaderEnd> CauseAsync()
    {
        var said = await complaint;
        return said.StartsWith("Stack overflow", StringComparison.Ordinal) ? ReaderEnd.Depth
            : said.Contains("ut of memory", StringComparison.Ordinal)
                || said.Contains(nameof(OutOfMemoryException), StringComparison.Ordinal) ? ReaderEnd.Memory : ReaderEnd.Died;
    }

    private void Kill(ReaderEnd why)
    {
        end ??= why;
        try { process.Kill(entireProcessTree: true); }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException) { }
    }

    /// <summary>Ends the child, whatever it does.</summary>
    public void Dispose()
    {
        Kill(ReaderEnd.Died);
        process.Dispose();
    }
}
