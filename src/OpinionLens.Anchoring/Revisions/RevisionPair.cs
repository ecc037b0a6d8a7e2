namespace OpinionLens.Anchoring.Revisions;

/// <summary>What is known of two texts before any passage is asked for: equal paragraphs, changed ones and their successors, the order.</summary>
internal sealed class RevisionPair
{
    // Shares of a paragraph: what its old place is worth, and how much of it must be there to doubt an equal elsewhere.
    private const double OldPlace = 0.3, StillThere = 0.5;

    private readonly int[] _equal;
    private readonly Successors?[] _successors;
    private readonly Dictionary<(int, int), WordRow> _rows = [];

    public RevisionPair(string oldText, string freshText)
    {
        (OldText, FreshText) = (oldText, freshText);
        (Old, Fresh) = (Paragraph.Split(oldText), Paragraph.Split(freshText));
        _equal = Equal(Old, Fresh);
        _successors = new Successors?[Old.Count];
        (FreeOld, FreeFresh, Order) = Arranged();
        if (Reconsider()) (FreeOld, FreeFresh, Order) = Arranged();
    }

    public string OldText { get; }

    public string FreshText { get; }

    public List<Paragraph> Old { get; }

    public List<Paragraph> Fresh { get; }

    public FreeText FreeOld { get; private set; }

    public FreeText FreeFresh { get; private set; }

    public ReadingOrder Order { get; private set; }

    /// <summary>The new paragraph with the same folded words, or null.</summary>
    public int? EqualTo(int old) => _equal[old] >= 0 ? _equal[old] : null;

    public Successors SuccessorsOf(int old) => _successors[old] ??= new Successors(Old[old].Folded, FreeFresh);

    public WordRow Words(int old, int fresh)
    {
        if (!_rows.TryGetValue((old, fresh), out var row))
            _rows[(old, fresh)] = row = WordRow.Of(Old[old].Folded.Text, Fresh[fresh].Folded.Text);
        return row;
    }

    /// <summary>The successor with the best claim: a large share, or a little less of it at the old place among the others; null when it was cut.</summary>
    public int? HeirOf(int old)
    {
        var shares = SuccessorsOf(old).Shares;
        return shares.Any() ? shares.MaxBy(s => (s.Share + (Order.Keeps(old, s.Paragraph) ? OldPlace : 0), -s.Paragraph)).Paragraph : null;
    }

    private (FreeText, FreeText, ReadingOrder) Arranged()
    {
        Array.Clear(_successors);
        var taken = _equal.Where(j => j >= 0).ToHashSet();
        FreeOld = new FreeText(OldText, Old, Enumerable.Range(0, Old.Count).Where(i => _equal[i] < 0));
        FreeFresh = new FreeText(FreshText, Fresh, Enumerable.Range(0, Fresh.Count).Where(j => !taken.Contains(j)));
        return (FreeOld, FreeFresh, new ReadingOrder(Pairs(), Fresh.Count));
    }

    /// <summary>
    /// An equal paragraph at another place may be a copy (a pull quote) while the paragraph itself still stands, edited, where
    /// it was. Such pairs are given up; true when there were any.
    /// </summary>
    private bool Reconsider()
    {
        var any = false;
        for (var i = 0; i < Old.Count; i++)
            if (EqualTo(i) is { } equal && !Order.Keeps(i, equal) && SuccessorsOf(i).Shares.Any(s => s.Share >= StillThere && Order.Keeps(i, s.Paragraph)))
                (_equal[i], any) = (-1, true);
        return any;
    }

    private static int[] Equal(List<Paragraph> old, List<Paragraph> fresh)
    {
        var alike = new Dictionary<string, (List<int> Old, List<int> Fresh)>();
        for (var i = 0; i < old.Count; i++) Places(alike, old[i]).Old.Add(i);
        for (var j = 0; j < fresh.Count; j++) Places(alike, fresh[j]).Fresh.Add(j);
        var equal = new int[old.Count];
        Array.Fill(equal, -1);
        foreach (var (was, now) in alike.Values)
            if (was.Count == 1 && now.Count == 1) equal[was[0]] = now[0];
        var order = new ReadingOrder(equal.Select((j, i) => (i, j, old[i].Folded.Length + 1)).Where(p => p.j >= 0), fresh.Count);
        foreach (var (was, now) in alike.Values)
            if (was.Count > 0 && now.Count > 0 && was.Count + now.Count > 2) PairCopies(was, now, order, equal);
        return equal;
    }

    private static (List<int> Old, List<int> Fresh) Places(Dictionary<string, (List<int> Old, List<int> Fresh)> alike, Paragraph paragraph)
    {
        if (!alike.TryGetValue(paragraph.Folded.Text, out var places)) alike[paragraph.Folded.Text] = places = ([], []);
        return places;
    }

    // Copies of one paragraph ("* * *") are paired where they stand between the same paragraphs as before; what is left over, in its order.
    private static void PairCopies(List<int> old, List<int> fresh, ReadingOrder order, int[] equal)
    {
        var (next, taken) = (0, new HashSet<int>());
        foreach (var i in old)
        {
            var (first, last) = order.Between(i);
            while (next < fresh.Count && fresh[next] < first) next++;
            if (next < fresh.Count && fresh[next] <= last) taken.Add(equal[i] = fresh[next++]);
        }

        var left = new Queue<int>(fresh.Where(j => !taken.Contains(j)));
        foreach (var i in old)
            if (equal[i] < 0 && left.TryDequeue(out var j)) equal[i] = j;
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
