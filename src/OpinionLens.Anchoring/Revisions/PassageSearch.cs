using OpinionLens.Anchoring.Matching;

namespace OpinionLens.Anchoring.Revisions;

/// <summary>A place where a passage of a changed paragraph may stand now.</summary>
/// <param name="Place">In the folded free text of the new revision.</param>
/// <param name="Fresh">The new paragraph.</param>
/// <param name="Score">The place's score with the paragraph's testimony, 0 to 1.</param>
internal readonly record struct Landing(Place Place, int Fresh, double Score);

/// <summary>Looks for the passages of changed paragraphs in what has no equal in the old text.</summary>
internal static class PassageSearch
{
    // Raw units of the same paragraph that stand beside the passage; other paragraphs may have gone elsewhere.
    private const int Context = 64;

    // Log odds: what became of the paragraph speaks for a place, and that it is read between the same paragraphs as before.
    private const double OfTrust = 3, OfOrder = 3;

    // Nearly every place of a kept paragraph has the testimonies above, so that changed words need this much more, less in a long
    // text: a revision tells where paragraphs went, and its length means less than to a quote alone. Lower numbers keep more
    // rewritten passages of books (by 1: +0.3 %) and show more ghosts of short texts (+7 % of the cut ones).
    private const double OfChange = 3.8, OfTextLength = 0.2;

    // Shares between these turn from no testimony to full testimony.
    private const double NoShare = 0.1, FullShare = 0.4;

    // A find as sure as this needs no counter-check.
    private const double Sure = 0.8;

    // Scores closer than this are one answer.
    private const double AsWell = 0.03;

    private const int MostLandings = 4;

    /// <summary>Where a piece of one old paragraph may stand, best first; empty when it was cut.</summary>
    public static List<Landing> Find(RevisionPair pair, int old, TextSpan piece)
    {
        if (pair.FreeFresh.IsEmpty) return [];
        var quote = Pattern(pair, old, piece);
        var landings = new List<Landing>();
        foreach (var place in Resolver.Ranked(quote, pair.FreeFresh.Index))
            if (Landing(pair, old, piece, InOneParagraph(pair.FreeFresh, quote, place), quote.Length) is { } landing) landings.Add(landing);
        pair.FreeFresh.Index.Patterns.Return(quote);
        landings.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Place.Start.CompareTo(b.Place.Start));
        return landings.Count > MostLandings ? landings[..MostLandings] : landings;
    }

    private static Landing? Landing(RevisionPair pair, int old, TextSpan piece, Place place, int length)
    {
        // The blank between two paragraphs stands for no character of the text.
        if (pair.FreeFresh.Index.Folded.ToOriginal(place.Start, place.End).IsEmpty) return null;
        var fresh = pair.FreeFresh.ParagraphAt(place.Start);
        var trust = Math.Clamp((pair.SuccessorsOf(old).Share(fresh) - NoShare) / (FullShare - NoShare), 0, 1);
        var odds = place.Odds + OfTrust * trust + (pair.Order.Keeps(old, fresh) ? OfOrder : 0);
        var asked = place with { Odds = place.Similarity < 1 ? odds - Doubt(pair) : odds };
        if (!Judgement.Found(asked, length) || !IsOurs(pair, piece, place, trust)) return null;
        return new Landing(place, fresh, (place with { Odds = odds }).Score);
    }

    /// <summary>
    /// A changed place that reaches over the end of a paragraph, cut to the paragraph that holds most of it: where the next one that is free stands
    /// further down, the place would swallow what is between; where it is the neighbour, only if the place loses nothing by it.
    /// </summary>
    private static Place InOneParagraph(FreeText fresh, QuotePattern quote, Place place)
    {
        var (first, last) = (fresh.NumberAt(place.Start), fresh.NumberAt(place.End - 1));
        if (first == last || place.Similarity >= 1) return place;
        var number = Enumerable.Range(first, last - first + 1).MaxBy(n => Math.Min(place.End, fresh.Bounds(n).End) - Math.Max(place.Start, fresh.Bounds(n).Start));
        var (low, high) = fresh.Bounds(number);
        if (FuzzyHits.Within(quote, fresh.Index, place, low, high) is not { } cut) return place;
        var apart = fresh.Paragraph(last) - fresh.Paragraph(first) > last - first;
        return apart || cut.Odds >= place.Odds ? cut : place;
    }

    private static double Doubt(RevisionPair pair) => OfChange - OfTextLength * Math.Log(pair.FreeFresh.Index.Folded.Length + 1);

    private static QuotePattern Pattern(RevisionPair pair, int old, TextSpan piece)
    {
        var paragraph = pair.Old[old].Span;
        var before = new TextSpan(Math.Max(paragraph.Start, piece.Start - Context), piece.Start);
        var after = new TextSpan(piece.End, Math.Min(paragraph.End, piece.End + Context));
        var start = pair.HeirOf(old) is { } best ? pair.FreeFresh.StartOf(best) : null;
        return pair.FreeFresh.Index.Patterns.Rent(
            new TextQuoteSelector(piece.Of(pair.OldText), before.Of(pair.OldText), after.Of(pair.OldText)),
            start + piece.Start - paragraph.Start);
    }

    // The counter-check: words of the new text that answer better to another passage of the old text are not ours. This is
    // what keeps a cut passage from settling on a phrase that the author likes to repeat.
    private static bool IsOurs(RevisionPair pair, TextSpan piece, Place place, double trust)
    {
        if (place.Evidence >= Sure && Math.Max(place.Context ?? 0, trust) >= Sure) return true;
        var fresh = pair.FreeFresh.Index.Folded;
        var span = fresh.ToOriginal(place.Start, place.End);
        var paragraph = pair.Fresh[pair.FreeFresh.ParagraphAt(place.Start)].Span;
        if (!paragraph.Contains(span)) return true;
        var origins = pair.FreeOld.Index;
        var quote = origins.Patterns.Rent(new TextQuoteSelector(
            span.Of(pair.FreshText),
            pair.FreshText[Math.Max(paragraph.Start, span.Start - Context)..span.Start],
            pair.FreshText[span.End..Math.Min(paragraph.End, span.End + Context)]));
        var ranked = Resolver.Ranked(quote, origins);
        // A copy elsewhere that answers as well does not take ours away.
        var ours = ranked.Count == 0 || ranked.Any(r => r.Score >= ranked[0].Score - AsWell && origins.Folded.ToOriginal(r.Start, r.End).Overlaps(piece));
        origins.Patterns.Return(quote);
        return ours;
    }
}
