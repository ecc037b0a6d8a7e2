namespace OpinionLens.Import.Reader;

/// <summary>Whose turn it is: so many files at once, one of each person, the others in a queue that has an end.</summary>
internal sealed class ReaderTurns(int atOnce, ReaderLimits limits) : IDisposable
{
    private sealed class Own
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);
        public int Users { get; set; }
    }

    private readonly SemaphoreSlim places = new(atOnce, atOnce);
    private readonly Dictionary<string, Own> owns = new(StringComparer.Ordinal);
    private int waiting;

    /// <summary>Takes a place that is free at this moment.</summary>
    /// <returns>False where none is.</returns>
    public bool TryTake() => places.Wait(0);

    /// <summary>Gives a place of <see cref="TryTake"/> back.</summary>
    public void Give() => places.Release();

    /// <summary>Waits for a turn, does the work, and gives the turn back.</summary>
    /// <exception cref="UnreadableText">Too many wait, or the wait was too long.</exception>
    public async Task<T> InTurnAsync<T>(string who, Func<Task<T>> work, CancellationToken cancel)
    {
        var own = Come(who);
        var (mine, placed) = (false, false);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(limits.Patience);
            try
            {
                await own.Turn.WaitAsync(patience.Token);
                mine = true;
                await places.WaitAsync(patience.Token);
                placed = true;
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested) { throw Busy(); }
            finally { Interlocked.Decrement(ref waiting); }
            return await work();
        }
        finally
        {
            if (placed) places.Release();
            if (mine) own.Turn.Release();
            Go(who, own);
        }
    }

    private Own Come(string who)
    {
        lock (owns)
        {
            if (waiting >= limits.Waiting) throw Busy();
            Interlocked.Increment(ref waiting);
            if (!owns.TryGetValue(who, out var own)) owns[who] = own = new();
            own.Users++;
            return own;
        }
    }

    private void Go(string who, Own own)
    {
        lock (owns)
        {
            if (--own.Users > 0) return;
            owns.Remove(who);
            own.Turn.Dispose();
        }
    }

    private static UnreadableText Busy() => new("other texts are being read just now; try again in a minute.");

    public void Dispose() => places.Dispose();
}
