using OpinionLens.Anchoring;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Reading.Parts;

/// <summary>Words for people, where the vocabulary's own word is not a phrase yet.</summary>
public static class Phrases
{
    /// <summary>"critical of", "supportive of", "neutral toward", "mixed toward": a stance always names its target after it.</summary>
    public static string Toward(Stance stance) => stance switch
    {
        Stance.Critical => "critical of",
        Stance.Supportive => "supportive of",
        _ => $"{Words.Of(stance)} toward",
    };

    /// <summary>"A", "A and B", "A, B and C".</summary>
    public static string Join(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }

    /// <summary>"1 claim", "2 claims".</summary>
    public static string Count(int count, string one, string? many = null) => FormattableString.Invariant($"{count} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>Who holds it, in a note: last names; "no named source" where the article has neither author nor outlet.</summary>
    public static string Holders(ClaimReading claim) => claim.Holders.Count == 0 ? "no named source" : string.Join(", ", claim.Holders.Select(h => h.ShortName));

    /// <summary>"op-ed" as the first word of a line.</summary>
    public static string Genre(Genre genre) => genre == Discourse.Articles.Genre.OpEd ? "Op-ed" : Sentence(Words.Of(genre).Replace('-', ' '));

    /// <summary>With its first letter in upper case.</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>The words of a source in quotation marks; marks that they have of their own at an end are not doubled.</summary>
    /// <param name="words">As they stand in the text.</param>
    /// <param name="more">Signs that the quote goes on, or empty.</param>
    public static string Quoted(string words, string more = "")
    {
        var (opens, closes) = (words.Length > 0 && words[0] is '“' or '"' or '«' or '„', more.Length == 0 && words.Length > 0 && words[^1] is '”' or '"' or '»');
        // A mark at one end alone is the whole quote's where nothing inside it answers to it.
        if (opens != closes && words.Count(c => c is '“' or '«' or '„') == words.Count(c => c is '”' or '»') && words.Count(c => c == '"') % 2 == 0) (opens, closes) = (false, false);
        return (opens ? "" : "“") + words + more + (closes ? "" : "”");
    }

    /// <summary>What a state means for who reads the claim.</summary>
    public static string Of(AnchorState state) => state switch
    {
        AnchorState.Exact => "the same words, where they were",
        AnchorState.Moved => "the same words, at another place",
        AnchorState.Changed => "the text changed here",
        _ => "the words are gone; the old ones are kept",
    };

    /// <summary>"edited", "moved and edited", "split, moved and edited".</summary>
    public static string Of(TextRow row) => Join(
    [
        Words.Of(row.Fate),
        .. row.Elsewhere && row.Fate != ParagraphFate.Moved ? ["moved"] : Array.Empty<string>(),
        .. row.Reworded && row.Fate != ParagraphFate.Edited ? ["edited"] : Array.Empty<string>(),
    ]);

    /// <summary>"24 of 26 body paragraphs annotated": stands beside every "only here" and "none".</summary>
    public static string Coverage(ArticleCoverage coverage) => coverage.Body == 0 ? "no text to be read yet"
        : FormattableString.Invariant($"{coverage.Annotated} of {coverage.Body} body paragraphs have claims")
            + (coverage.Nothing > 0 ? FormattableString.Invariant($", {coverage.Nothing} {(coverage.Nothing == 1 ? "holds" : "hold")} nothing to claim") : "")
            + (coverage.Unread > 0 ? FormattableString.Invariant($", {coverage.Unread} {(coverage.Unread == 1 ? "is" : "are")} not read yet") : "");
}
