using System.Text.Json;
using Shouldly;

namespace OpinionLens.Anchoring.Tests;

/// <summary>
/// What other libraries find is found here. Where two of them disagree on "not found" ours is the middle way, told in docs/guide/anchoring.md:
/// a likeness counts when more of the words survive than chance explains, and it is then Changed, never Exact.
/// </summary>
public sealed class SuiteTests
{
    private const string Match = "apache-annotator.text-quote.match.json", Describe = "apache-annotator.text-quote.describe.json", Position = "apache-annotator.text-position.match.json";
    private const string Approximate = "approx-string-match.json", DomAnchor = "dom-anchor-text-quote.json";
    private const string Quotes = "hypothesis.match-quote.json", Order = "hypothesis.match-quote.score-order.json", Ranges = "hypothesis.html-ranges.json", Baselines = "hypothesis.baselines.json";

    public static TheoryData<int, string> MatchRows => Suite.Rows(Match);
    public static TheoryData<int, string> DescribeRows => Suite.Rows(Describe);
    public static TheoryData<int, string> PositionRows => Suite.Rows(Position);
    public static TheoryData<int, string> ApproximateRows => Suite.Rows(Approximate);
    public static TheoryData<int, string> DomAnchorRows => Suite.Rows(DomAnchor, "cases");
    public static TheoryData<int, string> QuoteRows => Suite.Rows(Quotes);
    public static TheoryData<int, string> OrderRows => Suite.Rows(Order);
    public static TheoryData<int, string> RangeRows => Suite.Rows(Ranges, "cases");
    public static TheoryData<int, string> BaselineRows => Suite.Rows(Baselines);

    [Theory]
    [MemberData(nameof(MatchRows))]
    public void A_quote_that_Apache_Annotator_matches_is_found_at_one_of_its_places(int row, string name)
    {
        var c = Suite.Case(Match, row);
        var anchor = TextAnchoring.Resolve(Suite.Text(c, "text"), Suite.Selectors(c.GetProperty("selector")));
        var places = c.GetProperty("expected").EnumerateArray().Select(Suite.Span).ToList();
        // It matches to the letter or not at all, and an empty quote between any two letters. A passage has words, and a letter wrong in the context does not unmake them.
        var (text, exact) = (Suite.Text(c, "text"), Suite.Text(c.GetProperty("selector"), "exact"));
        if (exact.Length == 0) anchor.State.ShouldBe(AnchorState.Orphaned, name);
        else if (places.Count == 0 && text.Contains(exact, StringComparison.Ordinal)) anchor.Span!.Value.Of(text).ShouldBe(exact, name);
        else if (places.Count == 0) anchor.State.ShouldBe(AnchorState.Orphaned, name);
        else places.ShouldContain(anchor.Span!.Value, name);
    }

    [Theory]
    [MemberData(nameof(DescribeRows))]
    public void What_Apache_Annotator_describes_is_found_and_ours_is_found_by_its_rule(int row, string name)
    {
        var c = Suite.Case(Describe, row);
        var (text, span) = (Suite.Text(c, "text"), Suite.Span(c));
        if (span.IsEmpty) { Should.Throw<ArgumentException>(() => TextAnchoring.Describe(text, span)); return; }
        var ours = TextAnchoring.Describe(text, span).Quote;
        TextAnchoring.Resolve(text, Suite.Selectors(c.GetProperty("expected"), new(span.Start, span.End))).Span.ShouldBe(span, name);
        // Its rule: prefix, quote and suffix together stand in the text once.
        var whole = ours.Prefix + ours.Exact + ours.Suffix;
        text.IndexOf(whole, StringComparison.Ordinal).ShouldBe(span.Start - ours.Prefix.Length, name);
        text.LastIndexOf(whole, StringComparison.Ordinal).ShouldBe(span.Start - ours.Prefix.Length, name);
        var theirs = c.GetProperty("expected");
        if (c.GetProperty("options").TryGetProperty("minimalContext", out _)) (ours.Prefix.Length + ours.Suffix.Length).ShouldBeLessThanOrEqualTo(Suite.Text(theirs, "prefix").Length + Suite.Text(theirs, "suffix").Length, name);
    }

