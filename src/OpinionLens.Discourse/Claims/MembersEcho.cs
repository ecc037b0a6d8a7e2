namespace OpinionLens.Discourse.Claims;

/// <summary>
/// Finds runs of words that our own words share with a Members text. Nine words in a row are the text itself, not a mention of it:
/// they are cut for strangers and refused in packs.
/// </summary>
public sealed class MembersEcho
{
    /// <summary>The longest quotation that strangers see.</summary>
    public const int MostWords = 8;
    private readonly HashSet<string> runs;

    /// <param name="texts">The paragraphs of the Members texts of one article.</param>
    public MembersEcho(IEnumerable<string> texts) => runs = [.. texts.SelectMany(Runs)];

    /// <summary>Whether more than <see cref="MostWords"/> words in a row are the text's own. False for null.</summary>
    public bool In(string? ours) => ours is not null && runs.Count > 0 && Runs(ours).Any(runs.Contains);

    /// <summary>What a stranger sees of a Members quote: its first eight words, or all of it where it is no longer. "Self-made" is two words.</summary>
    public static string Shorten(string quote)
    {
        var words = Words(quote).Take(MostWords + 1).ToList();
        return words.Count > MostWords ? quote[..words[MostWords - 1].End] : quote;
    }

    /// <summary>What is told of our own words that repeat a Members text: as much as of a quote, and that more follows.</summary>
    public static string Abridge(string words) => Shorten(words) + " …";

    /// <summary>Whether a viewer sees only the beginning of a passage: a stranger, of a Members passage as long as what is shown or longer.</summary>
    public static bool IsCut(PassageAnchor seen, bool members) => !members && seen.Visibility == Articles.Visibility.Members && Words(seen.Quote).Count() >= MostWords;

    private static IEnumerable<string> Runs(string text)
    {
        var words = Split(text);
        for (var i = 0; i + MostWords < words.Count; i++) yield return string.Join(' ', words.GetRange(i, MostWords + 1));
    }

    private static List<string> Split(string text) =>
        [.. Words(text).Select(w => text[w.Start..w.End].Replace('’', '\'').TrimEnd('\'').ToLowerInvariant())];

    /// <summary>Half-open spans of the words: letters and digits, with apostrophes inside.</summary>
    private static IEnumerable<(int Start, int End)> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || (start >= 0 && text[i] is '\'' or '’'));
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            yield return (start, i);
            start = -1;
        }
    }
}
