namespace OpinionLens.Anchoring.Matching;

/// <summary>Whether the best place is the passage, and in which state. All thresholds that decide between found and gone stand here.</summary>
internal static class Judgement
{
    /// <summary>Below this likeness nothing is the passage, whatever its neighbours say.</summary>
    public const double LeastSimilarity = 0.38;

    // Where passage and look-alike are as likely as each other. Lower numbers keep more rewritten passages and show more ghosts:
    // on the book of the revision workload -1 finds 98.0 % in the right paragraph and 63 % of the cut ones gone, 0 finds
    // 97.5 % and 72 %, 1 finds 96.8 % and 79 %, 2 finds 95.7 % and 85 %.
    private const double LeastOdds = 0;

    // Words of this length (folded characters) that stand letter by letter are the passage, whatever stands around them.
    private const int LongVerbatim = 96;

    /// <summary>Neighbours as alike as this are the same neighbours.</summary>
    public const double SameNeighbours = 0.55;

    /// <summary>A lead smaller than this is no decision: a person should look.</summary>
    public const double LeastMargin = 0.03;

    public static bool Found(Place place, int quoteLength)
    {
        if (place.Evidence < LeastSimilarity) return false;
        if (place.Similarity >= 1 && quoteLength >= LongVerbatim) return true;
        return place.Odds >= LeastOdds;
    }

    public static AnchorState State(Place place, bool sameWords, double margin)
    {
        if (!sameWords || margin < LeastMargin) return AnchorState.Changed;
        return place.Context is { } context && context < SameNeighbours ? AnchorState.Moved : AnchorState.Exact;
    }
}
