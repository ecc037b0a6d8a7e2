using OpinionLens.Language.Search;

namespace OpinionLens.Language.Likeness;

/// <summary>What a statement is made of: telling words, and runs of four letters, by which "ally" meets "alliance".</summary>
internal sealed class StatementParts
{
    private const int Run = 4;
    private static readonly HashSet<string> FunctionWords = [.. Tables.ReadStems("function-words.txt")];

    public StatementParts(string statement)
    {
        foreach (var token in SearchTokenizer.Tokens(statement))
            if (!IsFunctionWord(token.Token)) Words.TryAdd(token.Token, Spelt(statement[token.Start..token.End]));
        // Each run is four letters of eight bits, the first at the head.
        var (run, letters) = (0u, 0);
        foreach (var c in LetterFolding.Ascii(statement).Append(' ').Prepend(' '))
        {
            var letter = char.IsAsciiLetterOrDigit(c) ? c : ' ';
            if (letter == ' ' && letters > 0 && (run & 0xFF) == ' ') continue;
            run = run << 8 | letter;
            if (++letters >= Run) Runs.Add(run);
        }
    }

    /// <summary>Whether a stem tells nothing of what is spoken of.</summary>
    public static bool IsFunctionWord(string stem) => FunctionWords.Contains(stem);

    private static string Spelt(string word) => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;

    /// <summary>Stem to the word as it stands there first.</summary>
    public Dictionary<string, string> Words { get; } = new(StringComparer.Ordinal);
    public HashSet<uint> Runs { get; } = [];
}
