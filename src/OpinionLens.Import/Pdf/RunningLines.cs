using System.Text.RegularExpressions;

namespace OpinionLens.Import.Pdf;

/// <summary>Finds running heads, feet and page numbers: the outermost lines of a page whose words, but for the numbers in them, stand at the same height of other pages.</summary>
internal static partial class RunningLines
{
    /// <summary>How many lines from the top and from the foot of a page may run.</summary>
    private const int Outermost = 2;

    /// <summary>The same place, in points.</summary>
    private const double SamePlace = 4;

    /// <summary>Left and right pages have heads of their own, first pages of chapters none: a quarter of the pages is enough.</summary>
    private const int OnePageIn = 4;

    /// <summary>The lines in their order, the running ones marked.</summary>
    public static IReadOnlyList<PdfLine> Mark(IReadOnlyList<PdfLine> lines)
    {
        var pages = lines.GroupBy(l => l.Page).ToList();
        var outer = pages.SelectMany(Outer).ToList();
        var needed = Math.Max(2, (pages.Count + OnePageIn - 1) / OnePageIn);
        var running = outer.Where(l => IsNumber(l) || outer.Where(o => Alike(o, l)).Select(o => o.Page).Distinct().Count() >= needed).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. lines.Select(l => running.Contains(l) ? l with { IsRunning = true } : l)];
    }

    private static IEnumerable<PdfLine> Outer(IEnumerable<PdfLine> page)
    {
        var sorted = page.OrderByDescending(l => l.Baseline).ToList();
        return sorted.Take(Outermost).Concat(sorted.TakeLast(Outermost)).Distinct();
    }

    private static bool Alike(PdfLine a, PdfLine b) => Math.Abs(a.Baseline - b.Baseline) <= SamePlace && Digits().Replace(a.Text, "#") == Digits().Replace(b.Text, "#");

    private static bool IsNumber(PdfLine line) => PageNumber().IsMatch(line.Text);

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?:[-–—|\[(]\s*)?(?:(?:page|p\.|seite)\s*)?\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?(?:\s*[-–—|\])])?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
