namespace OpinionLens.Anchoring.Revisions;

/// <summary>What became of each old paragraph: the same, or up to a few new ones that share its words (edited, split, merged).</summary>
internal sealed class ParagraphMatch
{
    /// <summary>Share of the shorter paragraph's words that the other must hold to be its successor.</summary>
    private const double LeastShared = 0.3;
    private const int MostSuccessors = 4;
    private readonly int[] same;
    private readonly int[][] became;

    private ParagraphMatch(int[] same, int[][] became) => (this.same, this.became) = (same, became);

    /// <summary>Index of the new paragraph with the same folded text, or null.</summary>
    public int? Same(int old) => same[old] >= 0 ? same[old] : null;

    /// <summary>Indices of its successors, most alike first; empty when it was cut.</summary>
    public IReadOnlyList<int> Became(int old) => became[old];

    public static ParagraphMatch Of(ParagraphSlice[] old, ParagraphSlice[] fresh)
    {
        var same = Unchanged(old, fresh);
        var taken = same.Where(i => i >= 0).ToHashSet();
        var free = Enumerable.Range(0, fresh.Length).Where(i => !taken.Contains(i)).ToList();
        var holders = free.SelectMany(i => fresh[i].Vocabulary.Select(w => (Word: w, At: i))).ToLookup(x => x.Word, x => x.At);
        return new(same, [.. old.Select((p, i) => same[i] >= 0 ? [same[i]] : Successors(p, fresh, holders))]);
    }

    /// <summary>Equal paragraphs in their order: the n-th copy is the n-th copy.</summary>
    private static int[] Unchanged(ParagraphSlice[] old, ParagraphSlice[] fresh)
    {
        var places = new Dictionary<string, Queue<int>>();
        for (var i = 0; i < fresh.Length; i++)
        {
            if (!places.TryGetValue(fresh[i].Folded.Text, out var queue)) places[fresh[i].Folded.Text] = queue = new();
            queue.Enqueue(i);
        }
        return [.. old.Select(p => places.TryGetValue(p.Folded.Text, out var queue) && queue.Count > 0 ? queue.Dequeue() : -1)];
    }

    private static int[] Successors(ParagraphSlice paragraph, ParagraphSlice[] fresh, ILookup<string, int> holders)
    {
        var shared = new Dictionary<int, double>();
        foreach (var word in paragraph.Vocabulary)
        {
            var places = holders[word];
            // A word that few new paragraphs hold says more than one that all hold.
            var weight = 1.0 / Math.Max(1, places.Count());
            foreach (var place in places) shared[place] = shared.GetValueOrDefault(place) + weight;
        }
        return [.. shared.Where(s => Overlap(paragraph, fresh[s.Key]) >= LeastShared).OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(MostSuccessors).Select(s => s.Key)];
    }

    private static double Overlap(ParagraphSlice a, ParagraphSlice b)
    {
        var shorter = Math.Min(a.Vocabulary.Count, b.Vocabulary.Count);
        return shorter == 0 ? 0 : a.Vocabulary.Count(b.Vocabulary.Contains) / (double)shorter;
    }
}
