using System.Runtime.InteropServices;

namespace OpinionLens.Language.Likeness;

/// <summary>How alike texts are by what they are made of, each part weighted by its rarity among these texts alone.</summary>
internal static class RarityCosine
{
    /// <summary>Cosines of all pairs.</summary>
    /// <param name="texts">The parts of each text, each part once.</param>
    /// <param name="rarity">Out: the weight of each part, from log 2 (in all texts) up.</param>
    /// <returns>Row by row, 0 to 1; a text with itself is 0: nothing is learnt from that.</returns>
    public static float[] Table<T>(IReadOnlyList<IReadOnlyCollection<T>> texts, out Dictionary<T, double> rarity) where T : notnull
    {
        var n = texts.Count;
        var places = new Dictionary<T, List<int>>();
        for (var i = 0; i < n; i++)
            foreach (var part in texts[i])
                (CollectionsMarshal.GetValueRefOrAddDefault(places, part, out _) ??= []).Add(i);
        rarity = places.ToDictionary(p => p.Key, p => Math.Log(1 + (double)n / p.Value.Count));
        var (table, norms) = (new float[n * n], new double[n]);
        foreach (var (part, at) in places)
        {
            var weight = rarity[part] * rarity[part];
            foreach (var i in at) norms[i] += weight;
            foreach (var i in at) Add(table.AsSpan(i * n, n), CollectionsMarshal.AsSpan(at), (float)weight);
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) table[i * n + j] = i == j || norms[i] == 0 || norms[j] == 0 ? 0 : table[i * n + j] / (float)Math.Sqrt(norms[i] * norms[j]);
        }

        return table;
    }

    private static void Add(Span<float> row, ReadOnlySpan<int> at, float weight)
    {
        foreach (var j in at) row[j] += weight;
    }
}
