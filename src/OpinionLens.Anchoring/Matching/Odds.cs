namespace OpinionLens.Anchoring.Matching;

/// <summary>
/// The logarithm of the odds that a place is the passage and not a look-alike: a sum of testimonies. The weights were fitted
/// (conditional logistic regression over all places looked at) on seeds of the revision workload.
/// </summary>
internal static class Odds
{
    // Letters, as 1 - edit distance: they speak where recognition errors leave few words whole.
    private const double OfLetters = 3.2;

    // Surviving words weighed by rarity: of quote and neighbours together, and of the quote alone.
    private const double OfAllWords = 4.6, OfQuoteWords = 3.3;

    // A passage that was cut leaves its neighbours behind: they must not speak for a place that has little of the quote itself.
    private const double OfLack = -7.7, EnoughLeft = 0.7;

    // Every nat of surviving words, against the number of places where they could stand by chance.
    private const double OfNats = 0.025, OfTextLength = -0.41;

    // A look-alike shares a phrase and the neighbours on one side of it; the passage has its neighbours on both.
    private const double OfWeakerSide = 4.9, OfStrongerSide = 1.3;

    // An edit before a passage shifts it by little, in proportion to where it stood; paragraphs that are carried off go anywhere.
    private const double OfDistance = -1.16, UnknownDistance = 1;
    private const double NearUnits = 200, NearShare = 0.03;

    private const double None = -2.5;

    // A side that the quote came without speaks neither for nor against.
    private const double UnknownSide = 0.5;

    /// <summary>A quote without known neighbours that starts or ends within a word of the text is probably not meant.</summary>
    public const double CutWord = 0.5;

    public static double Of(Place place, QuotePattern quote, TextIndex index)
    {
        var (before, after) = (place.Before ?? place.After ?? UnknownSide, place.After ?? place.Before ?? UnknownSide);
        return None + OfLetters * place.Similarity
            + OfLack * Math.Max(0, EnoughLeft - place.Evidence)
            + OfAllWords * place.Left.OfAll + OfQuoteWords * place.Left.OfQuote + OfNats * place.Left.Nats
            + OfWeakerSide * Math.Min(before, after) + OfStrongerSide * Math.Max(before, after)
            + OfDistance * Distance(place.Start, quote.Hint) + OfTextLength * Math.Log(index.Folded.Length + 1);
    }

    public static double Distance(int start, int? hint) =>
        hint is { } expected ? Math.Log(1 + Math.Abs(start - (double)expected) / (NearUnits + NearShare * expected)) : UnknownDistance;
}
