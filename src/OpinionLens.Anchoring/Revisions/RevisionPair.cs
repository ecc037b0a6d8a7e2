namespace OpinionLens.Anchoring.Revisions;

/// <summary>What is known of two texts before any passage is asked for: equal paragraphs, changed ones and their successors, the order.</summary>
internal sealed class RevisionPair
{
    private readonly int[] _equal;
    private readonly Successors?[] _successors;
    private readonly Dictionary<(int, int), WordRow> _rows = [];

    public RevisionPair(string oldText, string freshText)
    {
        (OldText, FreshText) = (oldText, freshText);
        (Old, Fresh) = (Paragraph.Split(oldText), Paragraph.Split(freshText));
        _equal = Equal(Old, Fresh);
        var taken = _equal.Where(j => j >= 0).ToHashSet();
        FreeOld = new FreeText(oldText, Old, Enumerable.Range(0, Old.Count).Where(i => _equal[i] < 0));
        FreeFresh = new FreeText(freshText, Fresh, Enumerable.Range(0, Fresh.Count).Where(j => !taken.Contains(j)));
        _successors = new Successors?[Old.Count];
        Order = new ReadingOrder(Pairs(), Fresh.Count);
    }

    public string OldText { get; }

    public string FreshText { get; }

    public List<Paragraph> Old { get; }

    public List<Paragraph> Fresh { get; }

    public FreeText FreeOld { get; }

    public FreeText FreeFresh { get; }

    public ReadingOrder Order { get; }

    /// <summary>The new paragraph with the same folded words, or null.</summary>
    public int? EqualTo(int old) => _equal[old] >= 0 ? _equal[old] : null;

    public Successors SuccessorsOf(int old) => _successors[old] ??= new Successors(Old[old].Folded, FreeFresh);

    public WordRow Words(int old, int fresh)
    {
        if (!_rows.TryGetValue((old, fresh), out var row))
            _rows[(old, fresh)] = row = WordRow.Of(Old[old].Folded.Text, Fresh[fresh].Folded.Text);
        return row;
    }

    // Copies of one paragraph are paired in their order.
    private static int[] Equal(List<Paragraph> old, List<Paragraph> fresh)
    {
        var places = new Dictionary<string, Queue<int>>();
        for (var j = 0; j < fresh.Count; j++)
        {
            if (!places.TryGetValue(fresh[j].Folded.Text, out var queue)) places[fresh[j].Folded.Text] = queue = new();
            queue.Enqueue(j);
        }

        return [.. old.Select(p => places.TryGetValue(p.Folded.Text, out var queue) && queue.TryDequeue(out var j) ? j : -1)];
    }

    // A changed paragraph weighs what is left of it: one that was cut and resembles a later one must not push that out of the order.
    private IEnumerable<(int, int, int)> Pairs()
    {
        for (var i = 0; i < Old.Count; i++)
        {
            if (EqualTo(i) is { } equal) yield return (i, equal, Old[i].Folded.Length + 1);
            else if (SuccessorsOf(i).Best is { } best) yield return (i, best, 1 + (int)(SuccessorsOf(i).Share(best) * Old[i].Folded.Length));
        }
    }
}
