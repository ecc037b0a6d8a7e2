using OpinionLens.Anchoring.Matching;
using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Revisions;

/// <summary>
/// Carries passages from one text to the next. Paragraphs that stayed the same are found by their folded text; the others are matched by the words
/// they share; a passage is then looked for in what its own paragraph became, and nowhere else unless it stands there word for word.
/// </summary>
internal static class Revision
{
    /// <summary>A passage of which fewer words are left is gone: another sentence has taken its place.</summary>
    private const double LeastSimilarity = 0.45;

    /// <summary>Fewer letters than this are too little to be found alone in another paragraph.</summary>
    private const int LeastAlone = 16;

    public static IReadOnlyList<Anchor> Carry(string oldText, string newText, IReadOnlyList<TextSpan> spans)
    {
        foreach (var span in spans) ArgumentOutOfRangeException.ThrowIfGreaterThan(span.End, oldText.Length, nameof(spans));
        var (old, fresh) = (ParagraphSlice.Split(oldText), ParagraphSlice.Split(newText));
        var match = ParagraphMatch.Of(old, fresh);
        var anchors = spans.Select(s => One(oldText, newText, old, fresh, match, s)).ToArray();
        Settle(spans, anchors);
        Order(spans, anchors);
        return anchors;
    }

    private static Anchor One(string oldText, string newText, ParagraphSlice[] old, ParagraphSlice[] fresh, ParagraphMatch match, TextSpan span)
    {
        var at = ParagraphSlice.At(old, span.Start);
        if (at < 0 || span.IsEmpty) return Gone;
        if (span.End <= old[at].Span.End && match.Same(at) is { } same) return Within(old[at], fresh[same], span);
        var quote = FoldedText.Of(span.Of(oldText)).Text.Trim();
        if (quote.Length == 0) return Gone;
        var (prefix, suffix) = (oldText[Math.Max(0, span.Start - 32)..span.Start], oldText[span.End..Math.Min(oldText.Length, span.End + 32)]);
        Anchor? best = null;
        foreach (var candidate in match.Became(at))
        {
            var found = In(fresh[candidate], span.Of(oldText), prefix, suffix);
            if (found is not null && (best is null || found.Similarity > best.Similarity + 0.02)) best = found;
        }
        return best ?? Elsewhere(newText, fresh, quote, span.Of(oldText), prefix, suffix);
    }

    /// <summary>An unchanged paragraph: offsets through the folded text, since typography may differ.</summary>
    private static Anchor Within(ParagraphSlice old, ParagraphSlice fresh, TextSpan span)
    {
        if (old.Text == fresh.Text) return new(AnchorState.Exact, span.Shift(fresh.Span.Start - old.Span.Start), 1, "paragraph", 1);
        var (start, end) = old.Folded.FromOriginal(span.Shift(-old.Span.Start));
        return end <= start ? Gone : new(AnchorState.Exact, fresh.Folded.ToOriginal(start, end).Shift(fresh.Span.Start), 1, "paragraph", 1);
    }

    /// <summary>The passage in one paragraph of the new text, or null.</summary>
    private static Anchor? In(ParagraphSlice paragraph, string quote, string prefix, string suffix)
    {
        var anchor = Resolver.Resolve(paragraph.Index, new(new(quote, prefix, suffix)));
        var pieces = anchor.Similarity >= 0.8 ? null : WordPieces.Find(quote, paragraph.Text);
        if (pieces is { } p && p.Similarity > anchor.Similarity) anchor = new(AnchorState.Changed, p.Span, p.Similarity, "pieces", anchor.Margin);
        if (anchor.Span is not { } span || anchor.Similarity < LeastSimilarity) return null;
        var state = anchor.Similarity >= 1 ? AnchorState.Exact : AnchorState.Changed;
        return anchor with { State = state, Span = span.Shift(paragraph.Span.Start) };
    }

    /// <summary>Words that left their paragraph whole: only a verbatim copy counts, and only one.</summary>
    private static Anchor Elsewhere(string newText, ParagraphSlice[] fresh, string quote, string exact, string prefix, string suffix)
    {
        if (quote.Length < LeastAlone) return Gone;
        var found = fresh.Select(p => (Paragraph: p, At: p.Folded.Text.IndexOf(quote, StringComparison.Ordinal))).Where(x => x.At >= 0).Take(2).ToList();
        if (found.Count != 1) return Gone;
        var span = found[0].Paragraph.Folded.ToOriginal(found[0].At, found[0].At + quote.Length).Shift(found[0].Paragraph.Span.Start);
        return new(AnchorState.Moved, span, 1, span.Of(newText) == exact ? "exact" : "typographic", prefix.Length + suffix.Length == 0 ? 1 : 0.5);
    }

    /// <summary>Disjoint old passages do not settle on one place: the one that is more alike keeps it.</summary>
    private static void Settle(IReadOnlyList<TextSpan> spans, Anchor[] anchors)
    {
        var order = Enumerable.Range(0, anchors.Length).Where(i => anchors[i].Span is not null).OrderBy(i => anchors[i].Span!.Value.Start).ToList();
        for (var a = 0; a < order.Count; a++)
            for (var b = a + 1; b < order.Count && anchors[order[b]].Span is { } next && anchors[order[a]].Span is { } first && next.Start < first.End; b++)
            {
                var (i, j) = (order[a], order[b]);
                if (spans[i].Overlaps(spans[j])) continue;
                var loser = anchors[i].Similarity >= anchors[j].Similarity ? j : i;
                if (anchors[loser].Similarity < 1) anchors[loser] = Gone;
                if (loser == i) break;
            }
    }

    /// <summary>Same words in the same order of reading are Exact; those that left the longest row in order are Moved.</summary>
    private static void Order(IReadOnlyList<TextSpan> spans, Anchor[] anchors)
    {
        var same = Enumerable.Range(0, anchors.Length).Where(i => anchors[i].State is AnchorState.Exact or AnchorState.Moved).OrderBy(i => spans[i].Start).ThenBy(i => spans[i].End).ToList();
        var kept = LongestRow.Of([.. same.Select(i => anchors[i].Span!.Value.Start)]);
        for (var k = 0; k < same.Count; k++) anchors[same[k]] = anchors[same[k]] with { State = kept[k] ? AnchorState.Exact : AnchorState.Moved };
    }

    private static Anchor Gone => new(AnchorState.Orphaned, null, 0, "none", 0);
}
