using Shouldly;

namespace OpinionLens.Anchoring.Tests;

/// <summary>One index serves many quotes: cheaply, and from many threads at once.</summary>
public sealed class TextIndexTests
{
    private static readonly string[] Stock = "the council mayor pier harbour vote closed market rents crowns teacher oaks river spring roof town betrayal board years warned and of to in that has will not".Split(' ');

    private static string Sentence(int seed) => string.Join(' ', Enumerable.Range(0, 14).Select(i => Stock[(seed * 7919 + i * i * 104729 + seed * i * 31) % Stock.Length & int.MaxValue])) + $" number {seed}.";

    private static readonly string Old = string.Join('\n', Enumerable.Range(0, 400).Select(Sentence));

    private static readonly TextIndex Fresh = TextAnchoring.Index(string.Join('\n', Enumerable.Range(0, 400).Where(i => i % 9 != 0).Select(i => Sentence(i).Replace("mayor", "new mayor", StringComparison.Ordinal))));

    private static readonly TextSelectors[] Selectors = [.. Enumerable.Range(0, 390).Select(i => TextAnchoring.DescribeFixed(Old, new TextSpan(i * 85, i * 85 + 30 + i % 60)))];

    [Fact]
    public void Many_threads_get_the_answers_of_one()
    {
        var alone = Selectors.Select(s => TextAnchoring.Resolve(Fresh, s)).ToList();
        var together = new Anchor[Selectors.Length * 8];
        Parallel.For(0, together.Length, i => together[i] = TextAnchoring.Resolve(Fresh, Selectors[i % Selectors.Length]));
        for (var i = 0; i < together.Length; i++) together[i].ShouldBe(alone[i % alone.Count]);
    }

    [Fact]
    public void A_quote_takes_less_than_a_kilobyte_of_new_memory()
    {
        foreach (var selectors in Selectors) TextAnchoring.Resolve(Fresh, selectors);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var selectors in Selectors) TextAnchoring.Resolve(Fresh, selectors);
        ((GC.GetAllocatedBytesForCurrentThread() - before) / Selectors.Length).ShouldBeLessThan(1024);
    }

    [Fact]
    public void One_word_without_end_takes_bounded_time()
    {
        var text = string.Concat(Enumerable.Repeat("so ", 300_000));
        TextAnchoring.Resolve(text, new(new(text[..3900] + "much " + text[..90], "so", "so"), new TextPositionSelector(500_000, 503_995))).ShouldNotBeNull();
    }
}
