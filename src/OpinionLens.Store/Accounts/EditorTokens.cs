using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpinionLens.Store.ChangeLog;

namespace OpinionLens.Store.Accounts;

/// <summary>
/// Editing rights without accounts: a one-time token, 128 bits, good once within 15 minutes, is exchanged for a cookie. Cookies carry the store's
/// epoch; revoking begins a new one and makes them all void.
/// </summary>
public sealed class EditorTokens
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);
    private readonly LensContexts contexts;
    private readonly WriteDoor door;
    private readonly TimeProvider clock;

    internal EditorTokens(LensContexts contexts, WriteDoor door, TimeProvider clock) => (this.contexts, this.door, this.clock) = (contexts, door, clock);

    /// <summary>Makes a token. Only its hash is kept; it is never logged.</summary>
    public Task<string> MakeAsync(string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var now = clock.GetUtcNow();
        context.EditorTokens.RemoveRange(await context.EditorTokens.Where(t => t.Expires < now).ToListAsync(cancel));
        context.EditorTokens.Add(new() { Sha256 = Hash(token), Expires = now + Life });
        return (token, new Entry("token.make", "A one-time editing token was made"));
    }, cancel);

    /// <summary>Uses a token up.</summary>
    /// <returns>The epoch for the cookie; null for a token that is unknown, used or too old.</returns>
    public async Task<string?> UseAsync(string token, string who, CancellationToken cancel = default)
    {
        var (hash, now) = (Hash(token), clock.GetUtcNow());
        // Only a token that is good takes the write turn: who guesses would else keep everybody from saving.
        await using (var context = contexts.Create())
            if (!await Good(context).AnyAsync(cancel)) return null;
        return await door.WriteAsync<string?>(who, async context =>
        {
            var kept = await Good(context).FirstOrDefaultAsync(cancel);
            if (kept is null) return (null, null);
            kept.Used = now;
            return ((await SettingAsync(context, EpochName, NewValue, cancel)).Value,
                new Entry("token.use", "A one-time editing token was used"));
        }, cancel);

        IQueryable<EditorToken> Good(LensContext context) =>
            context.EditorTokens.Where(t => t.Sha256 == hash && t.Used == null && t.Expires >= now);
    }

    /// <summary>Makes every editing cookie of this store, and every unused token, void.</summary>
    public Task RevokeAsync(string who, CancellationToken cancel = default) => door.WriteAsync(who, async context =>
    {
        (await SettingAsync(context, EpochName, NewValue, cancel)).Value = NewValue();
        context.EditorTokens.RemoveRange(await context.EditorTokens.ToListAsync(cancel));
        return (true, new Entry("token.revoke", "All editing rights were revoked"));
    }, cancel);

    /// <summary>The epoch that cookies must carry; null while no token was ever used.</summary>
    public async Task<string?> EpochAsync(CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await context.Settings.Where(s => s.Name == EpochName).Select(s => s.Value).FirstOrDefaultAsync(cancel);
    }

    /// <summary>A short name of this store that stays the same: cookies of two stores on one host do not clash.</summary>
    public Task<string> StoreNameAsync(CancellationToken cancel = default) => RememberAsync(StoreName, () => NewValue()[..8], cancel);

    /// <summary>Where the web of this store last listened, for the address of the next token; null when it never did.</summary>
    public async Task<string?> AddressAsync(CancellationToken cancel = default)
    {
        await using var context = contexts.Create();
        return await context.Settings.Where(s => s.Name == AddressName).Select(s => s.Value).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Keeps where the web listens.</summary>
    public Task KeepAddressAsync(string address, CancellationToken cancel = default) => door.WriteAsync("system", async context =>
    {
        var setting = await SettingAsync(context, AddressName, () => "", cancel);
        if (setting.Value == address) return (true, null);
        setting.Value = address;
        return (true, new Entry("store.address", $"The web listens on {address}"));
    }, cancel);

    internal const string EpochName = "editors.epoch";
    internal const string AddressName = "web.address";
    internal const string StoreName = "store.name";

    private static string NewValue() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private async Task<string> RememberAsync(string name, Func<string> fresh, CancellationToken cancel)
    {
        await using (var context = contexts.Create())
            if (await context.Settings.Where(s => s.Name == name).Select(s => s.Value).FirstOrDefaultAsync(cancel) is { } known) return known;
        return await door.WriteAsync("system", async context => ((await SettingAsync(context, name, fresh, cancel)).Value, new Entry("store.name", $"The setting {name} was made")), cancel);
    }

    private static async Task<StoreSetting> SettingAsync(LensContext context, string name, Func<string> fresh, CancellationToken cancel)
    {
        if (await context.Settings.FirstOrDefaultAsync(s => s.Name == name, cancel) is { } known) return known;
        var setting = new StoreSetting { Name = name, Value = fresh() };
        context.Settings.Add(setting);
        return setting;
    }
}
