using CsCheck;
using Shouldly;

namespace OpinionLens.Anchoring.Tests;

/// <summary>Laws of carrying and resolving, tried on very many odd texts. OPINIONLENS_LONG=1 tries a million inputs instead of 20,000.</summary>
public sealed class CarryLawTests
{
    private const int Usual = 20_000, Long = 1_000_000;

    private static readonly Gen<(string Old, string Fresh, int A, int B, int C)> Inputs =
        Gen.Select(OddTexts.Revised, Gen.Int[0, 9999], Gen.Int[0, 9999], Gen.Int[0, 40]).Select((t, a, b, c) => (t.Old, t.Fresh, a, b, c));

    private static int Count => Environment.GetEnvironmentVariable("OPINIONLENS_LONG") == "1" ? Long : Usual;

    private static List<TextSpan> Spans(string text, int a, int b, int length) =>
        text.Length == 0 ? [] : [OddTexts.Span(text, a, length), OddTexts.Span(text, b, length), OddTexts.Span(text, a + 5, 3), OddTexts.Span(text, 0, 9999)];

    [Fact]
    public void Every_law_holds_for_every_text() => Inputs.Sample(x =>
    {
        var spans = Spans(x.Old, x.A, x.B, x.C);
        UnchangedTextIsTheIdentity(x.Old, spans);
        AnswersAreInsideAndInAnyOrderTheSame(x.Old, x.Fresh, spans);
        DescribedIsResolved(x.Old, x.Fresh, spans);
    }, iter: Count, threads: 1, seed: "0N0XIzNsQ0O2");

    private static void UnchangedTextIsTheIdentity(string text, List<TextSpan> spans) =>
        TextAnchoring.Carry(text, text, spans).ShouldBe(spans.Select(s => new Anchor(AnchorState.Exact, s, 1, "paragraph", 1)));

    private static void AnswersAreInsideAndInAnyOrderTheSame(string old, string fresh, List<TextSpan> spans)
    {
        var there = TextAnchoring.Carry(old, fresh, spans);
        foreach (var anchor in there) IsInside(anchor, fresh);
        TextAnchoring.Carry(old, fresh, [.. spans.AsEnumerable().Reverse()]).Reverse().ShouldBe(there);
        var landed = there.Where(a => a.Span is not null).Select(a => a.Span!.Value).ToList();
        TextAnchoring.Carry(fresh, fresh, landed).Select(a => a.Span!.Value).ShouldBe(landed);
    }

    private static void DescribedIsResolved(string old, string fresh, List<TextSpan> spans)
    {
        var index = TextAnchoring.Index(fresh);
        foreach (var span in spans)
        {
            var described = TextAnchoring.Describe(old, span);
            var anchor = TextAnchoring.Resolve(old, described);
            (anchor.State, anchor.Span).ShouldBe((AnchorState.Exact, (TextSpan?)span));
            IsInside(TextAnchoring.Resolve(index, described), fresh);
            IsInside(TextAnchoring.Resolve(index, described with { Position = null }), fresh);
        }
    }

    private static void IsInside(Anchor anchor, string text)
    {
        (anchor.Span is null).ShouldBe(anchor.State == AnchorState.Orphaned);
        if (anchor.Span is { } span) (span.Length > 0 && span.End <= text.Length).ShouldBeTrue();
        anchor.Similarity.ShouldBeInRange(0, 1);
        anchor.Margin.ShouldBeInRange(0, 1);
    }
}
