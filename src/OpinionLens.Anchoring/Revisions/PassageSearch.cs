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

    // Nearly every place of a kept paragraph has the testimonies above, so that changed words need this much more.
    // Lower numbers keep more rewritten passages of books (1.0: +0.3 %) and show more ghosts of short texts (+7 % of the cut ones).
    private const double OfChange = 2;

    // Shares between these turn from no testimony to full testimony.
    private const double NoShare = 0.1, FullShare = 0.4;

    // A find as sure as this needs no counter-check.
    private const double Sure = 0.8;

    private const int MostLandings = 4;

    /// <summary>Where a piece of one old paragraph may stand, best first; empty when it was cut.</summary>
    public static List<Landing> Find(RevisionPair pair, int old, TextSpan piece)
    {
        var quote = Pattern(pair, old, piece);
        var successors = pair.SuccessorsOf(old);
        if (quote.Length == 0 || pair.FreeFresh.IsEmpty) return [];
        var landings = new List<Landing>();
        foreach (var place in Resolver.Ranked(quote, pair.FreeFresh.Index))
        {
            var fresh = pair.FreeFresh.ParagraphAt(place.Start);
            var trust = Math.Clamp((successors.Share(fresh) - NoShare) / (FullShare - NoShare), 0, 1);
            var testified = place with { Odds = place.Odds + OfTrust * trust + (pair.Order.Keeps(old, fresh) ? OfOrder : 0) };
            if (!Judgement.Found(testified with { Odds = testified.Odds - (place.Similarity < 1 ? OfChange : 0) }, quote.Length) || !IsOurs(pair, piece, place, trust)) continue;
            landings.Add(new Landing(place, fresh, testified.Score));
        }

        landings.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Place.Start.CompareTo(b.Place.Start));
        return landings.Count > MostLandings ? landings[..MostLandings] : landings;
    }

    private static QuotePattern Pattern(RevisionPair pair, int old, TextSpan piece)
    {
        var paragraph = pair.Old[old].Span;
        var before = new TextSpan(Math.Max(paragraph.Start, piece.Start - Context), piece.Start);
        var after = new TextSpan(piece.End, Math.Min(paragraph.End, piece.End + Context));
        var start = pair.HeirOf(old) is { } best ? pair.FreeFresh.StartOf(best) : null;
        return new QuotePattern(
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
        var quote = new QuotePattern(new TextQuoteSelector(
            span.Of(pair.FreshText),
            pair.FreshText[Math.Max(paragraph.Start, span.Start - Context)..span.Start],
            pair.FreshText[span.End..Math.Min(paragraph.End, span.End + Context)]));
        var origins = Resolver.Ranked(quote, pair.FreeOld.Index);
        return origins.Count == 0 || pair.FreeOld.Index.Folded.ToOriginal(origins[0].Start, origins[0].End).Overlaps(piece);
    }
}
