using System.Diagnostics;
using System.Globalization;
using OpinionLens.Anchoring;

namespace OpinionLens.Cli.Evaluation;

/// <summary>How many quotes of one workload file were answered at the right place.</summary>
/// <param name="Method">"resolve": each quote alone, from its words, context and old position. "carry": the whole revision is known.</param>
/// <param name="Doc">Of the file.</param>
/// <param name="Profile">Of the file.</param>
/// <param name="Scored">Quotes that must be found, and cut ones.</param>
/// <param name="ParagraphRight">% of the quotes that must be found whose span has its middle in the right paragraph.</param>
/// <param name="Iou80">% of them with intersection over union of 0.8 or more.</param>
/// <param name="IouMean">Mean intersection over union of them; a quote that was not found counts 0.</param>
/// <param name="Cut">Cut passages.</param>
/// <param name="CutOrphaned">% of the cut passages that were answered Orphaned; 100 where there are none.</param>
/// <param name="Wrong">% of all scored that stand in a wrong paragraph, or were cut and have a place.</param>
/// <param name="PerSecond">Quotes per second of CPU time, index included.</param>
internal sealed record PlaceScore(
    string Method, string Doc, string Profile, int Scored, double ParagraphRight, double Iou80, double IouMean, int Cut, double CutOrphaned, double Wrong, double PerSecond)
{
    public const string Header = "method\tdoc\tprofile\tn\tpara_right\tiou80\tiou_mean\torphan_n\torphan_none_pct\twrong\tqps";
    private const double LeastMeasuredSeconds = 0.25;
    private const int MostRounds = 40;

    public static readonly IReadOnlyList<string> Methods = ["resolve", "carry"];

    public static PlaceScore Of(string method, WorkloadFile file)
    {
        var (old, fresh) = (file.OldText, file.NewText);
        IReadOnlyList<Anchor> Answers() => method == "carry" ? TextAnchoring.Carry(old, fresh, [.. file.Quotes.Select(q => q.OldSpan)]) : Resolved(fresh, file.Quotes);
        var anchors = Answers();
        var scored = file.Quotes.Zip(anchors).Where(p => p.First.MustBeFound || p.First.IsCut).ToList();
        var found = scored.Where(p => p.First.MustBeFound).ToList();
        var starts = Starts(file.NewParas);
        bool Right((WorkloadFile.Quote Quote, Anchor Anchor) p) => p.Anchor.Span is { } span && Paragraph(starts, span) == p.Quote.Para;
        var overlaps = found.ConvertAll(p => Right(p) ? Overlap(p.First.Span, p.Second.Span!.Value) : 0);
        var cut = scored.Where(p => p.First.IsCut).ToList();
        var wrong = found.Count(p => p.Second.Span is not null && !Right(p)) + cut.Count(p => p.Second.Span is not null);
        return new(method, file.Doc, file.Profile, scored.Count, Percent(found.Count(Right), found.Count), Percent(overlaps.Count(o => o >= 0.8), found.Count),
            overlaps.Count == 0 ? 1 : overlaps.Average(), cut.Count, Percent(cut.Count(p => p.Second.Span is null), cut.Count, none: 100), Percent(wrong, scored.Count, none: 0), Speed(Answers, file.Quotes.Length));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Method}\t{Doc}\t{Profile}\t{Scored}\t{ParagraphRight:0.##}\t{Iou80:0.##}\t{IouMean:0.####}\t{Cut}\t{CutOrphaned:0.##}\t{Wrong:0.##}\t{PerSecond:0}");

    private static Anchor[] Resolved(string text, WorkloadFile.Quote[] quotes)
    {
        var index = TextAnchoring.Index(text);
        return Array.ConvertAll(quotes, q => TextAnchoring.Resolve(index, q.Selectors));
    }

    /// <summary>The best of several rounds: whatever else the machine does only ever slows one down.</summary>
    private static double Speed(Func<IReadOnlyList<Anchor>> answers, int quotes)
    {
        using var self = Process.GetCurrentProcess();
        var (best, spent) = (double.MaxValue, 0.0);
        for (var round = 0; round < MostRounds && (spent < LeastMeasuredSeconds || round < 2); round++)
        {
            var repeat = spent == 0 ? 1 : Math.Max(1, (int)(0.05 / Math.Max(1e-4, best)));
            var before = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < repeat; i++) answers();
            var seconds = Math.Max(1e-6, (Environment.CpuUsage.TotalTime - before).TotalSeconds / repeat);
            (best, spent) = (Math.Min(best, seconds), spent + seconds * repeat);
        }

        return quotes / best;
    }

    private static int[] Starts(string[] paragraphs)
    {
        var (starts, at) = (new int[paragraphs.Length], 0);
        for (var i = 0; i < paragraphs.Length; i++) (starts[i], at) = (at, at + paragraphs[i].Length + 1);
        return starts;
    }

    private static int Paragraph(int[] starts, TextSpan span)
    {
        var found = Array.BinarySearch(starts, (span.Start + span.End) / 2);
        return found >= 0 ? found : ~found - 1;
    }

    private static double Overlap(TextSpan a, TextSpan b)
    {
        double shared = a.Intersect(b)?.Length ?? 0;
        return shared / (a.Length + b.Length - shared);
    }

    private static double Percent(int part, int whole, double none = 100) => whole == 0 ? none : 100.0 * part / whole;
}
