using OpinionLens.Store.Accounts;

namespace OpinionLens.Web.Access;

/// <summary>The epoch that cookies must carry, asked at most once a second: revoking takes effect within it. Counted by
/// the clock that only goes forward: one that is set back would keep a revoked epoch alive.</summary>
public sealed class EpochWatch(EditorTokens tokens, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(1);
    private sealed record Seen(string? Epoch, long At);
    private Seen? seen;

    public async Task<string?> CurrentAsync()
    {
        var now = clock.GetTimestamp();
        if (Volatile.Read(ref seen) is { } last && clock.GetElapsedTime(last.At, now) < Life) return last.Epoch;
        var fresh = new Seen(await tokens.EpochAsync(), now);
        Volatile.Write(ref seen, fresh);
        return fresh.Epoch;
    }

    /// <summary>Ask again at once: a token has just been used, which may have begun the first epoch.</summary>
    public void Forget() => Volatile.Write(ref seen, null);
}
