namespace OpinionLens.Discourse;

/// <summary>
/// How large and how deeply nested a Markdown text of people may be: the same at every door, and before it is shown. Text that goes beyond
/// would take a parser long, or end it.
/// </summary>
public static class MarkdownLimits
{
    /// <summary>Longest text that is read as Markdown, UTF-16 units; notes are shorter.</summary>
    public const int Longest = 20_000;

    /// <summary>Quotations in quotations, lists in lists, brackets in brackets: nobody writes a tenth of it by hand.</summary>
    public const int Deepest = 30;

    /// <summary>Marks that a parser tries to pair with one another, in one paragraph; beyond, it may try each with each.</summary>
    public const int MostOpen = 400;

    /// <summary>What is wrong with a text, as the end of "The notes ..."; null where nothing is. One pass over the text.</summary>
    /// <param name="text">Markdown; null and empty are fine.</param>
    /// <param name="longest">UTF-16 units that fit here.</param>
    public static string? Fault(string? text, int longest = Longest)
    {
        if (text is null) return null;
        if (text.Length > longest) return $"has {text.Length} characters and is longer than {longest}; shorten it";
        return IsDeep(text) ? $"is nested more than {Deepest} deep (quotations in quotations, lists in lists, brackets in brackets); write it flatter" : null;
    }

    private static bool IsDeep(string text)
    {
        var (brackets, marks) = (0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            // A paragraph ends here, and with it what was left open.
            if (line.IsWhiteSpace()) (brackets, marks) = (0, 0);
            if (Levels(line) > Deepest) return true;
            // A table has many lines, each with as many bars.
            var bars = 0;
            foreach (var c in line)
            {
                if (c is '[' or '(') brackets++;
                else if (c is ']' or ')') brackets = Math.Max(0, brackets - 1);
                else if (c is '*' or '_' or '`' or '~') marks++;
                else if (c is '|') bars++;
                if (brackets > Deepest || marks > MostOpen || bars > MostOpen) return true;
            }
        }

        return false;
    }

    /// <summary>Levels of quotations and lists at the beginning of a line: "> > - " has three, and two blanks more are one.</summary>
    private static int Levels(ReadOnlySpan<char> line)
    {
        var (levels, blanks) = (0, 0);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is ' ' or '\t') blanks++;
            else if (line[i] is '>' || (line[i] is '-' or '+' or '*' && i + 1 < line.Length && line[i + 1] is ' ' or '\t')) levels++;
            else if (char.IsAsciiDigit(line[i]) && i + 2 < line.Length && line[i + 1] is '.' or ')' && line[i + 2] is ' ') { levels++; i++; }
            else break;
        }

        return Math.Max(levels, blanks / 2);
    }
}
