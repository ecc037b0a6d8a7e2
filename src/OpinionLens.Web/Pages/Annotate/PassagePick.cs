using System.Globalization;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>
/// The passages that an address chooses: <c>p=16&amp;s=2-3</c> sentences 2 to 3 of paragraph 16, <c>p=16&amp;at=35-120</c> units of it, <c>with=12.5-60,14.0-33</c> further
/// passages that were chosen before. Whatever does not fit the text is left out.
/// </summary>
/// <param name="Paragraph">In the form.</param>
/// <param name="Span">Chosen in it; the whole of it where nothing narrower was.</param>
/// <param name="Sentences">First and last sentence that the span touches, from 1; null where the whole paragraph was taken for want of a choice.</param>
/// <param name="Kept">Passages chosen before.</param>
public sealed record PassagePick(Paragraph Paragraph, TextSpan Span, (int First, int Last)? Sentences, IReadOnlyList<(Paragraph Paragraph, TextSpan Span)> Kept)
{
    /// <summary>All passages, in the order in which they were chosen.</summary>
    public IReadOnlyList<(Paragraph Paragraph, TextSpan Span)> All => [.. Kept, (Paragraph, Span)];

    /// <summary>Reads an address; null where it names no paragraph of the text.</summary>
    public static PassagePick? Read(IReadOnlyList<Paragraph> text, string? p, string? s, string? at, string? with)
    {
        if (Number(p) is not { } ordinal || ordinal < 1 || ordinal > text.Count) return null;
        var paragraph = text[ordinal - 1];
        var kept = (with ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(w => OneKept(text, w)).OfType<(Paragraph, TextSpan)>().Take(ClaimFields.MostPassages - 1).ToList();
        if (Units(paragraph, at) is { } units) return new(paragraph, units, (paragraph.SentenceAt(units.Start), paragraph.SentenceAt(units.End - 1)), kept);
        if (Range(s) is var (first, last) && first >= 1 && first <= last && last <= paragraph.Sentences.Count)
            return new(paragraph, new(paragraph.Sentences[first - 1].Start, paragraph.Sentences[last - 1].End), (first, last), kept);
        return new(paragraph, new(0, paragraph.Text.Length), null, kept);
    }

    /// <summary>The passages in the form of <c>with</c>, for the address of a further one.</summary>
    public string AsKept => string.Join(',', All.Select(p => FormattableString.Invariant($"{p.Paragraph.Ordinal}.{p.Span.Start}-{p.Span.End}")));

    private static (Paragraph, TextSpan)? OneKept(IReadOnlyList<Paragraph> text, string one)
    {
        var parts = one.Split('.');
        if (parts.Length != 2 || Number(parts[0]) is not { } ordinal || ordinal < 1 || ordinal > text.Count) return null;
        return Units(text[ordinal - 1], parts[1]) is { } span ? (text[ordinal - 1], span) : null;
    }

    private static TextSpan? Units(Paragraph paragraph, string? at) =>
        Range(at) is var (start, end) && start < end && end <= paragraph.Text.Length ? new(start, end) : null;

    private static (int, int)? Range(string? text)
    {
        var parts = text?.Split('-') ?? [];
        return parts.Length is 1 or 2 && Number(parts[0]) is { } first && Number(parts[^1]) is { } last ? (first, last) : null;
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
