using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring;

/// <summary>The words of a passage and what stands beside it (W3C Web Annotation, TextQuoteSelector).</summary>
/// <param name="Exact">The words themselves, as they stand in the text.</param>
/// <param name="Prefix">What stands directly before, as it stands; "" when nothing is known or the text begins there.</param>
/// <param name="Suffix">What stands directly after, as it stands; "" when nothing is known or the text ends there.</param>
public sealed record TextQuoteSelector(string Exact, string Prefix = "", string Suffix = "");

/// <summary>Where a passage stood (W3C TextPositionSelector), but in UTF-16 units; the W3C form counts code points.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">One past the last unit.</param>
/// <remarks>Any numbers are allowed: a position that does not fit the text is only a poor hint.</remarks>
public readonly record struct TextPositionSelector(int Start, int End)
{
    /// <summary>The place that the W3C form names in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Code points before the passage. Half a surrogate pair alone counts as one.</param>
    /// <param name="end">Code points to its end.</param>
    /// <returns>In UTF-16 units; beyond the text, its end; below 0, its beginning.</returns>
    public static TextPositionSelector FromCodePoints(string text, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(CodePoints.ToUnits(text, start), CodePoints.ToUnits(text, end));
    }

    /// <summary>This place in the W3C form: code points before its start and to its end. Within a surrogate pair, those before the pair.</summary>
    public (int Start, int End) ToCodePoints(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (CodePoints.Before(text, Start), CodePoints.Before(text, End));
    }
}

/// <summary>All that is stored to find a passage again.</summary>
/// <param name="Quote">The words and their neighbours.</param>
/// <param name="Position">Where they stood, or null when not known.</param>
public sealed record TextSelectors(TextQuoteSelector Quote, TextPositionSelector? Position = null);
