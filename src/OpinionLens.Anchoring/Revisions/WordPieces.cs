using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Revisions;

/// <summary>Finds a reworded passage by the words that are left of it, in their order.</summary>
internal static class WordPieces
{
    /// <summary>The stretch from the first to the last surviving word, and the share of words that survive; null where none does.</summary>
    public static (TextSpan Span, double Similarity)? Find(string quote, string paragraph)
    {
        var wanted = Split(FoldedText.Of(quote));
        var there = Split(FoldedText.Of(paragraph));
        if (wanted.Count == 0 || there.Count == 0) return null;
        var best = (From: -1, To: -1, Score: 0.0);
        // The passage is looked for in stretches a little longer than itself: words scattered over the paragraph are no passage.
        var reach = wanted.Count + wanted.Count / 2 + 2;
        for (var from = 0; from < there.Count; from++)
        {
            if (!wanted.Exists(w => w.Word == there[from].Word)) continue;
            var (kept, last) = Common(wanted, there, from, Math.Min(there.Count, from + reach));
            var score = 2.0 * kept / (wanted.Count + last - from + 1);
            if (score > best.Score) best = (from, last, score);
        }
        return best.From < 0 ? null : (new TextSpan(there[best.From].Span.Start, there[best.To].Span.End), best.Score);
    }

    private static List<(string Word, TextSpan Span)> Split(FoldedText folded)
    {
        var words = new List<(string, TextSpan)>();
        for (var i = 0; i < folded.Length;)
        {
            while (i < folded.Length && !char.IsLetterOrDigit(folded.Text[i])) i++;
            var start = i;
            while (i < folded.Length && char.IsLetterOrDigit(folded.Text[i])) i++;
            if (i > start) words.Add((folded.Text[start..i], folded.ToOriginal(start, i)));
        }
        return words;
    }

    /// <summary>Longest common row of words between the quote and a stretch, and the index of its last word in the paragraph.</summary>
    private static (int Kept, int Last) Common(List<(string Word, TextSpan Span)> wanted, List<(string Word, TextSpan Span)> there, int from, int to)
    {
        var (rows, last) = (new int[wanted.Count + 1], from);
        for (var j = from; j < to; j++)
        {
            var diagonal = 0;
            for (var i = 1; i <= wanted.Count; i++)
            {
                var above = rows[i];
                var next = wanted[i - 1].Word == there[j].Word ? diagonal + 1 : Math.Max(rows[i], rows[i - 1]);
                if (i == wanted.Count && next > rows[i]) last = j;
                rows[i] = next;
                diagonal = above;
            }
        }
        return (rows[wanted.Count], last);
    }
}
