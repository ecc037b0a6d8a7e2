using System.Text;

namespace OpinionLens.Discourse.Actors;

/// <summary>
/// A name that may be one actor's in another spelling: "Zelensky" and "Zelenskyy", "Gorbachev" and "Gorbachov", a last name alone and with a first name. It only
/// makes an offer: whoever coins the name decides. Whoever compares with many keeps them: what it sounds like is worked out once.
/// </summary>
public sealed class NearName
{
    /// <summary>Below this length one letter makes another name: "Iran" and "Iraq".</summary>
    private const int LeastForALetter = 6;

    /// <summary>Spellings of one sound, longest first; the first of a pair is written as the second.</summary>
    private static readonly (string Written, string Sound)[] Sounds =
        [("yo", "e"), ("shch", "s"), ("sch", "s"), ("kh", "h"), ("zh", "z"), ("sh", "s"), ("ts", "z"), ("tz", "z"), ("ck", "k"), ("ph", "f"), ("ks", "x"), ("w", "v"), ("c", "k"), ("i", "y"), ("j", "y")];

    private readonly string[] words, parts;
    private readonly string sound;

    /// <param name="folded">Words of ASCII letters and digits, lower case, joined by hyphens (TextAnalysis.Slug); may be empty.</param>
    public NearName(string folded)
    {
        Folded = folded;
        words = folded.Split('-', StringSplitOptions.RemoveEmptyEntries);
        parts = [.. words.SkipWhile(w => w is "the" or "a" or "an")];
        sound = parts is [.., var last] ? Sound(last) : "";
    }

    public string Folded { get; }

    /// <summary>Whether a word is one of the name's.</summary>
    public bool Has(string word) => words.Contains(word);

    /// <summary>Whether this name begins with the letters of another, which is shorter: "Iran" with "Ira", "Tomas Reed" with "Tomas".</summary>
    public bool Begins(NearName shorter) => shorter.Folded.Length > 0 && Folded.Length > shorter.Folded.Length && Folded.StartsWith(shorter.Folded, StringComparison.Ordinal);

    /// <summary>Whether both may mean the same actor. A name is near itself, an empty one to none.</summary>
    public bool IsNear(NearName other)
    {
        if (Folded == other.Folded) return Folded.Length > 0;
        if (parts.Length == 0 || other.parts.Length == 0 || !(sound == other.sound || AreALetterApart(parts[^1], other.parts[^1]))) return false;
        // A last name alone may be anybody's of that name; two first names must begin alike, as Vladimir and Volodymyr do, or an initial.
        return parts.Length == 1 || other.parts.Length == 1 || parts[0][0] == other.parts[0][0];
    }

    private static bool AreALetterApart(string one, string other) => one[0] == other[0] && Math.Min(one.Length, other.Length) >= LeastForALetter && IsOneLetterApart(one, other);

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
