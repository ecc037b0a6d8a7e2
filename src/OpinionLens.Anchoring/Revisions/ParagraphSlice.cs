using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Revisions;

/// <summary>One non-blank line of a text.</summary>
internal sealed class ParagraphSlice(string text, TextSpan span)
{
    private readonly Lazy<TextIndex> index = new(() => TextAnchoring.Index(text));
    private readonly Lazy<HashSet<string>> words = new(() => [.. Words(FoldedText.Of(text).Text)]);

    public string Text => text;

    public TextSpan Span => span;

    public TextIndex Index => index.Value;

    public FoldedText Folded => index.Value.Folded;

    /// <summary>Its folded words, each once.</summary>
    public HashSet<string> Vocabulary => words.Value;

    public static ParagraphSlice[] Split(string text)
    {
        var slices = new List<ParagraphSlice>();
        for (var start = 0; start <= text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny('\n', '\r') is var n && n < 0 ? text.Length : start + n;
            if (!text.AsSpan(start, end - start).IsWhiteSpace()) slices.Add(new(text[start..end], new(start, end)));
            start = end + 1;
        }
        return [.. slices];
    }

    /// <summary>Index of the paragraph in which a unit stands, -1 where it stands in none.</summary>
    public static int At(ParagraphSlice[] slices, int position)
    {
        int low = 0, high = slices.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (position < slices[middle].Span.Start) high = middle - 1;
            else if (position >= slices[middle].Span.End) low = middle + 1;
            else return middle;
        }
        return -1;
    }

    public static IEnumerable<string> Words(string folded)
    {
        for (var i = 0; i < folded.Length;)
        {
            while (i < folded.Length && !char.IsLetterOrDigit(folded[i])) i++;
            var start = i;
            while (i < folded.Length && char.IsLetterOrDigit(folded[i])) i++;
            if (i > start) yield return folded[start..i];
        }
    }
}
