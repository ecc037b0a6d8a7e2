using System.Numerics;

namespace OpinionLens.Anchoring.Text;

/// <summary>The words of a folded text in their order, and how rare each is in it.</summary>
internal sealed class WordIndex
{
    // Counts are kept by hash: two words that share a counter only seem a little more common than they are.
    private const int LeastBits = 8, MostBits = 20;

    private readonly int[] _starts;
    private readonly uint[] _stems;
    private readonly int[] _counts;
    private readonly int _shift;

    public WordIndex(string folded)
    {
        var starts = new List<int>(folded.Length / 6 + 4);
        var stems = new List<uint>(folded.Length / 6 + 4);
        for (var at = 0; Words.Next(folded, ref at, out var start, out var stem);)
        {
            starts.Add(start);
            stems.Add(stem);
        }

        (_starts, _stems) = ([.. starts], [.. stems]);
        var bits = Math.Clamp(BitOperations.Log2((uint)_stems.Length + 1) + 1, LeastBits, MostBits);
        _shift = 32 - bits;
        _counts = new int[1 << bits];
        foreach (var stem in _stems) _counts[Counter(stem)]++;
    }

    public ReadOnlySpan<uint> Stems => _stems;

    /// <summary>Where the word begins in the folded text.</summary>
    public int StartOf(int word) => _starts[word];

    /// <summary>Number of the first word that begins at <paramref name="position"/> or after.</summary>
    public int FirstFrom(int position)
    {
        var at = Array.BinarySearch(_starts, position);
        return at < 0 ? ~at : at;
    }

    /// <summary>What meeting the word tells, in nats: the negative logarithm of its share of all words, never 0.</summary>
    public float Rarity(uint stem) => MathF.Log((_stems.Length + 2f) / (_counts[Counter(stem)] + 1));

    private int Counter(uint stem) => (int)(stem * 0x9E3779B1u >> _shift);
}
