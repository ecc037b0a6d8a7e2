namespace OpinionLens.Anchoring.Matching;

/// <summary>Whether the best place is the passage, and in which state. All thresholds that decide between found and gone stand here.</summary>
internal static class Judgement
{
    /// <summary>Below this likeness nothing is the passage, whatever its neighbours say.</summary>
    public const double LeastSimilarity = 0.38;

    // Without agreeing neighbours the words alone must convince; short stretches are alike by chance. Chosen on seeds 1 and 7
    // of the revision workload: higher numbers lose rewritten passages, lower ones show ghosts of cut ones.
    private const double LeastAlone = 0.55, MoreWhenShort = 0.13;
    private const int Short = 24;

    // Unrelated English neighbours are alike to about 0.3; from 0.8 on they are surely the same.
    private const double ChanceContext = 0.3, SureContext = 0.8;

    /// <summary>Neighbours as alike as this are the same neighbours.</summary>
    public const double SameNeighbours = 0.55;

    /// <summary>A lead smaller than this is no decision: a person should look.</summary>
    public const double LeastMargin = 0.03;

    /// <param name="trust">What else speaks for the place, 0 to 1: a revision knows what became of the paragraph.</param>
    public static bool Found(Place place, int quoteLength, double trust = 0)
    {
        var context = ((place.Context ?? 0) - ChanceContext) / (SureContext - ChanceContext);
        var agreement = Math.Clamp(Math.Max(context, trust), 0, 1);
        var brevity = Math.Clamp((3.0 * Short - quoteLength) / (2.0 * Short), 0, 1);
        var alone = LeastAlone + MoreWhenShort * brevity;
        return place.Evidence >= alone + (LeastSimilarity - alone) * agreement;
    }

    public static AnchorState State(Place place, bool sameWords, double margin)
    {
        if (!sameWords || margin < LeastMargin) return AnchorState.Changed;
        return place.Context is { } context && context < SameNeighbours ? AnchorState.Moved : AnchorState.Exact;
    }
}
