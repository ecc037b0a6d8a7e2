using OpinionLens.Discourse.Actors;

namespace OpinionLens.Cli.Bench;

/// <summary>The language of a generated corpus: English between invented words and names, so that nothing in it says anything of anybody.</summary>
internal static class CorpusWords
{
    /// <summary>How many words the language has beside the English ones; the commonest is number 0.</summary>
    public const int Count = 60_000;

    private const int Common = 2_000;
    private const int Names = 50_000;

    /// <summary>A prime that does not divide the number of names: every name comes once.</summary>
    private const long Apart = 7_919;

    public static readonly string[] Verbs = ["weakens", "defends", "forgets", "pays for", "cannot hold", "will rebuild", "ought to open", "gave away", "overrates", "has earned", "fears", "would divide", "never wanted", "stands behind"];
    public static readonly string[] Joints = ["because of", "before", "in spite of", "together with", "instead of", "long after", "at the price of", "under the eyes of"];
    public static readonly string[] Cues = ["says", "argues", "wrote", "warned", "insists", "told reporters"];
    private static readonly string[] Given = ["Ada", "Bero", "Cilla", "Dorin", "Edda", "Faro", "Gitta", "Hanno", "Ilka", "Jorin", "Kaja", "Lovis", "Milo", "Nanna", "Osric", "Pella", "Runo", "Signe", "Tarik", "Ulla", "Viggo", "Wanda", "Yorick", "Zella"];
    private static readonly string[] Outlets = ["Gazette", "Observer", "Courier", "Review", "Herald", "Ledger"];
    private static readonly string[] Syllables = ["ba", "do", "ke", "li", "mu", "ra", "so", "te", "vi", "nu", "ga", "po", "fe", "zi", "bu", "la", "mo", "re", "si", "tu", "va", "no", "ge", "pi", "du", "ka", "lo", "me", "ri", "su", "ta", "vo", "ne", "gi", "pu", "da", "ko", "le", "mi", "ru"];

    /// <summary>A word of two syllables or more. No two numbers share one.</summary>
    public static string Word(int number)
    {
        var word = "";
        for (var left = number + Syllables.Length; left > 0; left /= Syllables.Length) word = Syllables[left % Syllables.Length] + word;
        return word;
    }

    /// <summary>An actor: half of them persons, the rest states and organizations. No two numbers share a name.</summary>
    public static (string Name, ActorKind Kind) Actor(int number) => (number % 4) switch
    {
        1 => ($"{Name(number)}land", ActorKind.State),
        3 => ($"{Name(number)} Council", ActorKind.Organization),
        _ => (Author(number), ActorKind.Person),
    };

    /// <summary>A person who writes. Columnists bear other names than those whom they write about.</summary>
    public static string Author(int number) => $"{Given[number % Given.Length]} {Name(number)}";

    /// <summary>The name of a paper.</summary>
    public static string Outlet(int number) => $"The {Name(Names - 1 - number)} {Outlets[number % Outlets.Length]}";

    public static string Topic(int number) => $"{Capital(Word(number * 7))} {Word(number + 1)}";

    /// <summary>A point that claims assert or deny.</summary>
    public static string Proposition(int number) => $"The {Word(number)} of {Word(number * 3 + 1)} is worth its price";

    // Names are words behind the first thousands, far from each other: a search for a common word finds no actor.
    private static string Name(int number) => Capital(Word(Common + (int)(number * Apart % Names)));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
