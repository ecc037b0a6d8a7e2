using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using OpinionLens.Anchoring;

namespace OpinionLens.Benchmarks;

/// <summary>The steps of the engine apart, time and memory, on a text of 1,000 paragraphs of which one in twenty is edited.</summary>
[MemoryDiagnoser]
public class AnchoringStages
{
    private const int Paragraphs = 1000;
    private string old = "";
    private string fresh = "";
    private TextIndex index = null!;
    private TextSpan[] spans = [];
    private TextSelectors verbatim = null!;
    private TextSelectors edited = null!;

    public static Task RunAsync()
    {
        BenchmarkRunner.Run<AnchoringStages>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableOptimizationsValidator));
        return Task.CompletedTask;
    }

    [GlobalSetup]
    public void Make()
    {
        var random = new Random(20250603);
        string[] words = ["harbour", "mayor", "council", "winter", "trade", "quay", "fishermen", "promise", "budget", "river", "bridge", "vote", "press", "winter", "border", "treaty", "must", "would", "never", "again", "because", "although", "the", "a", "of", "and", "to", "in", "says", "denies"];
        string Sentence() => string.Join(' ', Enumerable.Range(0, random.Next(8, 22)).Select(_ => words[random.Next(words.Length)] + (random.Next(4) == 0 ? random.Next(5000).ToString(System.Globalization.CultureInfo.InvariantCulture) : ""))) + ".";
        var before = Enumerable.Range(0, Paragraphs).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(2, 7)).Select(_ => Sentence()))).ToArray();
        var after = before.Select((p, i) => i % 20 == 7 ? p.Replace(" the ", " this ", StringComparison.Ordinal) + " " + Sentence() : p).ToArray();
        (old, fresh) = (string.Join('\n', before), string.Join('\n', after));
        var at = 0;
        spans = [.. before.Select(p => { var span = new TextSpan(at + 3, at + Math.Min(p.Length, 160)); at += p.Length + 1; return span; })];
        index = TextAnchoring.Index(fresh);
        verbatim = TextAnchoring.DescribeFixed(old, spans[500]) with { Position = null };
        edited = TextAnchoring.DescribeFixed(old, spans[507]);
        TextAnchoring.Resolve(index, edited);
    }

    [Benchmark(Description = "Index: fold 1,000 paragraphs")]
    public TextIndex Index() => TextAnchoring.Index(fresh);

    [Benchmark(Description = "Describe one passage")]
    public TextSelectors Describe() => TextAnchoring.Describe(old, spans[500]);

    [Benchmark(Description = "Resolve a quote that stands verbatim")]
    public Anchor Verbatim() => TextAnchoring.Resolve(index, verbatim);

    [Benchmark(Description = "Resolve a quote whose paragraph was edited")]
    public Anchor Edited() => TextAnchoring.Resolve(index, edited);

    [Benchmark(Description = "Carry 1,000 passages, one paragraph in twenty edited")]
    public IReadOnlyList<Anchor> Carry() => TextAnchoring.Carry(old, fresh, spans);

    [Benchmark(Description = "Align 1,000 paragraphs, one in twenty edited")]
    public IReadOnlyList<AlignedRow> Align() => TextAnchoring.Align(old, fresh);
}
