using OpinionLens.Discourse.Articles;
using OpinionLens.Import.Text;

namespace OpinionLens.Import.Pdf;

/// <summary>Lines to paragraphs, by spacing, indent, size and short last lines. A paragraph that goes on over the page is one; what ran between its halves follows it.</summary>
internal sealed class PdfParagraphs
{
    /// <summary>A gap this much wider than the usual one parts paragraphs.</summary>
    private const double WideGap = 1.35;

    /// <summary>An indent, in sizes of the letters.</summary>
    private const double Indent = 0.8;

    /// <summary>A line that leaves this share of its column free was the last of its paragraph.</summary>
    private const double ShortLine = 0.12;

    /// <summary>Letters this much larger than most are a heading.</summary>
    private const double HeadingSize = 1.15;
    private const int LongestHeading = 200;

    private readonly IReadOnlyList<PdfLine> lines;
    private readonly LineJoin join;
    private readonly double bodySize, usualGap;
    private readonly Dictionary<(int Page, int Column), (double Left, double Right)> columns;
    private readonly List<TextBlock> blocks = [];
    private readonly List<PdfLine> open = [];
    private readonly List<TextBlock> waiting = [];

    private PdfParagraphs(IReadOnlyList<PdfLine> lines)
    {
        this.lines = lines;
        var body = lines.Where(l => !l.IsRunning).ToList();
        join = new([.. body.Select(l => l.Text)]);
        bodySize = body.Count == 0 ? 0 : body.GroupBy(l => Math.Round(l.Size, 1)).MaxBy(g => g.Sum(l => l.Text.Length))!.Key;
        var gaps = body.Zip(body.Skip(1)).Where(p => SameColumn(p.First, p.Second)).Select(p => Math.Round(p.First.Baseline - p.Second.Baseline, 0)).Where(g => g > 0).ToList();
        // The most frequent gap; of equals the narrower, for paragraphs of one line each would else set it.
        usualGap = gaps.Count == 0 ? double.MaxValue : gaps.GroupBy(g => g).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        columns = body.GroupBy(l => (l.Page, l.Column)).ToDictionary(g => g.Key, g => (g.Min(l => l.Left), g.Max(l => l.Right)));
    }

    /// <summary>The paragraphs, and what was done to get them.</summary>
    public static (IReadOnlyList<TextBlock> Blocks, IReadOnlyList<string> Notes) Of(IReadOnlyList<PdfLine> lines)
    {
        var reading = new PdfParagraphs(lines);
        reading.Read();
        return (reading.blocks, [.. reading.Notes()]);
    }

    private IEnumerable<string> Notes()
    {
        var running = lines.Count(l => l.IsRunning);
        if (join.Mended > 0) yield return FormattableString.Invariant($"Words parted by a hyphen at the end of a line and joined here: {join.Mended}.");
        if (running > 0) yield return FormattableString.Invariant($"Running heads, feet and page numbers, marked as footers: {running}.");
    }

    private void Read()
    {
        foreach (var line in lines)
        {
            if (line.IsRunning) { waiting.Add(new(line.Text, ParagraphRole.Footer)); continue; }
            if (open.Count > 0 && Begins(open[^1], line)) Close();
            open.Add(line);
            if (open.Count == 1) Wait();
        }
        Close();
        Wait();
    }

    private void Wait()
    {
        blocks.AddRange(waiting);
        waiting.Clear();
    }

    private void Close()
    {
        if (open.Count == 0) return;
        var text = join.Of([.. open.Select(l => l.Text)]).Trim();
        var isHeading = text.Length is > 0 and <= LongestHeading && open.TrueForAll(l => l.Size > HeadingSize * bodySize || (l.IsBold && open.Count <= 2 && text[^1] != '.'));
        var isSmall = open[0].Size < bodySize / HeadingSize;
        if (text.Length > 0) blocks.Add(new(text, isHeading ? ParagraphRole.Heading : open.Count > 1 || isSmall ? ParagraphRole.Body : null));
        open.Clear();
    }

    /// <summary>Whether a line begins a new paragraph after the one before it.</summary>
    private bool Begins(PdfLine before, PdfLine line)
    {
        if (Math.Abs(before.Size - line.Size) > 0.08 * bodySize || before.IsBold != line.IsBold || line.Text[0] is '•' or '▪' or '●' or '‣') return true;
        var (left, right) = columns[(before.Page, before.Column)];
        var ends = before.Text.TrimEnd('"', '”', '’', '»', ')', ']') is [.., '.' or '!' or '?' or '…' or ':'];
        var isShort = before.Right < right - ShortLine * (right - left);
        if (!SameColumn(before, line)) return ends && (isShort || !char.IsLower(line.Text[0]));
        if (before.Baseline - line.Baseline > WideGap * usualGap * Math.Max(1, line.Size / bodySize)) return true;
        return (line.Left > left + Indent * line.Size && before.Left <= left + Indent * before.Size) || (ends && isShort && !char.IsLower(line.Text[0]));
    }

    private static bool SameColumn(PdfLine a, PdfLine b) => a.Page == b.Page && a.Column == b.Column;
}
