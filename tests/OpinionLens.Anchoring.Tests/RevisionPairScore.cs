using System.Text;

namespace OpinionLens.Anchoring.Tests;

/// <summary>How often the answers for many pairs of revisions agree with a careful reader, in state and in place.</summary>
internal sealed class RevisionPairScore
{
    private static readonly AnchorState[] States = Enum.GetValues<AnchorState>();
    private readonly int[,] _told = new int[States.Length, States.Length];
    private readonly List<string> _disagreements = [];
    private int _places, _placesRight;

    /// <summary>Share of the passages whose state is the reader's, 0 to 1.</summary>
    public double StatesRight => States.Sum(s => _told[(int)s, (int)s]) / (double)Math.Max(1, _told.Cast<int>().Sum());

    /// <summary>Share of the passages with a place whose span is there, 0 to 1.</summary>
    public double PlacesRight => _placesRight / (double)Math.Max(1, _places);

    /// <summary>Passages that are gone but were answered as standing unchanged.</summary>
    public int GoneButExact => _told[(int)AnchorState.Orphaned, (int)AnchorState.Exact];

    public void Add(string name, RevisionPair pair)
    {
        var (old, fresh) = (pair.OldText, pair.NewText);
        var anchors = TextAnchoring.Carry(old, fresh, [.. pair.Passages.Select(p => RevisionPair.Place(old, p.Quote, p.Nth)!.Value)]);
        foreach (var (passage, anchor) in pair.Passages.Zip(anchors)) Add(name, fresh, passage, anchor);
    }

    private void Add(string name, string fresh, RevisionPair.Passage passage, Anchor anchor)
    {
        var state = Enum.Parse<AnchorState>(passage.State, ignoreCase: true);
        var place = RevisionPair.Place(fresh, passage.Now, passage.NowNth);
        _told[(int)state, (int)anchor.State]++;
        var there = place is null ? anchor.Span is null : IsThere(state, place.Value, anchor.Span);
        if (place is not null) (_places, _placesRight) = (_places + 1, _placesRight + (there ? 1 : 0));
        if (state == anchor.State && there) return;
        _disagreements.Add($"{name}: {passage.Quote}\n    told {passage.State} {place} {passage.Now}\n    got  {anchor.State.ToString().ToLowerInvariant()} {anchor.Span} {anchor.Span?.Of(fresh)}");
    }

    private static bool IsThere(AnchorState state, TextSpan told, TextSpan? got)
    {
        if (state != AnchorState.Changed || got is null) return told == got;
        double shared = told.Intersect(got.Value)?.Length ?? 0;
        return shared / (told.Length + got.Value.Length - shared) >= 0.5;
    }

    public override string ToString()
    {
        var lines = new StringBuilder().AppendLine(FormattableString.Invariant($"states right {StatesRight:P1}, places right {PlacesRight:P1} of {_places}"));
        lines.AppendLine("told \\ got  " + string.Concat(States.Select(s => $"{s,10}")));
        foreach (var told in States) lines.AppendLine($"{told,-12}" + string.Concat(States.Select(got => $"{_told[(int)told, (int)got],10}")));
        return lines.AppendJoin('\n', _disagreements).ToString();
    }
}
