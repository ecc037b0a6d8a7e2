namespace OpinionLens.Language.Likeness;

/// <summary>Statements on one subject, and which of them say the same.</summary>
/// <param name="Statements">Two or more.</param>
/// <param name="Sense">For each, a number that it shares with those that say the same.</param>
public sealed record LikenessSet(IReadOnlyList<string> Statements, IReadOnlyList<int> Sense);

/// <summary>How well the same statements were told from others, over all pairs of each set.</summary>
/// <param name="Found">Pairs said to be the same, and are.</param>
/// <param name="Wrong">Pairs said to be the same, and are not.</param>
/// <param name="Missed">Pairs that are the same, and were not found.</param>
public sealed record LikenessScore(int Found, int Wrong, int Missed)
{
    public double Precision => (double)Found / Math.Max(1, Found + Wrong);
    public double Recall => (double)Found / Math.Max(1, Found + Missed);
    public double F1 => 2.0 * Found / Math.Max(1, 2 * Found + Wrong + Missed);
}

/// <summary>Learns <see cref="LikenessWeights"/> from statements whose sense people have told: logistic regression, AdaGrad (Duchi et al. 2011). The same sets give the same weights.</summary>
public static class LikenessTraining
{
    private const int Rounds = 15;
    private const double Step = 0.1;

    public static LikenessWeights Train(IReadOnlyList<LikenessSet> sets)
    {
        var rows = sets.SelectMany(Rows).ToArray();
        var (weights, slopes, order) = (new double[LikenessWeights.Measures], new double[LikenessWeights.Measures], new Random(1));
        for (var round = 0; round < Rounds; round++)
        {
            order.Shuffle(rows);
            foreach (var (measures, same) in rows)
            {
                var error = 1 / (1 + Math.Exp(-Sum(weights, measures))) - (same ? 1 : 0);
                for (var k = 0; k < weights.Length; k++)
                {
                    var slope = error * measures[k];
                    slopes[k] += slope * slope;
                    weights[k] -= Step * slope / Math.Sqrt(slopes[k] + 1e-8);
                }
            }
        }

        return LikenessWeights.From([.. weights.Select(w => Math.Round(w, 4))], Math.Round(rows.Average(r => r.Same ? 1.0 : 0), 4), Best([.. rows.Select(r => (Sum(weights, r.Measures), r.Same))]));
    }

    /// <summary>Scores weights on sets that they were not learnt from.</summary>
    public static LikenessScore Score(IEnumerable<LikenessSet> sets, LikenessWeights weights) =>
        Count(sets.SelectMany(Rows).Select(r => (weights.Sum(r.Measures), r.Same)), weights.Threshold);

    private static LikenessScore Count(IEnumerable<(double LogOdds, bool Same)> pairs, double threshold)
    {
        var (found, wrong, missed) = (0, 0, 0);
        foreach (var (odds, same) in pairs)
        {
            if (odds < threshold) missed += same ? 1 : 0;
            else if (same) found++;
            else wrong++;
        }

        return new(found, wrong, missed);
    }

    private static double Best(List<(double LogOdds, bool Same)> pairs) =>
        Enumerable.Range(-80, 121).Select(n => n * 0.05).Select(t => Math.Round(t, 2)).MaxBy(t => Count(pairs, t).F1);

    private static IEnumerable<(double[] Measures, bool Same)> Rows(LikenessSet set)
    {
        var likeness = new StatementLikeness(set.Statements);
        for (var i = 0; i < likeness.Count; i++)
        {
            for (var j = i + 1; j < likeness.Count; j++)
            {
                var measures = new double[LikenessWeights.Measures];
                likeness.Measure(i, j, measures);
                yield return (measures, set.Sense[i] == set.Sense[j]);
            }
        }
    }

    private static double Sum(double[] weights, double[] measures)
    {
        var sum = 0.0;
        for (var k = 0; k < weights.Length; k++) sum += weights[k] * measures[k];
        return sum;
    }
}
