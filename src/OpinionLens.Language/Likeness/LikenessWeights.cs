namespace OpinionLens.Language.Likeness;

/// <summary>What <see cref="StatementLikeness"/> has learnt: how much each measure tells for two statements being the same, in log-odds.</summary>
/// <param name="Words">Of the cosine of telling words.</param>
/// <param name="Runs">Of the cosine of runs of four letters.</param>
/// <param name="Lengths">Of how much shorter, in words, the one is: 0 to 1.</param>
/// <param name="Shorter">Of log (1 + words of the shorter).</param>
/// <param name="Neighbour">Of being like a third statement, both of them.</param>
/// <param name="Bias">Where nothing is measured.</param>
/// <param name="Prior">Share of the pairs learnt from that are the same: where fewer or more are to be expected, the odds shift by that.</param>
/// <param name="Threshold">Log-odds from which a pair counts as the same: where F1 was best in training.</param>
public sealed record LikenessWeights(double Words, double Runs, double Lengths, double Shorter, double Neighbour, double Bias, double Prior, double Threshold)
{
    /// <summary>Those that the program brings along, made by <c>opinionlens train likeness</c>.</summary>
    public static LikenessWeights Own { get; } = Tables.ReadJson<LikenessWeights>("likeness.json");

    /// <summary>How many measures there are, the bias included.</summary>
    internal const int Measures = 6;

    internal double Sum(ReadOnlySpan<double> measures) =>
        Words * measures[0] + Runs * measures[1] + Lengths * measures[2] + Shorter * measures[3] + Neighbour * measures[4] + Bias * measures[5];

    internal static LikenessWeights From(double[] w, double prior, double threshold) => new(w[0], w[1], w[2], w[3], w[4], w[5], prior, threshold);
}
