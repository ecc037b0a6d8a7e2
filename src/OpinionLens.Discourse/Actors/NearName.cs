using System.Text;

namespace OpinionLens.Discourse.Actors;

/// <summary>
/// Tells names that may be one actor's in two spellings: "Zelensky" and "Zelenskyy", "Gorbachev" and "Gorbachov", a last name alone and with a first name. It only
/// makes an offer: whoever coins the name decides.
/// </summary>
public static class NearName
{
    /// <summary>Below this length one letter makes another name: "Iran" and "Iraq".</summary>
    private const int LeastForALetter = 6;

    /// <summary>Spellings of one sound, longest first; the first of a pair is written as the second.</summary>
    private static readonly (string Written, string Sound)[] Sounds =
        [("yo", "e"), ("shch", "s"), ("sch", "s"), ("kh", "h"), ("zh", "z"), ("sh", "s"), ("ts", "z"), ("tz", "z"), ("ck", "k"), ("ph", "f"), ("ks", "x"), ("w", "v"), ("c", "k"), ("i", "y"), ("j", "y")];

    /// <summary>Whether two names may mean the same actor.</summary>
    /// <param name="one">Folded: words of ASCII letters and digits, lower case, joined by hyphens (TextAnalysis.Slug).</param>
    /// <param name="other">Folded likewise. The same name is near itself.</param>
    public static bool IsNear(string one, string other)
    {
        if (one == other) return one.Length > 0;
        var (a, b) = (Parts(one), Parts(other));
        if (a.Length == 0 || b.Length == 0 || !AreNear(a[^1], b[^1])) return false;
        // A last name alone may be anybody's of that name; two first names must begin alike, as Vladimir and Volodymyr do, or an initial.
        return a.Length == 1 || b.Length == 1 || a[0][0] == b[0][0];
    }

    private static string[] Parts(string folded) => [.. folded.Split('-', StringSplitOptions.RemoveEmptyEntries).SkipWhile(w => w is "the" or "a" or "an")];

    private static bool AreNear(string one, string other)
    {
        if (one == other || Sound(one) == Sound(other)) return true;
        return one[0] == other[0] && Math.Min(one.Length, other.Length) >= LeastForALetter && IsOneLetterApart(one, other);
    }

    /// <summary>The word as it sounds in most transliterations: doubled letters once, the endings -iy, -yi and -yy as one.</summary>
    private static string Sound(string word)
    {
        foreach (var (written, sound) in Sounds) word = word.Replace(written, sound, StringComparison.Ordinal);
        var once = new StringBuilder(word.Length);
        foreach (var letter in word) if (once.Length == 0 || once[^1] != letter) once.Append(letter);
        return once.ToString();
    }

    /// <summary>One letter added, left out, changed, or two neighbours exchanged.</summary>
    private static bool IsOneLetterApart(string one, string other)
    {
        var (longer, shorter) = one.Length >= other.Length ? (one, other) : (other, one);
        if (longer.Length - shorter.Length > 1) return false;
        var at = 0;
        while (at < shorter.Length && longer[at] == shorter[at]) at++;
        if (longer.Length > shorter.Length) return longer[(at + 1)..] == shorter[at..];
        if (longer[(at + 1)..] == shorter[(at + 1)..]) return true;
        return at + 1 < longer.Length && longer[at] == shorter[at + 1] && longer[at + 1] == shorter[at] && longer[(at + 2)..] == shorter[(at + 2)..];
    }
}
