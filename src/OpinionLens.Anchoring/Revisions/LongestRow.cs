namespace OpinionLens.Anchoring.Revisions;

/// <summary>Which of a row of positions keep their order.</summary>
internal static class LongestRow
{
    /// <summary>Marks the members of one longest row that does not fall.</summary>
    public static bool[] Of(IReadOnlyList<int> positions)
    {
        var (marked, previous, ends) = (new bool[positions.Count], new int[positions.Count], new List<int>());
        for (var i = 0; i < positions.Count; i++)
        {
            int low = 0, high = ends.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (positions[ends[middle]] <= positions[i]) low = middle + 1; else high = middle;
            }
            previous[i] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count) ends.Add(i); else ends[low] = i;
        }
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = previous[i]) marked[i] = true;
        return marked;
    }
}
