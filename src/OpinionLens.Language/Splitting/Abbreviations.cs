namespace OpinionLens.Language.Splitting;

/// <summary>Stops that belong to a word and not to the sentence.</summary>
internal static class Abbreviations
{
    /// <summary>Always followed by more: titles and the like.</summary>
    private static readonly HashSet<string> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "maj", "adm", "sen", "rep", "gov", "pres", "amb", "rev", "hon", "st", "mt", "ft", "fr", "msgr", "sr", "mme", "mlle",
        "vs", "cf", "e.g", "i.e", "no", "nos", "art", "vol", "pp", "fig", "ed", "eds", "op", "approx", "ca", "viz", "al",
    };

    /// <summary>May end a sentence: then a capital follows that is no number and no month's day.</summary>
    private static readonly HashSet<string> Either = new(StringComparer.OrdinalIgnoreCase)
    {
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "etc", "inc", "ltd", "co", "corp", "jr", "bros", "est", "dept", "univ", "a.m", "p.m",
    };

    /// <summary>Whether the full stop at <paramref name="stop"/> belongs to the word before it.</summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="stop">Offset of the stop.</param>
    /// <param name="next">Offset of the next character that is not blank.</param>
    public static bool EndsAt(string text, int start, int stop, int next)
    {
        var from = stop;
        while (from > start && (char.IsLetter(text[from - 1]) || (text[from - 1] == '.' && from - 1 > start && char.IsLetter(text[from - 2])))) from--;
        var word = text[from..stop];
        if (word.Length == 0) return false;
        // "No." before a word is the end of an answer; before a number it is "number".
        if (word.Equals("no", StringComparison.OrdinalIgnoreCase)) return char.IsDigit(text[next]);
        if (Titles.Contains(word)) return true;
        if (Either.Contains(word)) return char.IsDigit(text[next]);
        if (word.Length == 1) return char.IsUpper(word[0]) && word != "I" && IsInitial(text, start, from);
        // U.S., U.K., J.D.: goes on before a word that no sentence begins with by itself.
        return IsDotted(word) && !SentenceOpeners.Contains(WordAt(text, next));
    }

    /// <summary>A single capital is an initial at the start, after another initial, or after a word with a capital; "Plan B." is not.</summary>
    private static bool IsInitial(string text, int start, int from)
    {
        if (from == start) return true;
        var before = from - 1;
        while (before > start && char.IsWhiteSpace(text[before])) before--;
        if (text[before] == '.') return true;
        var word = before;
        while (word > start && char.IsLetter(text[word - 1])) word--;
        return !EndsWithLabel.Contains(text[word..(before + 1)]);
    }

    private static bool IsDotted(string word) => word.Contains('.', StringComparison.Ordinal) && word.Split('.').All(p => p.Length == 1 && char.IsLetter(p[0]));

    private static string WordAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return text[at..end];
    }

    /// <summary>Words after which a single capital is a label and may end the sentence.</summary>
    private static readonly HashSet<string> EndsWithLabel = new(StringComparer.OrdinalIgnoreCase) { "plan", "plans", "grade", "vitamin", "hepatitis", "group", "class", "type", "article", "appendix", "option", "and", "or" };

    private static readonly HashSet<string> SentenceOpeners =
        ["The", "A", "An", "It", "He", "She", "They", "We", "I", "You", "This", "That", "These", "Those", "But", "And", "In", "On", "At", "For", "If", "When", "While", "As", "There", "His", "Her", "Their", "Its", "Our", "So", "Yet", "Now", "Then", "What", "Who", "Why", "How", "After", "Before", "Since", "With", "To", "By", "No", "Not", "All", "Some", "Many", "Most", "One"];
}
