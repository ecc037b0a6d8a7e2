using System.Text;

namespace OpinionLens.Import.Markdown;

/// <summary>
/// Measures front matter before a parser sees it: a parser of YAML calls itself for each level, and one too many ends the
/// process.
/// </summary>
internal static class FrontMatterLimits
{
    /// <summary>Most bytes in UTF-8. What is said of an article fits a tenth of it.</summary>
    public const int MostBytes = 16 * 1024;

    /// <summary>Deepest nesting. Lists of authors have one level; other programs write about five.</summary>
    public const int Deepest = 32;

    /// <exception cref="UnreadableText">It is larger or deeper.</exception>
    public static void Check(string yaml)
    {
        if (Encoding.UTF8.GetByteCount(yaml) > MostBytes)
            throw new UnreadableText($"the front matter has more than {MostBytes / 1024} KB; "
                + "leave only what is said of the article, and put the text below it.");
        if (Depth(yaml) > Deepest)
            throw new UnreadableText($"the front matter nests its values more than {Deepest} deep; mend it or take it away.");
    }

    /// <summary>
    /// At least as deep as a parser would go: brackets count within quotation marks too, where nobody writes so many
    /// unclosed.
    /// </summary>
    private static int Depth(string yaml)
    {
        var (deepest, brackets, indents) = (0, 0, new Stack<int>());
        foreach (var line in yaml.AsSpan().EnumerateLines())
        {
            var text = line.TrimStart(" \t");
            if (text.IsEmpty) continue;
            while (indents.TryPeek(out var above) && above >= line.Length - text.Length) indents.Pop();
            indents.Push(line.Length - text.Length);
            // "- - - x" is three lists in one line, and "? " may stand before each.
            var inLine = Indicators(text);
            foreach (var sign in text)
            {
                if (sign is '[' or '{') brackets++;
                else if (sign is ']' or '}' && brackets > 0) brackets--;
                deepest = Math.Max(deepest, brackets + indents.Count + inLine);
            }
        }
        return deepest;
    }

    private static int Indicators(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (; text.Length > 0 && text[0] is '-' or '?' or ':' && (text.Length == 1 || text[1] is ' ' or '\t'); count++)
            text = text[1..].TrimStart(" \t");
        return count;
    }
}
