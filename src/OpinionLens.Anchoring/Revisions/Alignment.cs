using OpinionLens.Anchoring.Matching;

namespace OpinionLens.Anchoring.Revisions;

/// <summary>Puts the paragraphs of two texts side by side.</summary>
internal sealed class Alignment
{
    /// <summary>Paragraphs that belong together; the main pair tells where they stand among the others.</summary>
    private sealed record Group(int[] Old, int[] Fresh, (int Old, int Fresh, int Weight) Main);

    private readonly RevisionPair _pair;
    private readonly List<Group> _groups = [];
    private readonly HashSet<int> _old = [];
    private readonly HashSet<int> _fresh = [];

    private Alignment(RevisionPair pair) => _pair = pair;

    public static IReadOnlyList<AlignedRow> Of(string oldText, string newText)
    {
        if (oldText == newText) return [.. Paragraph.Split(oldText).Select(p => new AlignedRow(ParagraphFate.Same, [p.Span], [p.Span], false, false))];
        var alignment = new Alignment(new RevisionPair(oldText, newText));
        alignment.Pair();
        return alignment.Rows();
    }

    private void Pair()
    {
        for (var i = 0; i < _pair.Old.Count; i++)
            if (_pair.EqualTo(i) is { } j) Take([i], [j], (i, j, _pair.Old[i].Folded.Length + 1));
        var kinship = new Kinship(_pair);
        // The largest first: a paragraph belongs to one row only.
        foreach (var pieces in kinship.Splits.Concat(kinship.Merges).OrderByDescending(p => p.Sum(k => k.Letters)).ThenBy(p => p[0].Old).ThenBy(p => p[0].Fresh))
        {
            var free = pieces.Where(IsFree).ToList();
            if (free.Count < 2) continue;
            var main = free.MaxBy(k => k.Letters);
            Take([.. free.Select(k => k.Old).Distinct().Order()], [.. free.Select(k => k.Fresh).Distinct().Order()], (main.Old, main.Fresh, 1 + (int)free.Sum(k => k.Letters)));
        }

        foreach (var kin in kinship.All.OrderByDescending(k => k.Weight).ThenBy(k => k.Old).ThenBy(k => k.Fresh))
            if (IsFree(kin)) Take([kin.Old], [kin.Fresh], (kin.Old, kin.Fresh, 1 + (int)kin.Letters));
    }

    private bool IsFree(Kin kin) => !_old.Contains(kin.Old) && !_fresh.Contains(kin.Fresh);

    private void Take(int[] old, int[] fresh, (int, int, int) main)
    {
        _groups.Add(new Group(old, fresh, main));
        _old.UnionWith(old);
        _fresh.UnionWith(fresh);
    }

    private List<AlignedRow> Rows()
    {
        var order = new ReadingOrder(_groups.Select(g => g.Main), _pair.Fresh.Count);
        var came = Enumerable.Range(0, _pair.Fresh.Count).Where(j => !_fresh.Contains(j)).Select(j => new Group([], [j], default));
        var groups = _groups.Concat(came).OrderBy(g => g.Fresh[0]).ToList();
        var cut = Cut(groups, order);
        var rows = new List<AlignedRow>(cut[-1]);
        for (var row = 0; row < groups.Count; row++)
        {
            rows.Add(Row(groups[row], order));
            rows.AddRange(cut[row]);
        }

        return rows;
    }

    /// <summary>What was cut, by the number of the row behind which it is told: that of the paragraph before it which is still at its place; -1 where there is none.</summary>
    private ILookup<int, AlignedRow> Cut(List<Group> groups, ReadingOrder order)
    {
        var staying = groups.Select((g, row) => (g, row)).Where(g => g.g.Old.Length > 0 && order.Keeps(g.g.Main.Old, g.g.Main.Fresh)).SelectMany(g => g.g.Old.Select(i => (i, g.row))).ToDictionary(p => p.i, p => p.row);
        var cut = new List<(int Behind, AlignedRow Row)>();
        var behind = -1;
        for (var i = 0; i < _pair.Old.Count; i++)
        {
            if (staying.TryGetValue(i, out var row)) behind = row;
            else if (!_old.Contains(i)) cut.Add((behind, new AlignedRow(ParagraphFate.Cut, [_pair.Old[i].Span], [], false, false)));
        }

        return cut.ToLookup(c => c.Behind, c => c.Row);
    }

    private AlignedRow Row(Group group, ReadingOrder order)
    {
        var elsewhere = group.Old.Length > 0 && !order.Keeps(group.Main.Old, group.Main.Fresh);
        var reworded = group.Old.Length > 0 && !WordOrder.Same(Words(_pair.Old, group.Old), Words(_pair.Fresh, group.Fresh));
        var fate = group.Old.Length == 0 ? ParagraphFate.New
            : group.Fresh.Length > 1 ? ParagraphFate.Split
            : group.Old.Length > 1 ? ParagraphFate.Merged
            : elsewhere ? ParagraphFate.Moved
            : reworded ? ParagraphFate.Edited : ParagraphFate.Same;
        return new AlignedRow(fate, [.. group.Old.Select(i => _pair.Old[i].Span)], [.. group.Fresh.Select(j => _pair.Fresh[j].Span)], reworded, elsewhere);
    }

    private static string Words(List<Paragraph> paragraphs, int[] which) => string.Join(' ', which.Select(i => paragraphs[i].Folded.Text));
}
