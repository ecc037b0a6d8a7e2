namespace OpinionLens.Cli.Bench;

/// <summary>Draws numbers from 0 up as words and names are used (Zipf's law): number 1 half as often as 0, number 2 a third as often.</summary>
internal sealed class Skewed
{
    private readonly double[] sums;

    /// <param name="count">How many numbers there are, at least 1.</param>
    public Skewed(int count)
    {
        sums = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++) sums[i] = sum += 1.0 / (i + 1);
    }

    /// <returns>From 0 up to, and without, the count.</returns>
    public int Draw(Random chance)
    {
        var at = Array.BinarySearch(sums, chance.NextDouble() * sums[^1]);
        return Math.Min(at < 0 ? ~at : at, sums.Length - 1);
    }
}
