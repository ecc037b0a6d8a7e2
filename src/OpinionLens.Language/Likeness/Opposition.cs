using OpinionLens.Language.Search;

namespace OpinionLens.Language.Likeness;

public enum OppositionKind { Negation, Opposites, Number, Year }

/// <summary>Words by which two statements that are otherwise alike say the opposite of each other.</summary>
/// <param name="Kind">How.</param>
/// <param name="Of">The word of the first; null where only the other negates.</param>
/// <param name="To">The word of the second; null where only the first negates.</param>
public sealed record Opposition(OppositionKind Kind, string? Of, string? To)
{
    private static readonly HashSet<string> Negations = [.. Tables.ReadStems("negations.txt")];

    private static readonly ILookup<string, string> Opposites = Pairs().ToLookup(p => p.From, p => p.To, StringComparer.Ordinal);

    private static readonly string[] Numerals = "zero one two three four five six seven eight nine ten eleven twelve".Split(' ');

    /// <summary>The signs that one statement denies what the other says, the first of each kind. None where there is none: statements can oppose each other without a sign.</summary>
    /// <remarks>A sign alone proves nothing: two statements on different things may differ in all of this.</remarks>
    public static IReadOnlyList<Opposition> Between(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (a, b) = (Words(one), Words(other));
        return [.. new[] { Negated(a, b), Opposed(a, b), Counted(a, b), Dated(a, b) }.OfType<Opposition>()];
    }

    private readonly record struct Word(string Stem, string Text);

    private static List<Word> Words(string text) => [.. SearchTokenizer.Tokens(text).Select(t => new Word(t.Token, text[t.Start..t.End]))];

    private static Opposition? Negated(List<Word> a, List<Word> b)
    {
        var (no, other) = (a.FindAll(Negates), b.FindAll(Negates));
        // Two negations in one statement are as good as none.
        if (no.Count % 2 == other.Count % 2) return null;
        return new(OppositionKind.Negation, no.Count % 2 == 1 ? no[0].Text : null, other.Count % 2 == 1 ? other[0].Text : null);
    }

    /// <summary>Whether a stem says no to what stands beside it.</summary>
    internal static bool Negates(string stem) => Negations.Contains(stem);

    private static bool Negates(Word word) => Negates(word.Stem) || word.Text.EndsWith("n't", StringComparison.OrdinalIgnoreCase) || word.Text.EndsWith("n’t", StringComparison.OrdinalIgnoreCase);

    private static Opposition? Opposed(List<Word> a, List<Word> b)
    {
        foreach (var word in a)
        {
            // Whoever says both takes no side.
            if (Opposites[word.Stem].Any(o => a.Exists(w => w.Stem == o)) || b.Exists(w => w.Stem == word.Stem)) continue;
            if (b.Find(w => Opposites[word.Stem].Contains(w.Stem)) is { Stem: not null } found) return new(OppositionKind.Opposites, word.Text, found.Text);
        }

        return null;
    }

    /// <summary>Different numbers of the same thing.</summary>
    private static Opposition? Counted(List<Word> a, List<Word> b)
    {
        var (of, to) = (Counts(a), Counts(b));
        foreach (var thing in of.Keys.Where(to.ContainsKey))
            if (of[thing].Number != to[thing].Number) return new(OppositionKind.Number, of[thing].Text, to[thing].Text);
        return null;
    }

    private static Dictionary<string, (string Number, string Text)> Counts(List<Word> words)
    {
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var numeral = Array.IndexOf(Numerals, words[i].Text.ToLowerInvariant());
            if (numeral < 0 && (!words[i].Stem.All(char.IsAsciiDigit) || IsYear(words[i]))) continue;
            found.TryAdd(words[i + 1].Stem, (numeral >= 0 ? numeral.ToString(System.Globalization.CultureInfo.InvariantCulture) : words[i].Stem, $"{words[i].Text} {words[i + 1].Text}"));
        }

        return found;
    }

    private static Opposition? Dated(List<Word> a, List<Word> b)
    {
        var (of, to) = (a.FindAll(IsYear), b.FindAll(IsYear));
        return of.Count == 0 || to.Count == 0 || of.Exists(w => to.Contains(w)) ? null : new(OppositionKind.Year, of[0].Text, to[0].Text);
    }

    private static bool IsYear(Word word) => word.Stem.Length == 4 && word.Stem.All(char.IsAsciiDigit) && word.Stem[0] is '1' or '2' && string.CompareOrdinal(word.Stem, "1500") >= 0 && string.CompareOrdinal(word.Stem, "2100") < 0;

    private static IEnumerable<(string From, string To)> Pairs() => Tables.Read("opposites.txt").Select(l => l.Split(' ').Select(w => SearchTokenizer.Tokens(w)[0].Token).ToArray())
        .SelectMany(p => new[] { (p[0], p[1]), (p[1], p[0]) });
}
