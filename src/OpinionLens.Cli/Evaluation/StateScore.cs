using OpinionLens.Anchoring;
using OpinionLens.Discourse;

namespace OpinionLens.Cli.Evaluation;

/// <summary>How often carrying answers as a careful reader does, in state and in place.</summary>
internal sealed class StateScore(string name)
{
    private static readonly AnchorState[] States = Enum.GetValues<AnchorState>();
    private readonly int[,] told = new int[States.Length, States.Length];
    private readonly List<string> disagreements = [];
    private int places;
    private int placesRight;

    public static string Header => "pairs\tn\tstates_right\tplaces_right\tcut_exact" + string.Concat(from t in States from g in States select $"\t{Words.Of(t)}_{Words.Of(g)}");

    public int Passages => told.Cast<int>().Sum();

    /// <summary>% of the passages whose state is the reader's.</summary>
    public double StatesRight => 100.0 * States.Sum(s => told[(int)s, (int)s]) / Math.Max(1, Passages);

    /// <summary>% of the passages with a place whose span is there: to the unit, and for a changed one half of the union or more.</summary>
    public double PlacesRight => 100.0 * placesRight / Math.Max(1, places);

    /// <summary>Passages that are gone but were answered as standing unchanged.</summary>
    public int CutButExact => told[(int)AnchorState.Orphaned, (int)AnchorState.Exact];

    /// <summary>Each answer that is not the reader's, in words.</summary>
    public IReadOnlyList<string> Disagreements => disagreements;

    public void Add(RevisionPair pair)
    {
        var (old, fresh) = (pair.OldText, pair.NewText);
        var anchors = TextAnchoring.Carry(old, fresh, [.. pair.Passages.Select(p => RevisionPair.Place(old, p.Quote, p.Nth)!.Value)]);
        foreach (var (passage, anchor) in pair.Passages.Zip(anchors)) Add(pair.Name, fresh, passage, anchor);
    }

    /// <summary>A row: the columns of <see cref="Header"/>; "told_got" counts passages the reader calls the one and the engine the other.</summary>
    public override string ToString() => FormattableString.Invariant($"{name}\t{Passages}\t{StatesRight:0.##}\t{PlacesRight:0.##}\t{CutButExact}")
        + string.Concat(from t in States from g in States select FormattableString.Invariant($"\t{told[(int)t, (int)g]}"));

    private void Add(string pair, string fresh, RevisionPair.Passage passage, Anchor anchor)
    {
        var state = Words.Read<AnchorState>(passage.State)!.Value;
        var place = RevisionPair.Place(fresh, passage.Now, passage.NowNth);
        told[(int)state, (int)anchor.State]++;
        var there = place is null ? anchor.Span is null : IsThere(state, place.Value, anchor.Span);
        if (place is not null) (places, placesRight) = (places + 1, placesRight + (there ? 1 : 0));
        if (state == anchor.State && there) return;
        disagreements.Add($"{pair}: {passage.Quote}\n    told {passage.State} {place} {passage.Now}\n    got  {Words.Of(anchor.State)} {anchor.Span} {anchor.Span?.Of(fresh)}");
    }

    private static bool IsThere(AnchorState state, TextSpan told, TextSpan? got)
    {
        if (state != AnchorState.Changed || got is null) return told == got;
        double shared = told.Intersect(got.Value)?.Length ?? 0;
        return shared / (told.Length + got.Value.Length - shared) >= 0.5;
    }
}
