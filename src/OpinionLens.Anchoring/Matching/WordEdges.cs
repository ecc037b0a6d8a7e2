using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Matching;

/// <summary>Puts the edges of an aligned stretch where words begin and end: an alignment knows letters only.</summary>
internal static class WordEdges
{
    // Scripts without blanks have no word edges; there the alignment's own edge is kept.
    private const int LongestWord = 24;

    public static (int Start, int End) Snap(ReadOnlySpan<char> quote, string text, int start, int end)
    {
        var s = start;
        while (s > 0 && s < text.Length && IsWord(text[s]) && IsWord(text[s - 1])) s--;
        if (start - s > LongestWord) s = start;
        if (IsWord(quote[0]))
            while (s < end && !IsWord(text[s])) s++;
        else if (s > 0 && text[s] != quote[0] && text[s - 1] == quote[0]) s--;

        var e = end;
        while (e < text.Length && e > s && IsWord(text[e - 1]) && IsWord(text[e])) e++;
        if (e - end > LongestWord) e = end;
        // The full stop or closing mark of the quote belongs to it where it still stands.
        if (e < text.Length && e > s && !IsWord(quote[^1]) && text[e - 1] != quote[^1] && text[e] == quote[^1]) e++;
        while (e > s && FoldedText.IsBlank(text[e - 1])) e--;
        while (s < e && FoldedText.IsBlank(text[s])) s++;
        return e > s ? (s, e) : (start, end);
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || Folding.IsMark(c);
}
