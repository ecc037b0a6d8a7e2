using OpinionLens.Anchoring;

namespace OpinionLens.Discourse.Claims;

/// <summary>
/// The voice of a passage that somebody other than the article's author holds, by the paragraph's quotation marks: direct where at least
/// half of it is quoted (the rest says who speaks), mixed where less is, indirect where nothing is.
/// </summary>
public static class ReportedVoice
{
    /// <summary>Marks that open a quotation, and those that close it again: “so”, „so“, «so», ‘so’, "so".</summary>
    private static readonly Dictionary<char, string> Closing = new()
    {
        ['“'] = "”", ['„'] = "“”", ['«'] = "»", ['‘'] = "’", ['»'] = "«", ['"'] = "\"",
    };

    /// <summary>Reads the voice off a paragraph.</summary>
    /// <param name="text">The paragraph: a quotation may have begun before the passage.</param>
    /// <param name="passage">UTF-16 units of it. A passage without letters or digits is indirect.</param>
    public static Voice Read(string text, TextSpan passage)
    {
        var quoted = Quoted(text);
        var letters = Enumerable.Range(passage.Start, passage.Length).Where(i => char.IsLetterOrDigit(text[i])).ToList();
        var said = letters.Count(i => quoted[i]);
        return said == 0 ? Voice.Indirect : said * 2 >= letters.Count ? Voice.Direct : Voice.Mixed;
    }

    /// <summary>
    /// For every unit of the text, whether it is quoted; the marks themselves are. A quotation that is not closed goes on to the end, as in
    /// one that runs over several paragraphs.
    /// </summary>
    public static IReadOnlyList<bool> Quoted(string text)
    {
        var quoted = new bool[text.Length];
        var open = new Stack<char>();
        for (var i = 0; i < text.Length; i++)
        {
            quoted[i] = open.Count > 0;
            if (open.TryPeek(out var mark) && Closing[mark].Contains(text[i], StringComparison.Ordinal) && !IsApostrophe(text, i)) open.Pop();
            else if (Opens(text, i)) open.Push(text[i]);
            quoted[i] |= open.Count > 0;
        }

        return quoted;
    }

    private static bool IsApostrophe(string text, int at) => text[at] == '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    /// <summary>In »so« the mark that elsewhere closes stands before a word.</summary>
    private static bool Opens(string text, int at) =>
        Closing.ContainsKey(text[at]) && (text[at] != '»' || (at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])));
}