    [Theory]
    [MemberData(nameof(PositionRows))]
    public void Positions_in_code_points_are_the_same_place(int row, string name)
    {
        var c = Suite.Case(Position, row);
        var (text, expected) = (Suite.Text(c, "text"), Suite.Span(c.GetProperty("expected")));
        var told = Suite.Span(c.GetProperty("selector"));
        TextPositionSelector.FromCodePoints(text, told.Start, told.End).ShouldBe(new(expected.Start, expected.End), name);
        new TextPositionSelector(expected.Start, expected.End).ToCodePoints(text).ShouldBe((told.Start, told.End), name);
    }

    [Theory]
    [MemberData(nameof(ApproximateRows))]
    public void A_pattern_that_approximate_search_finds_is_a_candidate_there(int row, string name)
    {
        var c = Suite.Case(Approximate, row);
        var (text, pattern) = (Suite.Text(c, "text"), Suite.Text(c, "pattern"));
        var places = c.GetProperty("bestMatches").EnumerateArray().Select(Suite.Span).ToList();
        var candidates = TextAnchoring.Candidates(TextAnchoring.Index(text), new(pattern), 10);
        foreach (var candidate in candidates) (candidate.Span.End <= text.Length).ShouldBeTrue(name);
        if (places.Count == 0) { candidates.ShouldAllBe(k => k.Similarity < 1, name); return; }
        // It counts letters; to us a single word with a wrong letter in a text of three words may be too little evidence, but what we answer is the same place.
        if (text.Contains(pattern, StringComparison.Ordinal)) places.ShouldContain(candidates[0].Span, name);
        else if (candidates.Count > 0) places.ShouldContain(p => p.Overlaps(candidates[0].Span), name);
    }

    [Theory]
    [MemberData(nameof(DomAnchorRows))]
    public void A_quote_that_dom_anchor_finds_is_found_there(int row, string name)
    {
        var (c, text) = (Suite.Case(DomAnchor, row, "cases"), Suite.TextOf(DomAnchor, "text"));
        var selector = c.GetProperty("selector");
        TextPositionSelector? position = selector.TryGetProperty("hint", out var hint) ? new(hint.GetInt32(), hint.GetInt32() + Suite.Text(selector, "exact").Length) : null;
        var anchor = TextAnchoring.Resolve(text, Suite.Selectors(selector, position));
        if (c.GetProperty("expected") is { ValueKind: JsonValueKind.Object } expected) anchor.Span.ShouldBe(Suite.Span(expected), name);
        // Its pattern of 32 letters gives up where the rest differs; more than half of these words stand there: Changed, for a person to look at.
        else anchor.State.ShouldBeOneOf(AnchorState.Orphaned, AnchorState.Changed);
    }

    [Fact]
    public void The_fixed_form_is_what_dom_anchor_stores()
    {
        var c = Suite.Case(DomAnchor, 0, "describe");
        var (text, exact) = (Suite.TextOf(DomAnchor, "text"), Suite.Text(c, "exact"));
        var start = text.IndexOf(exact, StringComparison.Ordinal);
        TextAnchoring.DescribeFixed(text, new(start, start + exact.Length), c.GetProperty("contextLength").GetInt32()).Quote.ShouldBe(new(exact, Suite.Text(c, "prefix"), Suite.Text(c, "suffix")));
    }

