using OpinionLens.Anchoring.Matching;
using OpinionLens.Anchoring.Revisions;
using OpinionLens.Anchoring.Selectors;

namespace OpinionLens.Anchoring;

/// <summary>Keeps a passage on its words when the text around it changes: the door of this library. Pure and thread-safe.</summary>
/// <remarks>
/// Texts are compared folded: case, quotation marks, dashes, blanks, ligatures and Unicode forms do not count, soft hyphens
/// and zero-width marks are dropped. Spans are UTF-16 units of the text as given. Text that is not valid Unicode is accepted.
/// </remarks>
public static class TextAnchoring
{
    /// <summary>Prepares a text for many quotes: folding at once, word index on the first need. About 16 bytes a character.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static TextIndex Index(string text) => new(text);

    /// <summary>Selectors with the shortest prefix and suffix that tell the passage from every other place of the text.</summary>
    /// <remarks>
    /// At most 256 units a side; where that is not enough the position decides. Where a place is already unique, both are "".
    /// Law: <c>Resolve(text, Describe(text, span))</c> is Exact at <paramref name="span"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">The span is empty: nothing is there to be found again.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches past the end of the text.</exception>
    public static TextSelectors Describe(string text, TextSpan span) => Describer.Shortest(text, span);

    /// <summary>Selectors with a fixed number of units before and after (fewer at the ends), the form other tools store.</summary>
    /// <param name="context">Units a side, 0 or more.</param>
    /// <exception cref="ArgumentException">The span is empty, or <paramref name="context"/> negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches past the end of the text.</exception>
    public static TextSelectors DescribeFixed(string text, TextSpan span, int context = 32) => Describer.Fixed(text, span, context);

    /// <summary>Finds a described passage in a text, which may be another revision. Never throws on odd text.</summary>
    /// <returns>Exact, Moved, Changed or Orphaned; a quote without any words is Orphaned unless it stands at its position.</returns>
    public static Anchor Resolve(string text, TextSelectors selectors)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(selectors);
        return Resolver.AtPosition(text, selectors) ?? Resolver.Resolve(Index(text), selectors);
    }

    /// <summary>As <see cref="Resolve(string, TextSelectors)"/>, for many quotes in one text.</summary>
    public static Anchor Resolve(TextIndex index, TextSelectors selectors)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(selectors);
        return Resolver.AtPosition(index.Text, selectors) ?? Resolver.Resolve(index, selectors);
    }

    /// <summary>Places that may hold a quote, best first: exact, typographically different and lightly edited ones.</summary>
    /// <param name="most">Upper bound of the number of candidates, 1 or more.</param>
    /// <returns>Disjoint places; empty when nothing is like the quote.</returns>
    public static IReadOnlyList<Candidate> Candidates(TextIndex index, TextQuoteSelector quote, int most = 5)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return Resolver.Candidates(index, quote, most);
    }

    /// <summary>Carries passages of one revision to the next, all at once, using what the whole revision tells.</summary>
    /// <remarks>Paragraphs are separated by line breaks. The order of the spans does not influence the answers.</remarks>
    /// <returns>One anchor for each span, in the order given. A span of blanks only in a changed paragraph is Orphaned.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A span reaches past the end of <paramref name="oldText"/>.</exception>
    public static IReadOnlyList<Anchor> Carry(string oldText, string newText, IReadOnlyList<TextSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(oldText);
        ArgumentNullException.ThrowIfNull(newText);
        ArgumentNullException.ThrowIfNull(spans);
        return Revision.Carry(oldText, newText, spans);
    }

    /// <summary>Tells which paragraphs of two texts belong together: the same, edited, moved, split, merged, new, cut.</summary>
    /// <remarks>
    /// Paragraphs are the lines that are not blank, told as spans without outer blanks. Rows come in the order of the new text, what was cut behind what it stood
    /// behind. Laws: every paragraph of either text is in one row; a text and itself are all Same; the rows that are not <c>Elsewhere</c> rise in both texts, and
    /// what is Elsewhere is the smaller part.
    /// </remarks>
    public static IReadOnlyList<AlignedRow> Align(string oldText, string newText)
    {
        ArgumentNullException.ThrowIfNull(oldText);
        ArgumentNullException.ThrowIfNull(newText);
        return Alignment.Of(oldText, newText);
    }

    /// <summary>Tells how a quote was reworded: runs of words that stayed, went and came, in reading order.</summary>
    /// <remarks>
    /// Words are compared folded. Laws: the <c>Old</c> slices one after the other are <paramref name="oldQuote"/>, the <c>New</c> slices
    /// <paramref name="newQuote"/>; two neighbours are never of one kind, and what went is told before what came. Where very long
    /// quotes differ throughout (a million pairs of words), all between their common beginning and end is told as replaced.
    /// </remarks>
    /// <returns>Empty only when both quotes are "".</returns>
    public static IReadOnlyList<WordDifference> Differences(string oldQuote, string newQuote)
    {
        ArgumentNullException.ThrowIfNull(oldQuote);
        ArgumentNullException.ThrowIfNull(newQuote);
        return WordDifferences.Of(oldQuote, newQuote);
    }
}
