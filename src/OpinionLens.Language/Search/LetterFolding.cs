using System.Globalization;
using System.Text;

namespace OpinionLens.Language.Search;

/// <summary>Letters to ASCII: diacritics fall away, Cyrillic and Greek are transliterated, other letters become x and their code point.</summary>
internal static class LetterFolding
{
    private const string Cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ";
    private static readonly string[] CyrillicLatin = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia i i e g".Split(' ');
    private const string Greek = "αβγδεζηθικλμνξοπρσςτυφχψω";
    private static readonly string[] GreekLatin = "a v g d e z i th i k l m n x o p r s s t y f ch ps o".Split(' ');

    /// <summary>ASCII in lower case, each as a string: nearly every letter of a text comes by here.</summary>
    private static readonly string[] Small = [.. Enumerable.Range(0, 128).Select(c => char.ToLowerInvariant((char)c).ToString())];

    /// <summary>The whole text; marks and blanks stay as they are, typographic apostrophes become plain ones.</summary>
    public static string Ascii(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) result.Append(Ascii(rune));
        return result.ToString();
    }

    /// <summary>One code point, in lower case.</summary>
    public static string Ascii(Rune rune)
    {
        if (rune.IsAscii) return Small[rune.Value];
        if (rune.Value is '’' or '‘' or 'ʼ' or '`') return "'";
        var result = new StringBuilder();
        foreach (var part in Decomposed(rune).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(part) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.EnclosingMark) continue;
            result.Append(Letter(Rune.ToLowerInvariant(part)));
        }
        return result.ToString();
    }

    private static string Decomposed(Rune rune)
    {
        var text = rune.ToString();
        // A replacement character stands for half a surrogate pair: it has no form to decompose.
        return rune.Value == 0xFFFD ? " " : text.Normalize(NormalizationForm.FormKD);
    }

    private static string Letter(Rune rune)
    {
        if (rune.IsAscii) return rune.ToString();
        if (Special(rune.Value) is { } special) return special;
        if (rune.IsBmp)
        {
            var at = Cyrillic.IndexOf((char)rune.Value, StringComparison.Ordinal);
            if (at >= 0) return CyrillicLatin[at].Trim('-');
            at = Greek.IndexOf((char)rune.Value, StringComparison.Ordinal);
            if (at >= 0) return GreekLatin[at];
        }
        return Rune.IsLetterOrDigit(rune) ? "x" + rune.Value.ToString("x", CultureInfo.InvariantCulture) : " ";
    }

    private static string? Special(int value) => value switch
    {
        'ß' => "ss", 'æ' => "ae", 'œ' => "oe", 'ø' => "o", 'đ' => "d", 'ð' => "d", 'þ' => "th", 'ł' => "l", 'ı' => "i", 'ħ' => "h", 'ŋ' => "ng", _ => null,
    };
}
