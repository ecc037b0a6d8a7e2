using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Discourse.Claims;

/// <summary>What became of one passage in a text: place null exactly when orphaned.</summary>
public readonly record struct Found(Place? Place, AnchorState State, double Similarity, string Method, double Margin)
{
    public static Found Nowhere(string method) => new(null, AnchorState.Orphaned, 0, method, 0);
}

/// <summary>
/// Finds blind anchors in the reader's own copy: an equal sentence is Exact, or Moved where it stands at another place of the reading order;
/// else the nearest paragraph by SimHash and the sentence's place in it is Changed; else Orphaned.
/// </summary>
public static class BlindResolution
{
    /// <summary>Paragraphs that differ in more bits than this have little in common; unrelated ones differ in about 32 of 64.</summary>
    private const int MostDistance = 20;

    /// <summary>Resolves all anchors of an article at once; the answers come in the order of the anchors.</summary>
    public static IReadOnlyList<Found> Resolve(RevisionText text, IReadOnlyList<BlindAnchor> anchors)
    {
        var bySalt = anchors.Select(a => a.Salt).Distinct().ToDictionary(s => s, s => new Keyed(text, s));
        var found = anchors.Select(a => bySalt[a.Salt].Find(a)).ToArray();
        var exact = Enumerable.Range(0, anchors.Count).Where(i => found[i].State == AnchorState.Exact)
            .OrderBy(i => anchors[i].Paragraph).ThenBy(i => anchors[i].Sentence).ThenBy(i => anchors[i].Start).ToList();
        var inOrder = ReadingOrder.Longest([.. exact.Select(i => (long)text.StartOf(found[i].Place!.Value.Paragraph) + found[i].Place!.Value.Start)]);
        for (var i = 0; i < exact.Count; i++)
            if (!inOrder[i]) found[exact[i]] = found[exact[i]] with { State = AnchorState.Moved };
        return found;
    }

    private sealed class Keyed
    {
        private readonly RevisionText text;
        private readonly string salt;
        private readonly ILookup<uint, (int Paragraph, int Sentence)> sentences;
        private readonly ulong[] simHashes;

        public Keyed(RevisionText text, string salt)
        {
            (this.text, this.salt) = (text, salt);
            sentences = text.Paragraphs
                .SelectMany(p => Enumerable.Range(1, p.Sentences.Count).Select(s => (Paragraph: p, Sentence: s)))
                .ToLookup(x => BlindSentence.Of(x.Paragraph, x.Sentence).Fingerprint(salt), x => (x.Paragraph.Ordinal, x.Sentence));
            simHashes = [.. text.Paragraphs.Select(p => BlindAnchor.SimHashOf(p.Text, salt))];
        }

        public Found Find(BlindAnchor anchor) => BySentence(anchor) ?? ByParagraph(anchor);

        private Found? BySentence(BlindAnchor anchor)
        {
            var starts = sentences[anchor.Fingerprints[0]].Where(at => Touches(at, anchor))
                .OrderBy(at => Math.Abs(at.Paragraph - anchor.Paragraph)).ThenBy(at => Math.Abs(at.Sentence - anchor.Sentence)).ToList();
            if (starts.Count == 0) return null;
            var (ordinal, first) = starts[0];
            var paragraph = text.Paragraph(ordinal)!;
            var start = BlindSentence.Of(paragraph, first).Unfold(anchor.Start);
            var end = BlindSentence.Of(paragraph, first + anchor.Fingerprints.Count - 1).UnfoldEnd(anchor.End);
            if (end <= start) return null;
            return new(new Place(ordinal, paragraph.SentenceAt(start), start, end), AnchorState.Exact, 1, "fingerprint", starts.Count > 1 ? 0.5 : 1);
        }

        /// <summary>A passage over several sentences needs them all, one after the other in one paragraph.</summary>
        private bool Touches((int Paragraph, int Sentence) at, BlindAnchor anchor)
        {
            var paragraph = text.Paragraph(at.Paragraph)!;
            return at.Sentence + anchor.Fingerprints.Count - 1 <= paragraph.Sentences.Count
                && Enumerable.Range(1, anchor.Fingerprints.Count - 1)
                    .All(i => BlindSentence.Of(paragraph, at.Sentence + i).Fingerprint(salt) == anchor.Fingerprints[i]);
        }

        private Found ByParagraph(BlindAnchor anchor)
        {
            var ranked = Enumerable.Range(0, simHashes.Length)
                .Where(i => text.Paragraphs[i].Role == ParagraphRole.Body)
                .Select(i => (Ordinal: i + 1, Distance: BlindAnchor.Distance(simHashes[i], anchor.SimHash)))
                .OrderBy(x => x.Distance).ThenBy(x => Math.Abs(x.Ordinal - anchor.Paragraph)).Take(2).ToList();
            if (ranked.Count == 0 || ranked[0].Distance > MostDistance) return Found.Nowhere("fingerprint");
            var paragraph = text.Paragraph(ranked[0].Ordinal)!;
            if (paragraph.Sentences.Count == 0) return Found.Nowhere("fingerprint");
            var number = Math.Min(anchor.Sentence, paragraph.Sentences.Count);
            var sentence = paragraph.Sentences[number - 1];
            var margin = ranked.Count > 1 ? (ranked[1].Distance - ranked[0].Distance) / 64.0 : 1;
            return new(new Place(ranked[0].Ordinal, number, sentence.Start, sentence.End), AnchorState.Changed, 1 - ranked[0].Distance / 64.0, "simhash", margin);
        }
    }
}

/// <summary>Which of a row of positions keep their order.</summary>
public static class ReadingOrder
{
    /// <summary>Marks the members of one longest row that does not fall; equal positions keep their order.</summary>
    public static bool[] Longest(IReadOnlyList<long> positions)
    {
        var marked = new bool[positions.Count];
        var previous = new int[positions.Count];
        var ends = new List<int>();
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
