using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Language;

namespace OpinionLens.Discourse.Claims;

/// <summary>A passage of which an editor must decide where it rests now.</summary>
/// <param name="Claim">Whose passage.</param>
/// <param name="Now">Its anchor in the current revision: changed or orphaned.</param>
/// <param name="Was">Where its words were last the words it rests on; null where nobody knows.</param>
public sealed record WaitingPassage(ClaimReading Claim, PassageAnchor Now, PassageAnchor? Was)
{
    /// <summary>The words it last rightly rested on; an orphan's old words where that is unknown.</summary>
    public string OldQuote => Was?.Quote ?? Now.Quote;

    /// <summary>Most places that are offered: as many as a person weighs at a glance.</summary>
    private const int MostPlaces = 4;

    /// <summary>Less of its words than this share with no sentence is worth showing.</summary>
    private const double LeastShare = 0.34;

    /// <summary>
    /// Places where it may rest now, best first: where it was carried to, the whole of the sentences there, what the engine finds for its old words, sentences that share words
    /// with them. Empty where nothing is like it.
    /// </summary>
    public IReadOnlyList<LinkCandidate> Places(RevisionText text)
    {
        var places = new List<LinkCandidate>();
        void Offer(Place place, double similarity)
        {
            if (places.Count < MostPlaces && !places.Exists(p => p.Place.Paragraph == place.Paragraph && p.Place.Start < place.End && place.Start < p.Place.End)) places.Add(new(place, text.WordsAt(place), similarity));
        }

        if (Now.Place is { } carried)
        {
            Offer(carried, Now.Similarity);
            // Where the end of a sentence was reworded, the carried words may stop short of it.
            if (Whole(text, carried) is var whole && (whole.Start, whole.End) != (carried.Start, carried.End)) places.Add(new(whole, text.WordsAt(whole), Share(TokensOf(OldQuote), TokensOf(text.WordsAt(whole)))));
        }

        var old = Was ?? Now;
        if (string.IsNullOrWhiteSpace(OldQuote)) return places;
        foreach (var found in TextAnchoring.Candidates(text.Index, new TextQuoteSelector(OldQuote, old.Prefix, old.Suffix), MostPlaces))
            if (text.PlaceOf(found.Span) is { } place) Offer(place, found.Similarity);
        // Reading all sentences is worth it only where there is little else to offer.
        if (places.Count < MostPlaces) foreach (var (place, share) in LikeSentences(text)) Offer(place, share);
        return places;
    }

    private static Place Whole(RevisionText text, Place place)
    {
        var paragraph = text.Paragraph(place.Paragraph)!;
        var touched = paragraph.Sentences.Where(s => s.Start < place.End && place.Start < s.End).ToList();
        return touched.Count == 0 ? place : place with { Start = Math.Min(place.Start, touched[0].Start), End = Math.Max(place.End, touched[^1].End) };
    }

    private IEnumerable<(Place Place, double Share)> LikeSentences(RevisionText text)
    {
        var words = TokensOf(OldQuote);
        return from paragraph in text.Paragraphs
               from n in Enumerable.Range(0, paragraph.Sentences.Count)
               let sentence = paragraph.Sentences[n]
               let share = Share(words, TokensOf(paragraph.Text[sentence.Start..sentence.End]))
               where share >= LeastShare
               orderby share descending, paragraph.Ordinal, n
               select (new Place(paragraph.Ordinal, n + 1, sentence.Start, sentence.End), share);
    }

    private static HashSet<string> TokensOf(string text) => [.. TextAnalysis.SearchTokens(text).Select(t => t.Token)];

    /// <summary>Dice's coefficient of two sets of words.</summary>
    private static double Share(HashSet<string> one, HashSet<string> other) => one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
}

/// <summary>What a revision has left to decide.</summary>
/// <param name="Reading">The article with its current text and its published claims.</param>
/// <param name="States">Passages of published claims by state, in the current revision.</param>
/// <param name="Waiting">In reading order, orphans last.</param>
public sealed record ArticleReview(ArticleReading Reading, IReadOnlyDictionary<AnchorState, int> States, IReadOnlyList<WaitingPassage> Waiting)
{
    /// <summary>All passages.</summary>
    public int Count => States.Values.Sum();

    /// <summary>The current text; null where there is none.</summary>
    public RevisionText? Text { get; } = Reading.Paragraphs.Count == 0 ? null : new(Reading.Paragraphs);
}
