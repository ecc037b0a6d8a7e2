using System.Text.RegularExpressions;

namespace OpinionLens.Import.Tests.Html;

/// <summary>How well a text agrees with the true one: runs of four words, counted with repetition, as the article extraction benchmark of Scrapinghub counts them.</summary>
internal static partial class Shingles
{
    private const int Run = 4;

    /// <summary>Precision and recall, each 0 to 1; two empty texts agree.</summary>
    public static (double Precision, double Recall) Compare(string truth, string found)
    {
        var (wanted, got) = (Of(truth), Of(found));
        var common = wanted.Sum(w => Math.Min(w.Value, got.GetValueOrDefault(w.Key)));
        var (missed, extra) = (wanted.Values.Sum() - common, got.Values.Sum() - common);
        if (missed == 0 && extra == 0) return (1, 1);
        return common == 0 ? (0, 0) : ((double)common / (common + extra), (double)common / (common + missed));
    }

    public static double F1((double Precision, double Recall) x) => x.Precision + x.Recall == 0 ? 0 : 2 * x.Precision * x.Recall / (x.Precision + x.Recall);

    private static Dictionary<string, int> Of(string text)
    {
        var words = Word().Matches(text).Select(m => m.Value).ToList();
        if (words.Count == 0) return [];
        return Enumerable.Range(0, Math.Max(1, words.Count - Run + 1)).Select(i => string.Join(' ', words.Skip(i).Take(Run))).GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count());
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
