using System.Text.RegularExpressions;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Import.Roles;

/// <summary>Who wrote a text and when, as its by-line says.</summary>
/// <param name="Authors">In the order printed.</param>
/// <param name="Date">As printed, or null.</param>
internal sealed partial record Byline(IReadOnlyList<string> Authors, string? Date)
{
    /// <summary>Reads the by-line among the paragraphs, or null where there is none.</summary>
    public static Byline? Find(IReadOnlyList<ImportedParagraph> paragraphs)
    {
        var lines = paragraphs.Where(p => p.Role == ParagraphRole.Byline).Select(p => p.Text).ToList();
        if (lines.Count == 0) return null;
        var byline = Read(lines[0]);
        return byline.Date is null && lines.Count > 1 ? byline with { Date = lines[1] } : byline;
    }

    /// <summary>Whether a line is a date and nothing else, as it stands below a by-line.</summary>
    public static bool IsDate(string line) => line.Length <= 40 && DateReader.Read(line, null) is not DateReading.Unreadable;

    /// <summary>Whether a line is a by-line: "By", then one or more names.</summary>
    public static bool Is(string line) => line.Length <= 160 && Pattern().IsMatch(line);

    internal static Byline Read(string line)
    {
        var match = Pattern().Match(line);
        var names = match.Groups["names"].Value;
        var date = match.Groups["date"].Success ? match.Groups["date"].Value.Trim() : null;
        return new(Names(names), date);
    }

    /// <summary>The names in a printed list of them, a leading "By" dropped.</summary>
    internal static IReadOnlyList<string> Names(string printed) => [.. Separator().Split(Leading().Replace(printed.Trim(), "")).Select(n => n.Trim(' ', ',', ';', '.')).Where(n => n.Length > 0)];

    // Names are words with a capital, joined by particles; a date begins with a digit or a month.
    [GeneratedRegex(@"^(?:[Bb]y|BY)(?:\s*:\s*|\s+)(?<names>\p{Lu}(?:[\p{L}'’.\-]|(?<=[\p{L}.,])\s+(?=\p{Lu}|(?:de|del|der|van|von|la|le|bin|al|ibn|da|dos|du|ten|and)\b)|\s+&\s+|,(?=\s))*?)"
        + @"(?:(?:\s*[-–—|·]\s*|,\s*)(?<date>\d{4}-\d{2}-\d{2}.*|(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[^|·]*\d{4}.*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^(?:by|von|por|par)\s*:?\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\s+(?:and|&)\s+|\s*[,;]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
