using System.Security.Cryptography;

namespace OpinionLens.Discourse;

/// <summary>
/// Ids made by the application: 64 bits, ordered by time. The upper 41 bits are milliseconds since 2020 (UTC),
/// the lower 22 a counter that starts at random in every process, so that two processes hardly ever meet.
/// Written in Crockford base 32, lower case, always 13 characters.
/// </summary>
public static class LensId
{
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 13;
    private const int CounterBits = 22;
    private static readonly DateTimeOffset Epoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static long last = (long)RandomNumberGenerator.GetInt32(1 << (CounterBits - 1));

    /// <summary>A new id, larger than every id this process made before. Thread-safe.</summary>
    public static long New()
    {
        while (true)
        {
            var before = Interlocked.Read(ref last);
            var millis = (long)(DateTimeOffset.UtcNow - Epoch).TotalMilliseconds;
            var next = Math.Max(before + 1, (millis << CounterBits) | (before & ((1L << CounterBits) - 1)));
            if (Interlocked.CompareExchange(ref last, next, before) == before) return next;
        }
    }

    /// <summary>The 13 characters that stand for <paramref name="id"/> in URLs and JSON.</summary>
    public static string Format(long id) => string.Create(Length, (ulong)id, static (span, value) =>
    {
        for (var i = Length - 1; i >= 0; i--, value >>= 5) span[i] = Digits[(int)(value & 31)];
    });

    /// <summary>Reads what <see cref="Format"/> wrote; upper case and Crockford's look-alikes (o, i, l) are accepted.</summary>
    /// <returns>False, and 0, for anything that is not an id.</returns>
    public static bool TryParse(string? text, out long id)
    {
        id = 0;
        if (text is null || text.Length != Length) return false;
        ulong value = 0;
        foreach (var c in text)
        {
            var digit = Digits.IndexOf(char.ToLowerInvariant(c) switch { 'o' => '0', 'i' or 'l' => '1', var other => other }, StringComparison.Ordinal);
            if (digit < 0 || value >> 59 != 0) return false;
            value = (value << 5) | (uint)digit;
        }
        id = (long)value;
        return id > 0;
    }
}
