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

    /// <summary>What a stranger sees of a Members quote: its first eight words, or all of it where it is no longer.</summary>
    public static string Shorten(string quote)
    {
        var words = 0;
        for (var i = 1; i < quote.Length; i++)
            if (char.IsWhiteSpace(quote[i]) && !char.IsWhiteSpace(quote[i - 1]) && ++words == MostWords) return quote[..i];
        return quote;
    }

    private static IEnumerable<string> Runs(string text)
    {
        var words = Split(text);
        for (var i = 0; i + MostWords < words.Count; i++) yield return string.Join(' ', words.GetRange(i, MostWords + 1));
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || (start >= 0 && text[i] is '\'' or '’'));
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            words.Add(text[start..i].Replace('’', '\'').TrimEnd('\'').ToLowerInvariant());
            start = -1;
        }
        return words;
    }
}
