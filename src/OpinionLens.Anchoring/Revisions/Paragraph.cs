using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Revisions;

/// <summary>One line of a text that is not blank: its place without outer blanks, and its folded words (the map leads to the whole text).</summary>
internal sealed record Paragraph(TextSpan Span, FoldedText Folded)
{
    public static List<Paragraph> Split(string text)
    {
        var paragraphs = new List<Paragraph>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r');
            var end = length < 0 ? text.Length : start + length;
            var blanks = end - start - text.AsSpan(start, end - start).TrimStart().Length;
            var span = new TextSpan(start + blanks, Math.Max(start + blanks, start + text.AsSpan(start, end - start).TrimEnd().Length));
            if (!span.IsEmpty) paragraphs.Add(new Paragraph(span, FoldedText.Of(text, [span])));
            start = end + 1;
        }

        return paragraphs;
    }

    /// <summary>Index of the first paragraph that ends after <paramref name="position"/>; their number when none does.</summary>
    public static int FirstEndingAfter(List<Paragraph> paragraphs, int position)
    {
        int low = 0, high = paragraphs.Count;
        while (low < high)
        {
            var mid = (low + high) >>> 1;
            if (paragraphs[mid].Span.End <= position) low = mid + 1;
            else high = mid;
        }

        return low;
    }
}
