using System.Text;

namespace OpinionLens.Language.Search;

internal static class SearchTokenizer
{
    /// <summary>PostgreSQL takes no lexeme above 2,046 bytes, and passes it over without a word. A text in a script without blanks is one run of letters.</summary>
    private const int Longest = 2000;

    public static IReadOnlyList<SearchToken> Tokens(string text)
    {
        var tokens = new List<SearchToken>();
        var word = new StringBuilder();
        var (start, end, at) = (-1, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var next = at + rune.Utf16SequenceLength;
            foreach (var c in LetterFolding.Ascii(rune))
            {
                if (char.IsAsciiLetterOrDigit(c) || (c == '\'' && word.Length > 0))
                {
                    if (start < 0) start = at;
                    word.Append(c);
                    if (c != '\'') end = next;
                }
                else Close();
            }
            at = next;
        }
        Close();
        return tokens;

        void Close()
        {
            if (start >= 0 && Fold(word.ToString().TrimEnd('\'')) is { Length: > 0 } folded) tokens.Add(new(folded, start, end));
            word.Clear();
            start = -1;
        }
    }

    /// <summary>Possessive endings fall away, other apostrophes join their halves, and what is left is stemmed.</summary>
    private static string Fold(string word)
    {
        if (word.EndsWith("'s", StringComparison.Ordinal)) word = word[..^2];
        var folded = PorterStemmer.Stem(word.Replace("'", "", StringComparison.Ordinal));
        return folded.Length > Longest ? folded[..Longest] : folded;
    }
}
