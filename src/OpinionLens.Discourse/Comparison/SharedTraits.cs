namespace OpinionLens.Discourse.Comparison;

/// <summary>
/// How much it tells for two claims meeting that they share an actor or a topic: by how rarely two claims of these articles do by chance (naive Bayes with one assumption, that
/// of the pairs that meet four in five share one).
/// </summary>
internal sealed class SharedTraits<T> where T : notnull
{
    private const double SharedWhereTheyMeet = 0.8;
    private readonly bool[] knownA, knownB;

    /// <summary>By pair: how likely chance gives both a trait that they share; 0 where they share none.</summary>
    private readonly double[] chance;
    private readonly double any;

    /// <param name="a">Traits of each claim of the first article, each once.</param>
    /// <param name="b">Of the second.</param>
    public SharedTraits(IReadOnlyList<IReadOnlyCollection<T>> a, IReadOnlyList<IReadOnlyCollection<T>> b)
    {
        (knownA, knownB, chance) = ([.. a.Select(t => t.Count > 0)], [.. b.Select(t => t.Count > 0)], new double[a.Count * b.Count]);
        var ofB = Bearers(b);
        foreach (var (trait, here) in Bearers(a))
        {
            if (!ofB.TryGetValue(trait, out var there)) continue;
            var common = (double)here.Count / a.Count * there.Count / b.Count;
            foreach (var i in here)
                foreach (var j in there) chance[i * b.Count + j] += common;
        }

        any = Math.Clamp((double)chance.Count(c => c > 0) / Math.Max(1, chance.Length), 0.001, 0.75);
    }

    public bool AreShared(int i, int j) => chance[i * knownB.Length + j] > 0;

    /// <summary>In log-odds; 0 where one of them has no trait, and so nothing is known.</summary>
    public double LogOdds(int i, int j)
    {
        if (!knownA[i] || !knownB[j]) return 0;
        var shared = chance[i * knownB.Length + j];
        if (shared == 0) return Math.Log((1 - SharedWhereTheyMeet) / (1 - any));
        // The square root: traits are not independent of each other, as the rule would have them.
        return Math.Log(SharedWhereTheyMeet / any) + Math.Max(0, Math.Log(any / shared)) / 2;
    }

    private static Dictionary<T, List<int>> Bearers(IReadOnlyList<IReadOnlyCollection<T>> claims)
    {
        var bearers = new Dictionary<T, List<int>>();
        for (var i = 0; i < claims.Count; i++)
            foreach (var trait in claims[i])
            {
                if (!bearers.TryGetValue(trait, out var list)) bearers[trait] = list = [];
                list.Add(i);
            }

        return bearers;
    }
}
