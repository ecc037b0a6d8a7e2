using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Revisions;

/// <summary>The paragraphs of a text that have no equal in the other text, as one index: only there can a changed passage stand.</summary>
internal sealed class FreeText
{
    private readonly int[] _paragraphs;
    private readonly int[] _starts;

    public FreeText(string text, List<Paragraph> all, IEnumerable<int> free)
    {
        _paragraphs = [.. free];
        var folded = FoldedText.Of(text, [.. _paragraphs.Select(i => all[i].Span)]);
        Index = new TextIndex(text, folded);
        _starts = [.. _paragraphs.Select(i => folded.FromOriginal(all[i].Span.Start))];
    }

    public TextIndex Index { get; }

    /// <summary>How many paragraphs are free.</summary>
    public int Count => _paragraphs.Length;

    public bool IsEmpty => _paragraphs.Length == 0;

    /// <summary>The free paragraphs, in order.</summary>
    public IReadOnlyList<int> Paragraphs => _paragraphs;

    /// <summary>Which paragraph of the text the folded character belongs to.</summary>
    public int ParagraphAt(int folded) => _paragraphs[NumberAt(folded)];

    /// <summary>The same, as its number among the free paragraphs.</summary>
    public int NumberAt(int folded)
    {
        var at = Array.BinarySearch(_starts, folded);
        return Math.Max(0, at < 0 ? ~at - 1 : at);
    }

    /// <summary>Where a free paragraph begins and ends, folded, by its number.</summary>
    public (int Start, int End) Bounds(int number) => (_starts[number], number + 1 < _starts.Length ? _starts[number + 1] : Index.Folded.Length);

    /// <summary>The paragraph of the text with a number among the free ones.</summary>
    public int Paragraph(int number) => _paragraphs[number];

    /// <summary>Where a paragraph of the text begins, folded; null when it is not free.</summary>
    public int? StartOf(int paragraph)
    {
        var at = Array.BinarySearch(_paragraphs, paragraph);
        return at < 0 ? null : _starts[at];
    }
}
