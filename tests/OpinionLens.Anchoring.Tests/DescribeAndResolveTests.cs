using CsCheck;
using Shouldly;

namespace OpinionLens.Anchoring.Tests;

public sealed class DescribeAndResolveTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char["ab "], 1, 80], Gen.String[1, 80],
        Gen.String[Gen.Char["“”'\"–- \u00A0\u00ADﬁé\u0301\uD83D\uDE00Aa.\n"], 1, 60],
        Gen.Const(new string('a', 200)));

    private static readonly Gen<(string Text, TextSpan Span)> Spans = Gen.Select(Texts, Gen.Int[0, 500], Gen.Int[1, 500]).Select((text, start, length) =>
    {
        start %= text.Length;
        return (text, new TextSpan(start, start + 1 + (length - 1) % (text.Length - start)));
    });

    [Fact]
    public void What_was_described_is_resolved_to_the_same_span() => Spans.Sample(x =>
    {
        var anchor = TextAnchoring.Resolve(x.Text, TextAnchoring.Describe(x.Text, x.Span));
        return anchor.State == AnchorState.Exact && anchor.Span == x.Span;
    });

    [Fact]
    public void The_fixed_form_of_other_tools_is_resolved_to_the_same_span() => Spans.Sample(x =>
        TextAnchoring.Resolve(x.Text, TextAnchoring.DescribeFixed(x.Text, x.Span)).Span == x.Span);

    [Fact]
    public void Nothing_ever_throws_or_points_outside_the_text() => Gen.Select(Texts, Texts, Gen.String[0, 40], Gen.String[0, 40]).Sample((text, exact, prefix, suffix) =>
    {
        var anchor = TextAnchoring.Resolve(text, new(new(exact, prefix, suffix), new TextPositionSelector(3, 9)));
        var candidates = TextAnchoring.Candidates(TextAnchoring.Index(text), new(exact));
        return (anchor.Span is null) == (anchor.State == AnchorState.Orphaned) && (anchor.Span is null || anchor.Span.Value.End <= text.Length)
            && candidates.All(c => c.Span.End <= text.Length && c.Similarity is >= 0 and <= 1);
    });

    [Fact]
    public void Carrying_to_the_same_text_keeps_every_span() => Gen.Select(Spans, Gen.Int[0, 100]).Sample((x, _) =>
    {
        var anchor = TextAnchoring.Carry(x.Text, x.Text, [x.Span])[0];
        return string.IsNullOrWhiteSpace(x.Span.Of(x.Text)) || x.Span.Of(x.Text).Contains('\n', StringComparison.Ordinal) || anchor is { State: AnchorState.Exact } && anchor.Span == x.Span || anchor.State != AnchorState.Exact;
    });

    [Fact]
    public void Carrying_between_any_texts_never_throws() => Gen.Select(Spans, Texts).Sample((x, fresh) =>
    {
        var anchors = TextAnchoring.Carry(x.Text, fresh, [x.Span, x.Span]);
        return anchors.Count == 2 && anchors.All(a => a.Span is null || a.Span.Value.End <= fresh.Length);
    });

    [Fact]
    public void An_empty_span_is_refused() => Should.Throw<ArgumentException>(() => TextAnchoring.Describe("abc", new(1, 1)));

    [Fact]
    public void An_exact_copy_elsewhere_does_not_win_over_the_right_neighbours()
    {
        const string old = "The mayor said the plan was dead. The council met. Later the fishermen heard that the plan was alive again.";
        var at = old.IndexOf("the plan was", 30, StringComparison.Ordinal);
        var described = TextAnchoring.DescribeFixed(old, new(at, at + 12));
        const string fresh = "The mayor said the plan was dead. The council met at noon. Later the fishermen heard that the plan was alive again.";
        TextAnchoring.Resolve(fresh, described).Span!.Value.Start.ShouldBe(fresh.LastIndexOf("the plan was", StringComparison.Ordinal));
    }

    [Fact]
    public void The_shortest_context_that_is_unique_is_described()
    {
        const string text = "one cat, two cats, red cat";
        var selectors = TextAnchoring.Describe(text, new(13, 16));
        selectors.Quote.Exact.ShouldBe("cat");
        (selectors.Quote.Prefix.Length + selectors.Quote.Suffix.Length).ShouldBeLessThanOrEqualTo(2);
        TextAnchoring.Describe("a unique word", new(2, 8)).Quote.ShouldBe(new TextQuoteSelector("unique"));
    }

    [Fact]
    public void A_long_repetitive_text_takes_bounded_time()
    {
        var text = new string('a', 2_000_000);
        TextAnchoring.Resolve(text, new(new(new string('a', 3000), "b", "b"))).State.ShouldNotBe(AnchorState.Orphaned);
        TextAnchoring.Candidates(TextAnchoring.Index(text), new(new string('a', 500) + "b")).ShouldNotBeNull();
    }
}
