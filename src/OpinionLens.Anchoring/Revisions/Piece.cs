using OpinionLens.Anchoring.Matching;

namespace OpinionLens.Anchoring.Revisions;

/// <summary>The part of a passage that lies in one old paragraph, and what became of it.</summary>
internal sealed class Piece(int paragraph, TextSpan span)
{
    public int Paragraph => paragraph;

    public TextSpan Span => span;

    /// <summary>Where it may stand; null when its paragraph is unchanged and there is nothing to choose.</summary>
    public List<Landing>? Landings { get; set; }

    public Anchor Anchor { get; set; } = Resolver.Gone;
}
