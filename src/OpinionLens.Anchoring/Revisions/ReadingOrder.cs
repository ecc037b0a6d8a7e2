namespace OpinionLens.Anchoring.Revisions;

/// <summary>Which paragraphs kept their place among the others: the heaviest row of pairs that rises in both texts.</summary>
internal sealed class ReadingOrder
{
    private readonly List<(int Old, int Fresh)> _row = [];

    /// <param name="pairs">Old and new paragraph and the weight of the pair; one pair for an old paragraph at most.</param>
    public ReadingOrder(IEnumerable<(int Old, int Fresh, int Weight)> pairs, int freshCount)
    {
        var sorted = pairs.OrderBy(p => p.Old).ToArray();
        // Best weight of a row that ends at a new paragraph or before, as a tree of prefix maxima (Fenwick 1994).
        var tree = new (long Weight, int Pair)[freshCount + 1];
        Array.Fill(tree, (0, -1));
        var previous = new int[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            var best = (Weight: 0L, Pair: -1);
            for (var k = sorted[i].Fresh + 1; k > 0; k -= k & -k)
                if (tree[k].Weight > best.Weight) best = tree[k];
            previous[i] = best.Pair;
            for (var k = sorted[i].Fresh + 1; k <= freshCount; k += k & -k)
                if (best.Weight + sorted[i].Weight > tree[k].Weight) tree[k] = (best.Weight + sorted[i].Weight, i);
        }

        var end = (Weight: 0L, Pair: -1);
        for (var k = freshCount; k > 0; k -= k & -k)
            if (tree[k].Weight > end.Weight) end = tree[k];
        for (var i = end.Pair; i >= 0; i = previous[i]) _row.Add((sorted[i].Old, sorted[i].Fresh));
        _row.Reverse();
    }

    /// <summary>Whether a passage of an old paragraph that now stands in a new one is read between the same paragraphs as before.</summary>
    public bool Keeps(int old, int fresh) => Between(old) is var (first, last) && fresh >= first && fresh <= last;

    /// <summary>The new paragraphs, both ends included, between which an old one is read as before.</summary>
    public (int First, int Last) Between(int old)
    {
        int low = 0, high = _row.Count;
        while (low < high)
        {
            var mid = (low + high) >>> 1;
            if (_row[mid].Old < old) low = mid + 1;
            else high = mid;
        }

        var first = low > 0 ? _row[low - 1].Fresh : 0;
        if (low < _row.Count && _row[low].Old == old) low++;
        return (first, low < _row.Count ? _row[low].Fresh : int.MaxValue);
    }
}
