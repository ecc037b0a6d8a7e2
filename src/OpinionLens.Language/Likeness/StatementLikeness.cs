namespace OpinionLens.Language.Likeness;

/// <summary>
/// How likely two of some statements say the same. Measured among these statements alone: what all of them speak of tells nothing. No word is known beforehand but function words,
/// so it works for any subject; statements that share neither words nor stems are never found. Likeness says nothing of agreement: for that see <see cref="Opposition"/>.
/// </summary>
public sealed class StatementLikeness
{
    /// <summary>Nearest statements by which two are joined; more change the answer by less than it is sure of.</summary>
    private const int Nearest = 5;

    private const double LeastTelling = 0.5;
    private readonly List<StatementParts> parts;
    private readonly Dictionary<string, double> rarity;
    private readonly float[] words, runs;
    private readonly int[][] near;
    private readonly LikenessWeights weights;

    /// <param name="statements">At least one. Time and memory grow with the square of their number: 2,000 take 40 MB for as long as this lives.</param>
    /// <param name="weights">Null for those that the program brings along.</param>
    public StatementLikeness(IEnumerable<string> statements, LikenessWeights? weights = null)
    {
        this.weights = weights ?? LikenessWeights.Own;
        parts = [.. statements.Select(s => new StatementParts(s))];
        words = RarityCosine.Table([.. parts.Select(p => p.Words.Keys)], out rarity);
        runs = RarityCosine.Table([.. parts.Select(p => p.Runs)], out _);
        near = [.. Enumerable.Range(0, Count).Select(NearestTo)];
    }

    /// <summary>Statements measured.</summary>
    public int Count => parts.Count;

    /// <summary>Log-odds that two of the statements say the same, among statements on one subject; symmetric.</summary>
    /// <param name="one">Place of the first in the list, from 0.</param>
    /// <param name="other">Place of another.</param>
    public double LogOdds(int one, int other)
    {
        Span<double> measures = stackalloc double[LikenessWeights.Measures];
        Measure(one, other, measures);
        return weights.Sum(measures);
    }

    /// <summary>Whether two of the statements are worded so much alike that, among statements on one subject, they count as the same.</summary>
    public bool AreAlike(int one, int other) => LogOdds(one, other) >= weights.Threshold;

    /// <summary>The telling words that both have, the rarest first, as the first of them spells them; without those that tell less than half as much as the rarest.</summary>
    public IReadOnlyList<string> Shared(int one, int other)
    {
        var shared = parts[one].Words.Where(w => parts[other].Words.ContainsKey(w.Key) && !Opposition.Negates(w.Key)).OrderByDescending(w => rarity[w.Key]).ThenBy(w => w.Key, StringComparer.Ordinal).ToList();
        return [.. shared.Where(w => rarity[w.Key] >= LeastTelling * rarity[shared[0].Key]).Select(w => w.Value)];
    }

    /// <summary>Fills in the measures in the order of <see cref="LikenessWeights"/>, the last of them 1 for the bias.</summary>
    internal void Measure(int one, int other, Span<double> measures)
    {
        var (a, b) = (parts[one].Words.Count, parts[other].Words.Count);
        measures[0] = words[one * Count + other];
        measures[1] = runs[one * Count + other];
        measures[2] = Math.Abs(a - b) / (double)Math.Max(1, Math.Max(a, b));
        measures[3] = Math.Log(1 + Math.Min(a, b));
        measures[4] = Math.Max(Over(near[one], one, other), Over(near[other], one, other));
        measures[5] = 1;
    }

    private float Both(int one, int other) => words[one * Count + other] + runs[one * Count + other];

    /// <summary>The strongest chain over one of some third statements.</summary>
    private float Over(int[] thirds, int one, int other)
    {
        var best = 0f;
        foreach (var third in thirds)
            if (third != one && third != other) best = Math.Max(best, Math.Min(Both(one, third), Both(third, other)));
        return best;
    }

    private int[] NearestTo(int one)
    {
        var best = new PriorityQueue<int, (float, int)>(Nearest + 1);
        for (var other = 0; other < Count; other++)
        {
            if (other == one) continue;
            // Where two are equally near, the first of the list.
            var nearness = (Both(one, other), -other);
            if (best.Count < Nearest) best.Enqueue(other, nearness);
            else best.EnqueueDequeue(other, nearness);
        }

        return [.. best.UnorderedItems.Select(b => b.Element)];
    }
}
