using OpinionLens.Language.Search;
using OpinionLens.Language.Splitting;

namespace OpinionLens.Language;

/// <summary>What can be said about a text without knowing any article: the door of this library. Pure, thread-safe and the same under every culture.</summary>
public static class TextAnalysis
{
    /// <summary>The sentences of one paragraph, in order and disjoint; only blanks lie between them.</summary>
    /// <returns>At least one sentence when the paragraph has any character that is not blank, else none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="paragraph"/> is null.</exception>
    public static IReadOnlyList<Sentence> Sentences(string paragraph)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        return SentenceSplitter.Split(paragraph);
    }

    /// <summary>The words of a text as a search index keeps them: folded, stemmed (Porter 1980), only [a-z0-9].</summary>
    /// <remarks>
    /// Diacritics fall away, Cyrillic and Greek are transliterated, any other letter becomes <c>x</c> and its code point in
    /// hexadecimal, so that both databases store and compare the same bytes. The same text always gives the same tokens.
    /// </remarks>
    /// <returns>Tokens in the order of the text, with their place in it; empty for a text without letters and digits.</returns>
    public static IReadOnlyList<SearchToken> SearchTokens(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SearchTokenizer.Tokens(text);
    }

    /// <summary>Whether a search token is an English function word ("the", "of", "would"): two texts that share only such words have nothing in common.</summary>
    /// <param name="token">As <see cref="SearchTokens"/> gives it.</param>
    public static bool IsFunctionWord(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Likeness.StatementParts.IsFunctionWord(token);
    }

    /// <summary>What somebody typed into a search box, term by term: words, phrases, operators, and what must not be there.</summary>
    /// <remarks>Quotation marks may be straight or curled; one that is never closed is a blank.</remarks>
    /// <returns>In the order of the query; empty for one without words.</returns>
    public static IReadOnlyList<QueryTerm> QueryTerms(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return QueryTerm.Read(query);
    }

    /// <summary>How a text begins, for lists and messages.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">UTF-16 units of the answer, 2 or more.</param>
    /// <returns>The whole text where it is no longer; else its beginning and "…". A letter of two units is never cut in the middle.</returns>
    public static string Beginning(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        if (text.Length <= most) return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1), "…");
    }

    /// <summary>A name for addresses: ASCII lower-case letters, digits and single hyphens, cut at a word where possible.</summary>
    /// <param name="most">Upper bound of the length, 1 or more.</param>
    /// <returns>Never empty: "untitled" (cut to <paramref name="most"/>) where nothing is left.</returns>
    public static string Slug(string text, int most = 80)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return SlugMaker.Slug(text, most);
    }
}
