using System.Numerics;

namespace OpinionLens.Anchoring.Text;

/// <summary>Where every run of five folded characters stands, in buckets by hash; a bucket may mix a few different runs.</summary>
internal sealed class GramIndex
{
    // Five survives the usual distance between two recognition errors and still is rare enough to tell places apart.
    public const int Size = 5;

    private readonly int[] _heads;
    private readonly int[] _places;
    private readonly int _shift;

    public GramIndex(string folded)
    {
        var count = Math.Max(0, folded.Length - Size + 1);
        var bits = Math.Clamp(BitOperations.Log2((uint)count + 1) + 1, 8, 22);
        _shift = 32 - bits;
        _heads = new int[(1 << bits) + 1];
        _places = new int[count];
        for (var i = 0; i < count; i++) _heads[Bucket(folded, i) + 1]++;
        for (var b = 1; b < _heads.Length; b++) _heads[b] += _heads[b - 1];
        // Filling from the back with the bucket's end as a falling pen leaves every bucket ascending.
        var pens = _heads.AsSpan(1).ToArray();
        for (var i = count - 1; i >= 0; i--) _places[--pens[Bucket(folded, i)]] = i;
    }

    public int Count => _places.Length;

    /// <summary>Ascending places of the run that begins at <paramref name="at"/> of another folded text.</summary>
    public ReadOnlySpan<int> Places(ReadOnlySpan<char> folded, int at)
    {
        var bucket = Bucket(folded, at);
        return _places.AsSpan(_heads[bucket], _heads[bucket + 1] - _heads[bucket]);
    }

    private int Bucket(ReadOnlySpan<char> s, int i)
    {
        var low = s[i] | ((uint)s[i + 1] << 16);
        var high = s[i + 2] | ((uint)s[i + 3] << 16);
        var hash = low * 0x9E3779B1u ^ BitOperations.RotateLeft(high * 0x85EBCA77u, 13) ^ s[i + 4] * 0xC2B2AE3Du;
        return (int)(hash * 0x27D4EB2Fu >> _shift);
    }
}
