using System.Globalization;

namespace OpinionLens.Language.Splitting;

/// <summary>Splits a paragraph at stops that end a sentence, and not at those of abbreviations, initials, numbers, ellipses and quotations that go on.</summary>
internal static class SentenceSplitter
{
    public static IReadOnlyList<Sentence> Split(string paragraph)
    {
        var sentences = new List<Sentence>();
        var start = 0;
        for (var i = 0; i < paragraph.Length; i++)
        {
            if (!IsStop(paragraph[i])) continue;
            var end = PastClosers(paragraph, PastStops(paragraph, i));
            if (EndsSentence(paragraph, start, i, end)) { Add(sentences, paragraph, start, end); start = end; }
            i = end - 1;
        }
        Add(sentences, paragraph, start, paragraph.Length);
        return sentences;
    }

    private static void Add(List<Sentence> sentences, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (end > start) sentences.Add(new(start, end));
    }

    private static bool IsStop(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '۔' or '।' or '॥';

    /// <summary>Stops of scripts that put no blank after them.</summary>
    private static bool IsFullWidth(char c) => c is '。' or '！' or '？';

    private static int PastStops(string text, int i)
    {
        while (i < text.Length && IsStop(text[i])) i++;
        return i;
    }

    private static int PastClosers(string text, int i)
    {
        while (i < text.Length && (text[i] is '”' or '’' or '"' or '\'' or '»' or ')' or ']' or '}' or '」' or '』' or '）' or '›')) i++;
        return i;
    }

    private static bool EndsSentence(string text, int start, int stop, int end)
    {
        if (end >= text.Length) return true;
        if (IsFullWidth(text[stop])) return true;
        if (!char.IsWhiteSpace(text[end])) return false;
        var next = end;
        while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
        if (next >= text.Length) return true;
        if (!CanBegin(text, next)) return false;
        return text[stop] != '.' || end - stop > 1 || !Abbreviations.EndsAt(text, start, stop, next);
    }

    /// <summary>A sentence begins with a capital, a digit, an opening mark, or a letter of a script without case; a lower-case word goes on: “Why?” he asked.</summary>
    private static bool CanBegin(string text, int i)
    {
        while (i < text.Length && text[i] is '“' or '‘' or '"' or '\'' or '«' or '(' or '[' or '„' or '—' or '–' or '-' or ' ' or '¿' or '¡' or '‹') i++;
        if (i >= text.Length) return true;
        return char.GetUnicodeCategory(text[i]) is not UnicodeCategory.LowercaseLetter && text[i] is not (',' or ';' or ':');
    }
}
