using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.Claims;

/// <summary>Makes the rows that say where a passage stands.</summary>
internal static class Anchors
{
    private const int Context = 32;

    public static PassageAnchor Of(Passage passage, int revision, RevisionText text, Found found, Visibility visibility, string oldQuote = "")
    {
        if (found.Place is not { } place)
            return new() { PassageId = passage.Id, ClaimId = passage.ClaimId, ArticleId = passage.ArticleId, Revision = revision, Quote = oldQuote, State = Anchoring.AnchorState.Orphaned, Similarity = 0, Method = found.Method, Margin = 0, Visibility = visibility };
        var paragraph = text.Paragraph(place.Paragraph)!.Text;
        return new()
        {
            PassageId = passage.Id, ClaimId = passage.ClaimId, ArticleId = passage.ArticleId, Revision = revision,
            Paragraph = place.Paragraph, Sentence = place.Sentence, Start = place.Start, End = place.End, Quote = paragraph[place.Start..place.End],
            Prefix = paragraph[Math.Max(0, place.Start - Context)..place.Start], Suffix = paragraph[place.End..Math.Min(paragraph.Length, place.End + Context)],
            State = found.State, Similarity = found.Similarity, Method = found.Method, Margin = found.Margin, Visibility = visibility,
        };
    }
}
