using System.Text;
using System.Text.RegularExpressions;

namespace OpinionLens.Import.Pdf;

/// <summary>Joins lines to a paragraph. A hyphen at the end of a line goes when it parted a word, and stays when it belongs to one.</summary>
/// <param name="all">All lines of the text: a compound that is written with its hyphen within a line keeps it at the end of one.</param>
internal sealed partial class LineJoin(IReadOnlyList<string> all)
{
    private readonly HashSet<string> hyphenated = [.. all.SelectMany(l => Compound().Matches(l)).Select(m => m.Value.ToLowerInvariant())];

    /// <summary>Words put together again so far.</summary>
    public int Mended { get; private set; }

    public string Of(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length > 0) Part(text, line);
            text.Append(line);
        }
        return text.Replace("\u00AD", "").ToString();
    }

    private void Part(StringBuilder text, string next)
    {
        var isHyphen = text[^1] is '-' or '\u2010' or '\u00AD' && text.Length > 1 && char.IsLetterOrDigit(text[^2]) && char.IsLetterOrDigit(next[0]);
        if (!isHyphen) { text.Append(' '); return; }
        if (text[^1] != '\u00AD' && Belongs(LastWord(text), FirstWord(next))) return;
        text.Length--;
        Mended++;
    }

    /// <summary>Capitals or digits on either side are a compound (Austro-Hungarian, COVID-19), as is what the text hyphenates elsewhere.</summary>
    private bool Belongs(string first, string second) =>
        char.IsUpper(second[0]) || char.IsDigit(second[0]) || char.IsDigit(first[^1]) || first.Contains('-', StringComparison.Ordinal) || hyphenated.Contains($"{first}-{second}".ToLowerInvariant());

    private static string LastWord(StringBuilder text)
    {
        var start = text.Length - 1;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '-')) start--;
        return text.ToString(start, text.Length - 1 - start);
    }

    private static string FirstWord(string line) => new([.. line.TakeWhile(char.IsLetterOrDigit)]);

    [GeneratedRegex(@"[\p{L}\d]+-[\p{L}\d]+(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex Compound();
}