    [Theory]
    [MemberData(nameof(QuoteRows))]
    public void A_quote_that_Hypothesis_finds_is_found_there(int row, string name)
    {
        var c = Suite.Case(Quotes, row);
        var (text, quote) = (Suite.Text(c, "text"), Suite.Text(c, "quote").Length > 0 ? Suite.Text(c, "quote") : Suite.Text(c, "exact"));
        TextPositionSelector? position = c.TryGetProperty("hint", out var hint) ? new(hint.GetInt32(), hint.GetInt32() + quote.Length) : null;
        var anchor = TextAnchoring.Resolve(text, new(new(quote, Suite.Text(c, "prefix"), Suite.Text(c, "suffix")), position));
        // Some cases tell the start only.
        int? expected = c.GetProperty("expected") is { ValueKind: JsonValueKind.Object } told ? told.GetProperty("start").GetInt32() : null;
        (anchor.Span is null).ShouldBe(expected is null, name);
        // Two edges of a changed quote may be equally near ("some years later": with or without "Many"); verbatim ones must agree to the unit.
        var slack = text.Contains(quote, StringComparison.Ordinal) ? 0 : quote.Length / 3;
        if (expected is { } start) Math.Abs(anchor.Span!.Value.Start - start).ShouldBeLessThanOrEqualTo(slack, name);
    }

    [Theory]
    [MemberData(nameof(OrderRows))]
    public void A_worse_quote_or_context_never_gives_a_better_answer(int row, string name)
    {
        var c = Suite.Case(Order, row);
        var (text, vary) = (Suite.Text(c, "text"), Suite.Text(c, "vary"));
        var anchors = c.GetProperty("values").EnumerateArray().Select(v => v.GetString()!).Select(v => TextAnchoring.Resolve(text, new(new(
            vary == "quote" ? v : Suite.Text(c, "quote"), vary == "prefix" ? v : Suite.Text(c, "prefix"), vary == "suffix" ? v : Suite.Text(c, "suffix"))))).ToList();
        anchors[0].State.ShouldBe(AnchorState.Exact, name);
        foreach (var (better, worse) in anchors.Zip(anchors.Skip(1))) (worse.Similarity <= better.Similarity && worse.State >= better.State).ShouldBeTrue($"{name}: {better} then {worse}");
        if (vary == "quote") anchors.Select(a => a.Similarity).Distinct().Count().ShouldBe(anchors.Count, name);
    }

    [Theory]
    [MemberData(nameof(RangeRows))]
    public void A_range_of_a_page_is_described_and_found_again(int row, string name)
    {
        var (c, text) = (Suite.Case(Ranges, row, "cases"), Suite.TextOf(Ranges, "text"));
        if (c.GetProperty("start").ValueKind != JsonValueKind.Number) return;
        var span = Suite.Span(c);
        if (c.GetProperty("textMatches").GetBoolean()) span.Of(text).ShouldBe(Suite.Text(c, "quote"), name);
        foreach (var selectors in new[] { TextAnchoring.Describe(text, span), TextAnchoring.DescribeFixed(text, span) })
        {
            var anchor = TextAnchoring.Resolve(text, selectors);
            (anchor.State, anchor.Span).ShouldBe((AnchorState.Exact, (TextSpan?)span), name);
        }
    }

    [Theory]
    [MemberData(nameof(BaselineRows))]
    public void A_saved_Hypothesis_annotation_is_found_again(int row, string name)
    {
        var c = Suite.Case(Baselines, row);
        var text = Suite.FileText(Suite.Text(c, "textFile"));
        var parts = c.GetProperty("selector").EnumerateArray().ToLookup(e => Suite.Text(e, "type"));
        var position = parts["TextPositionSelector"].Select(Suite.Span).Select(s => (TextPositionSelector?)new(s.Start, s.End)).FirstOrDefault();
        foreach (var hint in new[] { null, position })
        {
            var anchor = TextAnchoring.Resolve(text, Suite.Selectors(parts["TextQuoteSelector"].First(), hint));
            (anchor.Span?.Overlaps(Suite.Span(c.GetProperty("expected"))) ?? false).ShouldBeTrue($"{name}: {anchor}");
        }
    }
}
