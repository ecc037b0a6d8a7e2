using OpinionLens.Discourse.Articles;

namespace OpinionLens.Import.Text;

/// <summary>A piece of a text before its role is known.</summary>
/// <param name="Text">Trimmed, without line breaks, never empty.</param>
/// <param name="Role">Where the format itself says so; null is to be found out from the words.</param>
internal sealed record TextBlock(string Text, ParagraphRole? Role = null);

/// <summary>Plain text: every non-empty line is a paragraph, unless the lines were broken at a fixed width; then a block between empty lines is.</summary>
internal static class PlainText
{
    /// <summary>Files wrapped for mail or terminals break at 72 to 80; paragraphs that are lines run longer.</summary>
    private const int WidestWrapped = 100;

    public static ReadFile Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).ToList();
        return IsWrapped(lines) ? new(new(), [.. Joined(lines).Select(l => new TextBlock(l))]) { Notes = ["Lines that were broken at a fixed width were joined to paragraphs."] }
            : new(new(), [.. lines.Where(l => l.Length > 0).Select(l => new TextBlock(l))]);
    }

    private static bool IsWrapped(List<string> lines)
    {
        if (lines.Any(l => l.Length > WidestWrapped)) return false;
        var follow = Enumerable.Range(1, Math.Max(0, lines.Count - 1)).Where(i => lines[i].Length > 0 && lines[i - 1].Length > 0).ToList();
        // A line that goes on in the next begins small and leaves the one before without a stop.
        return follow.Count >= 3 && follow.Count(i => char.IsLower(lines[i][0]) || char.IsLetter(lines[i - 1][^1])) * 2 > follow.Count;
    }

    private static IEnumerable<string> Joined(List<string> lines)
    {
        var block = new List<string>();
        foreach (var line in lines.Append(""))
        {
            if (line.Length > 0) { block.Add(line); continue; }
            if (block.Count > 0) yield return string.Join(' ', block);
            block.Clear();
        }
    }
}
