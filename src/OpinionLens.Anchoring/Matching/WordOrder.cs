namespace OpinionLens.Anchoring.Matching;

/// <summary>Whether two folded stretches say the same words: punctuation does not count, but a number's point and a question mark do.</summary>
internal static class WordOrder
{
    public static bool Same(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.SequenceEqual(b)) return true;
        int i = 0, j = 0;
        while (true)
        {
            var breakA = Skip(a, ref i);
            var breakB = Skip(b, ref j);
            if (i >= a.Length || j >= b.Length) return i >= a.Length && j >= b.Length;
            // A mark inside a word of one side only ("re-elect") makes two words of it.
            if (breakA != breakB && i > 0 && j > 0) return false;
            if (a[i++] != b[j++]) return false;
        }
    }

    private static bool Skip(ReadOnlySpan<char> s, ref int i)
    {
        var from = i;
        while (i < s.Length && !Counts(s, i)) i++;
        return i > from;
    }

    /// <summary>Whether the character at <paramref name="i"/> belongs to a word.</summary>
    public static bool Counts(ReadOnlySpan<char> s, int i)
    {
        var c = s[i];
        if (char.IsWhiteSpace(c)) return false;
        if (c is '.' or ',' or ':' && i > 0 && i + 1 < s.Length && char.IsDigit(s[i - 1]) && char.IsDigit(s[i + 1])) return true;
        return c == '?' || !char.IsPunctuation(c) || c is '%' or '&' or '@' or '#';
    }
}
