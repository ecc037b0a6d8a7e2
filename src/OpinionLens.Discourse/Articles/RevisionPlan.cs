using OpinionLens.Anchoring;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Articles;

/// <summary>Where a passage stood in one text.</summary>
public sealed record Standing(RevisionText Text, Place Place);

/// <summary>A passage to be carried to a new text.</summary>
/// <param name="Last">Where it stood in the last text of the same telling; null for an orphan, and where there is no such text.</param>
/// <param name="Settled">Where its words were last the words it rests on: exact, moved, or settled by an editor. Equal to <paramref name="Last"/> unless it waits; null where nobody knows.</param>
/// <param name="Waits">Its words had changed or were gone in that last text, and nobody has settled it.</param>
/// <param name="KeptAsOrphan">An editor has settled that it has no place: it waits no more, unless its very words come back.</param>
/// <param name="Blind">Its blind anchor, where only that can tell: the texts it stood in are another telling than the new one.</param>
public sealed record CarriedPassage(Standing? Last, Standing? Settled, bool Waits, bool KeptAsOrphan, BlindAnchor? Blind)
{
    /// <summary>From the anchors of a passage in the texts of the same telling, oldest first; null where it has none there.</summary>
    public static CarriedPassage? Of(IReadOnlyList<(RevisionText Text, PassageAnchor Anchor)> stood)
    {
        if (stood.Count == 0) return null;
        var (text, anchor) = stood[^1];
        var settled = stood.Where(s => s.Anchor.IsSettled && s.Anchor.Place is not null).Select(s => new Standing(s.Text, s.Anchor.Place!.Value)).LastOrDefault();
        return new(anchor.Place is { } place ? new(text, place) : null, settled, anchor.Waits, anchor is { State: AnchorState.Orphaned, Waits: false }, null);
    }
}

/// <summary>What becomes of every passage when an article gets a new text. Pure: loads nothing, saves nothing.</summary>
public static class RevisionPlan
{
    /// <summary>Decides for all passages at once; answers come in the order of the passages.</summary>
    /// <remarks>
    /// A passage whose words had changed, or were gone, is also looked for by the words that it last rightly rested on: a text may take a change back. It is exact or moved
    /// again only where those words stand; however well its changed words are carried, they wait for an editor.
    /// </remarks>
    public static IReadOnlyList<Found> For(RevisionText fresh, IReadOnlyList<CarriedPassage> passages)
    {
        var (last, settled) = (Carried(fresh, passages, p => p.Last), Carried(fresh, passages, p => p.Waits || p.KeptAsOrphan ? p.Settled : null));
        var blind = Blind(fresh, passages);
        return [.. passages.Select((p, i) => blind.TryGetValue(i, out var found) ? found : Decide(p, last.GetValueOrDefault(i), settled.GetValueOrDefault(i)))];
    }

    private static Found Decide(CarriedPassage passage, Found? last, Found? settled)
    {
        if (settled is { State: AnchorState.Exact or AnchorState.Moved } back) return back;
        if (passage.KeptAsOrphan) return Found.Nowhere(PassageAnchor.SettledMethod);
        if (!passage.Waits) return last ?? Found.Nowhere("carry");
        if (last is { Place: not null } followed) return followed with { State = AnchorState.Changed, Similarity = settled?.Place == followed.Place ? settled!.Value.Similarity : followed.Similarity };
        return settled ?? Found.Nowhere("carry");
    }

    private static Dictionary<int, Found?> Carried(RevisionText fresh, IReadOnlyList<CarriedPassage> passages, Func<CarriedPassage, Standing?> from)
    {
        var found = new Dictionary<int, Found?>();
        foreach (var text in Enumerable.Range(0, passages.Count).Where(i => from(passages[i]) is not null).GroupBy(i => from(passages[i])!.Text))
        {
            var ones = text.ToList();
            var anchors = TextAnchoring.Carry(text.Key.Text, fresh.Text, [.. ones.Select(i => text.Key.SpanOf(from(passages[i])!.Place))]);
            for (var i = 0; i < ones.Count; i++) found[ones[i]] = Landed(fresh, anchors[i]);
        }

        return found;
    }

    private static Dictionary<int, Found> Blind(RevisionText fresh, IReadOnlyList<CarriedPassage> passages)
    {
        var ones = Enumerable.Range(0, passages.Count).Where(i => passages[i].Blind is not null).ToList();
        var found = BlindResolution.Resolve(fresh, [.. ones.Select(i => passages[i].Blind!)]);
        return Enumerable.Range(0, ones.Count).ToDictionary(i => ones[i], i => found[i]);
    }

    private static Found Landed(RevisionText fresh, Anchor anchor) => anchor.Span is { } span && fresh.PlaceOf(span) is { } place
        ? new(place, anchor.State, anchor.Similarity, anchor.Method, anchor.Margin) : Found.Nowhere(anchor.Method);
}
