using OpinionLens.Discourse.Articles;

namespace OpinionLens.Reading.Text;

/// <summary>A stretch of a paragraph to be marked, half-open UTF-16 offsets.</summary>
public readonly record struct MarkedSpan(int Start, int End);

/// <summary>A part of a marked paragraph.</summary>
public abstract record MarkNode
{
    private MarkNode() { }

    /// <summary>Words as they stand.</summary>
    public sealed record Words(string Text) : MarkNode;

    /// <summary>A piece of a span, around its content.</summary>
    /// <param name="Span">Index of the span.</param>
    /// <param name="First">True for its first piece: the one that carries its id.</param>
    /// <param name="Inside">Words, further marks and numbers.</param>
    public sealed record Mark(int Span, bool First, IReadOnlyList<MarkNode> Inside) : MarkNode;

    /// <summary>The numbers of the spans that end here, by index.</summary>
    public sealed record Numbers(IReadOnlyList<int> Spans) : MarkNode;
}

/// <summary>A sentence of a marked paragraph.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Nodes">Its content; the blank before the next sentence belongs to it.</param>
public sealed record MarkedSentence(int Number, IReadOnlyList<MarkNode> Nodes);

/// <summary>
/// Splits a paragraph into sentences and marks that nest, however its passages overlap: a passage that crosses the edge of a sentence or of
/// another passage is cut there and goes on behind it. Pure. The words of all nodes in order are the paragraph.
/// </summary>
public sealed class ParagraphMarks
{
    private readonly string text;
    private readonly IReadOnlyList<MarkedSpan> spans;
    private readonly HashSet<int> begun = [];

    private ParagraphMarks(string text, IReadOnlyList<MarkedSpan> spans) => (this.text, this.spans) = (text, spans);

    /// <summary>Splits a paragraph.</summary>
    /// <param name="paragraph">Its text and sentences.</param>
    /// <param name="spans">What to mark; parts outside the text are cut off, empty spans mark nothing.</param>
    public static IReadOnlyList<MarkedSentence> Split(Paragraph paragraph, IReadOnlyList<MarkedSpan> spans)
    {
        var length = paragraph.Text.Length;
        var cut = spans.Select(s => new MarkedSpan(Math.Clamp(s.Start, 0, length), Math.Clamp(s.End, 0, length))).ToList();
        var marks = new ParagraphMarks(paragraph.Text, cut);
        // The longest of those that begin together goes outside; equal ones keep their order.
        var order = Enumerable.Range(0, cut.Count).Where(i => cut[i].End > cut[i].Start).OrderBy(i => cut[i].Start).ThenByDescending(i => cut[i].End).ToList();
        var edges = paragraph.Sentences.Skip(1).Select(s => s.Start).Prepend(0).Append(length).ToList();
        return [.. edges.Zip(edges.Skip(1)).Select((e, i) => new MarkedSentence(i + 1, marks.Within(e.First, e.Second, order, outermost: true)))];
    }

    /// <summary>The content of [from, to); <paramref name="open"/> are the spans not marked yet around it.</summary>
    private List<MarkNode> Within(int from, int to, List<int> open, bool outermost)
    {
        var nodes = new List<MarkNode>();
        for (var at = from; at < to;)
        {
            var next = open.FindIndex(i => spans[i].End > at && spans[i].Start < to);
            var begin = next < 0 ? to : Math.Max(at, spans[open[next]].Start);
            if (begin > at) nodes.Add(new MarkNode.Words(text[at..begin]));
            if (next < 0) break;
            var (index, end) = (open[next], Math.Min(to, spans[open[next]].End));
            var inner = open.Where(i => i != index && spans[i].Start < end && spans[i].End > begin).ToList();
            nodes.Add(new MarkNode.Mark(index, begun.Add(index), Within(begin, end, inner, outermost: false)));
            // Numbers stand behind the outermost mark that ends with them.
            if ((end < to || outermost) && Ending(end, open) is { Count: > 0 } ending) nodes.Add(new MarkNode.Numbers(ending));
            at = end;
        }
        return nodes;
    }

    private List<int> Ending(int at, List<int> open) => [.. open.Where(i => spans[i].End == at).Order()];
}
