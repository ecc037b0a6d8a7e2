using System.Globalization;
using System.Text;

namespace OpinionLens.Anchoring.Text;

/// <summary>What a character counts as when texts are compared: "" (nothing), " " (a blank), or one or more characters.</summary>
internal static class Folding
{
    // Longer runs of combining marks are odd text; normalising them whole would cost quadratic time.
    public const int LongestCluster = 32;

    private static readonly string?[] Table = new string?[char.MaxValue + 1];

    /// <summary>The folded form of one UTF-16 unit that carries no combining mark. Halves of surrogate pairs stand for themselves.</summary>
    public static string Of(char c) => Table[c] ??= Make(c);

    /// <summary>The folded form of a character with its combining marks, or of a surrogate pair, in canonical order.</summary>
    public static string OfCluster(ReadOnlySpan<char> cluster)
    {
        var folded = new StringBuilder(cluster.Length * 2);
        foreach (var c in Decomposed(cluster.ToString())) folded.Append(char.IsSurrogate(c) || IsMark(c) ? c : Of(c));
        return folded.ToString();
    }

    public static bool IsMark(char c) => c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        && !IsDropped(c);

    private static string Make(char c)
    {
        if (IsDropped(c)) return "";
        if (char.IsWhiteSpace(c)) return " ";
        if (char.IsSurrogate(c)) return c.ToString();
        if (Mark(c) is { } mark) return mark;
        var plain = Decomposed(c.ToString());
        if (plain.Length == 1) return char.ToLowerInvariant(plain[0]).ToString();
        return string.Concat(plain.Select(p => p == c ? p.ToString() : IsMark(p) ? p.ToString() : Of(p)));
    }

    // Marks that typesetting exchanges. The compatibility forms of Unicode do the rest (ellipsis, fi, full width ...).
    private static string? Mark(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u02BC' or '\u02B9' or '\u2032' or '`' or '\u00B4' or '\u2039' or '\u203A' or '\'' => "'",
        '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB' or '\u2033' or '\u301D' or '\u301E' or '\u301F' or '"' => "\"",
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\u2043' or '\uFE58' or '\uFE63' or '\uFF0D' or '-' => "-",
        '\u00DF' or '\u1E9E' => "ss",
        '\u00E6' or '\u00C6' => "ae",
        '\u0153' or '\u0152' => "oe",
        '\u03C2' => "\u03C3",
        _ => null,
    };

    // Soft hyphen, zero-width characters, direction marks, variation selectors, the Arabic stretcher.
    private static bool IsDropped(char c) => c is '\u00AD' or '\u034F' or '\u061C' or '\u0640' or '\u180E' or '\uFEFF'
        or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F')
        or (>= '\uFE00' and <= '\uFE0F');

    // Text that is not valid Unicode cannot be normalised and stands for itself.
    private static string Decomposed(string s)
    {
        try
        {
            return s.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            return s;
        }
    }
}
