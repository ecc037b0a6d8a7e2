namespace OpinionLens.Anchoring.Revisions;

/// <summary>Tells two quotes apart by words (longest common row).</summary>
internal static class WordDifferences
{
    // A table of more cells is not filled: what lies between the common first and last words is then told as replaced.
    private const int MostCells = 1_000_000;

    public static IReadOnlyList<WordDifference> Of(string oldQuote, string newQuote)
    {
        var (old, fresh) = (new WordSlices(oldQuote), new WordSlices(newQuote));
        var told = new List<WordDifference>();
        if (old.Count == 0 || fresh.Count == 0)
        {
            // A quote without words is one slice.
            if (oldQuote == newQuote) Tell(told, WordDifferenceKind.Same, oldQuote, newQuote);
            else Replaced(told, oldQuote, newQuote);
            return told;
        }

        var (i, j) = (0, 0);
        foreach (var (from, to, length) in Common(old, fresh))
        {
            Replaced(told, old.Text(i, from), fresh.Text(j, to));
            Tell(told, WordDifferenceKind.Same, old.Text(from, from + length), fresh.Text(to, to + length));
            (i, j) = (from + length, to + length);
        }

        Replaced(told, old.Text(i, old.Count), fresh.Text(j, fresh.Count));
        return told;
    }

    private static void Replaced(List<WordDifference> told, string old, string fresh)
    {
        Tell(told, WordDifferenceKind.Removed, old, "");
        Tell(told, WordDifferenceKind.Added, "", fresh);
    }

    private static void Tell(List<WordDifference> told, WordDifferenceKind kind, string old, string fresh)
    {
        if (old.Length + fresh.Length > 0) told.Add(new WordDifference(kind, old, fresh));
    }

    /// <summary>Runs of common words, in order.</summary>
    private static List<(int Old, int Fresh, int Length)> Common(WordSlices old, WordSlices fresh)
    {
        var (first, last) = (0, 0);
        var shorter = Math.Min(old.Count, fresh.Count);
        while (first < shorter && old.Word(first) == fresh.Word(first)) first++;
        while (last < shorter - first && old.Word(old.Count - 1 - last) == fresh.Word(fresh.Count - 1 - last)) last++;
        var runs = new List<(int Old, int Fresh, int Length)>();
        if (first > 0) runs.Add((0, 0, first));
        if ((long)(old.Count - first - last + 1) * (fresh.Count - first - last + 1) <= MostCells) Middle(old, fresh, first, last, runs);
        for (var k = last; k > 0; k--) Extend(runs, old.Count - k, fresh.Count - k);
        return runs;
    }

    private static void Middle(WordSlices old, WordSlices fresh, int first, int last, List<(int Old, int Fresh, int Length)> runs)
    {
        var (rows, columns) = (old.Count - first - last, fresh.Count - first - last);
        var best = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
            for (var j = columns - 1; j >= 0; j--)
                best[i, j] = old.Word(first + i) == fresh.Word(first + j) ? best[i + 1, j + 1] + 1 : Math.Max(best[i + 1, j], best[i, j + 1]);
        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (old.Word(first + i) == fresh.Word(first + j)) Extend(runs, first + i++, first + j++);
            else if (best[i + 1, j] >= best[i, j + 1]) i++;
            else j++;
        }
    }

    private static void Extend(List<(int Old, int Fresh, int Length)> runs, int old, int fresh)
    {
        if (runs.Count > 0 && runs[^1] is var run && run.Old + run.Length == old && run.Fresh + run.Length == fresh) runs[^1] = run with { Length = run.Length + 1 };
        else runs.Add((old, fresh, 1));
    }
}
