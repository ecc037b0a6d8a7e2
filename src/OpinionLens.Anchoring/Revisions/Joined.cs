using OpinionLens.Anchoring.Matching;

namespace OpinionLens.Anchoring.Revisions;

/// <summary>The anchor of a passage from those of its pieces.</summary>
internal static class Joined
{
    // Pieces that now lie further apart than this times the passage's length are no longer one passage.
    private const int MostStretch = 2;

    public static Anchor Of(List<Piece> pieces)
    {
        if (pieces.Count == 1) return pieces[0].Anchor;
        var found = pieces.Where(p => p.Anchor.Span is not null).ToList();
        if (found.Count == 0) return Resolver.Gone;
        var longest = found.MaxBy(p => p.Span.Length)!;
        var together = found.Select(p => p.Anchor.Span!.Value).ToList();
        var all = new TextSpan(together.Min(s => s.Start), together.Max(s => s.End));
        var inOrder = together.Zip(together.Skip(1)).All(n => n.First.Start <= n.Second.Start);
        var length = pieces.Sum(p => p.Span.Length);
        if (!inOrder || all.Length > MostStretch * (long)length + 64) return longest.Anchor with { State = AnchorState.Changed, Method = "pieces" };
        var similarity = found.Sum(p => p.Anchor.Similarity * p.Span.Length) / length;
        var state = found.Count < pieces.Count ? AnchorState.Changed : found.Max(p => p.Anchor.State);
        return new Anchor(state, all, similarity, "pieces", found.Min(p => p.Anchor.Margin));
    }
}
