using OpinionLens.Anchoring;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Articles;

/// <summary>A passage of the old revision, to be carried.</summary>
/// <param name="PassageId">Its passage.</param>
/// <param name="Old">Where it stood; null when it was an orphan already.</param>
/// <param name="OldQuote">Its words there, kept by an orphan.</param>
/// <param name="OldState">Its state there.</param>
/// <param name="Blind">Its blind anchor, where it has one.</param>
public sealed record CarriedPassage(long PassageId, Place? Old, string OldQuote, AnchorState OldState, BlindAnchor? Blind);

/// <summary>What becomes of every passage when an article gets a new text. Pure: loads nothing, saves nothing.</summary>
public static class RevisionPlan
{
    /// <summary>Decides for all passages at once; answers come in the order of the passages.</summary>
    /// <param name="old">The text they stand in; null where there is none.</param>
    /// <param name="fresh">The new text.</param>
    /// <param name="passages">What to carry.</param>
    /// <param name="blind">
    /// True when the two texts are different tellings (a digest and its original): then blind anchors speak, and the words of the old text say nothing.
    /// </param>
    public static IReadOnlyList<Found> For(RevisionText? old, RevisionText fresh, IReadOnlyList<CarriedPassage> passages, bool blind)
    {
        var found = Enumerable.Repeat(Found.Nowhere("carry"), passages.Count).ToArray();
        var byPrint = Indices(passages, p => blind && p.Blind is not null);
        var prints = BlindResolution.Resolve(fresh, [.. byPrint.Select(i => passages[i].Blind!)]);
        for (var i = 0; i < byPrint.Count; i++) found[byPrint[i]] = prints[i];
        if (blind || old is null) return found;
        var byWords = Indices(passages, p => p.Old is not null);
        var carried = TextAnchoring.Carry(old.Text, fresh.Text, [.. byWords.Select(i => old.SpanOf(passages[i].Old!.Value))]);
        for (var i = 0; i < byWords.Count; i++) found[byWords[i]] = Place(fresh, carried[i], passages[byWords[i]]);
        return found;
    }

    private static List<int> Indices(IReadOnlyList<CarriedPassage> passages, Func<CarriedPassage, bool> which) =>
        [.. Enumerable.Range(0, passages.Count).Where(i => which(passages[i]))];

    private static Found Place(RevisionText fresh, Anchor anchor, CarriedPassage passage)
    {
        if (anchor.Span is not { } span || fresh.PlaceOf(span) is not { } place) return Found.Nowhere(anchor.Method);
        // A passage whose words had changed before and nobody settled stays unsettled, however well it is carried now.
        var state = anchor.State is AnchorState.Exact or AnchorState.Moved && passage.OldState == AnchorState.Changed ? AnchorState.Changed : anchor.State;
        return new(place, state, anchor.Similarity, anchor.Method, anchor.Margin);
    }
}
