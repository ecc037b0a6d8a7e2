namespace OpinionLens.Anchoring.Text;

/// <summary>Cuts folded text into words, each told by its first letters: "rejects" and "rejected" are one.</summary>
internal static class Words
{
    private const int StemLength = 5;

    /// <summary>The next word at or after <paramref name="at"/>, which is put behind it; false when there is none.</summary>
    /// <param name="stem">A number made of the first letters; words that share it are the same word but for the rarest chance.</param>
    public static bool Next(ReadOnlySpan<char> text, ref int at, out int start, out uint stem)
    {
        while (at < text.Length && !IsPart(text[at])) at++;
        start = at;
        stem = 2166136261;
        if (at >= text.Length) return false;
        if (StandsAlone(text[at]))
        {
            stem = Mixed(stem, text[at++]);
            return true;
        }

        for (; at < text.Length && IsPart(text[at]) && !StandsAlone(text[at]); at++)
            if (at - start < StemLength) stem = Mixed(stem, text[at]);
        return true;
    }

    public static bool IsPart(char c) => c < 128
        ? char.IsAsciiLetterOrDigit(c)
        : char.IsLetterOrDigit(c) || char.IsSurrogate(c) || Folding.IsMark(c);

    // Scripts without blanks: every character counts as a word (Thai to Tibetan, Burmese, Khmer, kana and ideographs).
    private static bool StandsAlone(char c) => c is (>= '\u0E00' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u2E80' and <= '\u9FFF');

    private static uint Mixed(uint hash, char c) => (hash ^ c) * 16777619;
}
