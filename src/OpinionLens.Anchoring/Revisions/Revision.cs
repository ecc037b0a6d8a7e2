using OpinionLens.Anchoring.Matching;

namespace OpinionLens.Anchoring.Revisions;

/// <summary>
/// Carries passages from one text to the next: unchanged paragraphs map directly, passages of changed ones are looked for in
/// what is new, and all are settled together.
/// </summary>
internal static class Revision
{
    public static IReadOnlyList<Anchor> Carry(string oldText, string newText, IReadOnlyList<TextSpan> spans)
    {
        foreach (var span in spans) ArgumentOutOfRangeException.ThrowIfGreaterThan(span.End, oldText.Length, nameof(spans));
        if (oldText == newText) return [.. spans.Select(s => new Anchor(AnchorState.Exact, s, 1, "paragraph", 1))];
        var pair = new RevisionPair(oldText, newText);
        // Equal spans are asked once.
        var asked = spans.Distinct().ToDictionary(s => s, s => Pieces(pair, s));
        var pieces = asked.Values.SelectMany(p => p).ToList();
        foreach (var piece in pieces) Look(pair, piece);
        Settlement.Run(pieces, (piece, landing, margin) => piece.Anchor = Settled(pair, piece, landing, margin));
        var anchors = asked.ToDictionary(a => a.Key, a => Joined.Of(a.Value));
        return [.. spans.Select(s => anchors[s])];
    }

    private static List<Piece> Pieces(RevisionPair pair, TextSpan span)
    {
        var pieces = new List<Piece>();
        for (var i = Paragraph.FirstEndingAfter(pair.Old, span.Start); i < pair.Old.Count && pair.Old[i].Span.Start < span.End; i++)
            if (pair.Old[i].Span.Intersect(span) is { } part) pieces.Add(new Piece(i, part));
        return pieces;
    }

    private static void Look(RevisionPair pair, Piece piece)
    {
        if (pair.EqualTo(piece.Paragraph) is { } fresh) piece.Anchor = Direct(pair, piece, fresh);
        else piece.Landings = PassageSearch.Find(pair, piece.Paragraph, piece.Span);
    }

    private static Anchor Direct(RevisionPair pair, Piece piece, int fresh)
    {
        var (from, to) = (pair.Old[piece.Paragraph], pair.Fresh[fresh]);
        var state = pair.Order.Keeps(piece.Paragraph, fresh) ? AnchorState.Exact : AnchorState.Moved;
        if (pair.OldText.AsSpan(from.Span.Start, from.Span.Length).SequenceEqual(pair.FreshText.AsSpan(to.Span.Start, to.Span.Length)))
            return new Anchor(state, piece.Span.Shift(to.Span.Start - from.Span.Start), 1, "paragraph", 1);
        var (start, end) = from.Folded.FromOriginal(piece.Span);
        return start == end ? Resolver.Gone : new Anchor(state, to.Folded.ToOriginal(start, end), 1, "paragraph", 1);
    }

    private static Anchor Settled(RevisionPair pair, Piece piece, Landing landing, double margin)
    {
        var folded = pair.FreeFresh.Index.Folded;
        var span = folded.ToOriginal(landing.Place.Start, landing.Place.End);
        var old = pair.Old[piece.Paragraph].Folded;
        var (start, end) = old.FromOriginal(piece.Span);
        var same = WordOrder.Same(old.Text.AsSpan(start, end - start), folded.Text.AsSpan(landing.Place.Start, landing.Place.End - landing.Place.Start));
        var state = !same ? AnchorState.Changed : KeepsOrder(pair, piece, landing, span, (start, end)) ? AnchorState.Exact : AnchorState.Moved;
        var method = Resolver.Method(landing.Place, pair.FreshText, span, pair.OldText.AsSpan(piece.Span.Start, piece.Span.Length));
        return new Anchor(margin < Judgement.LeastMargin ? AnchorState.Changed : state, span, landing.Place.Similarity, method, margin);
    }

    private static bool KeepsOrder(RevisionPair pair, Piece piece, Landing landing, TextSpan span, (int, int) old)
    {
        if (!pair.Order.Keeps(piece.Paragraph, landing.Fresh)) return false;
        var words = pair.Words(piece.Paragraph, landing.Fresh);
        if (words.IsTooLong) return landing.Place.Context is not { } context || context >= Judgement.SameNeighbours;
        return words.Leads(old, pair.Fresh[landing.Fresh].Folded.FromOriginal(span));
    }
}
