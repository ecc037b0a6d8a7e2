namespace OpinionLens.Store.ChangeLog;

/// <summary>What was worked out as of one change, to be shown again: the pages and views of one list do not walk all claims anew. Whoever gets it only reads it. Thread-safe.</summary>
/// <typeparam name="TKey">What was asked.</typeparam>
/// <typeparam name="TValue">What is kept.</typeparam>
/// <param name="most">How many answers are kept; a new one takes the place of the oldest.</param>
internal sealed class Shelf<TKey, TValue>(int most) where TKey : notnull
{
    private readonly Lock turn = new();
    private readonly Dictionary<TKey, TValue> kept = [];
    private readonly Queue<TKey> order = [];
    private long newest;

    /// <param name="change">Id of the newest change that the answer knows.</param>
    /// <param name="key">What is asked.</param>
    /// <param name="make">Answers, where nobody has.</param>
    public async Task<TValue> OfAsync(long change, TKey key, Func<Task<TValue>> make)
    {
        lock (turn)
        {
            if (change > newest) { kept.Clear(); order.Clear(); newest = change; }
            // A request that began before the last write is answered by what it saw.
            if (change == newest && kept.TryGetValue(key, out var had)) return had;
        }

        var made = await make();
        lock (turn)
        {
            if (change != newest || !kept.TryAdd(key, made)) return made;
            order.Enqueue(key);
            if (order.Count > most) kept.Remove(order.Dequeue());
        }

        return made;
    }
}
