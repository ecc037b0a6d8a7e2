using OpinionLens.Anchoring;

namespace OpinionLens.Discourse.Articles;

/// <summary>Paragraphs of two revisions that belong together.</summary>
/// <param name="Fate">What became of them.</param>
/// <param name="Old">Of the one revision; none for what is new.</param>
/// <param name="New">Of the other; none for what was cut.</param>
/// <param name="Reworded">The words differ, put together.</param>
/// <param name="Elsewhere">At another place of the reading order.</param>
public sealed record TextRow(ParagraphFate Fate, IReadOnlyList<Paragraph> Old, IReadOnlyList<Paragraph> New, bool Reworded, bool Elsewhere)
{
    /// <summary>All paragraphs of two revisions side by side, in the order of the second; what was cut stands where it stood.</summary>
    public static IReadOnlyList<TextRow> Of(RevisionText old, RevisionText fresh)
    {
        IReadOnlyList<Paragraph> In(RevisionText text, IReadOnlyList<TextSpan> spans) => [.. spans.Select(s => text.Paragraph(text.PlaceOf(s)!.Value.Paragraph)!)];
        return [.. TextAnchoring.Align(Lines(old), Lines(fresh)).Select(r => new TextRow(r.Fate, In(old, r.Old), In(fresh, r.New), r.Reworded, r.Elsewhere))];
    }

    /// <summary>The text with one line a paragraph, offset by offset the same: a block may hold line breaks of its own.</summary>
    private static string Lines(RevisionText text) => string.Join('\n', text.Paragraphs.Select(p => p.Text.Replace('\n', ' ').Replace('\r', ' ')));
}
