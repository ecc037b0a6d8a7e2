using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Discourse.Claims;

/// <summary>Where a quote landed, or why it did not.</summary>
public abstract record LinkResult
{
    private LinkResult() { }

    /// <summary>The passage the quote stands for.</summary>
    public sealed record Linked(Place Place, AnchorState State, double Similarity, double Margin, string Method) : LinkResult;

    /// <summary>A plain sentence saying what is wrong, and the places that come nearest, best first.</summary>
    public sealed record Refused(string Reason, IReadOnlyList<LinkCandidate> Candidates) : LinkResult;
}

/// <summary>A place that might be meant.</summary>
public sealed record LinkCandidate(Place Place, string Quote, double Similarity);

/// <summary>The heart: a claim is asserted with a quote, and lands in its paragraph and sentence or is refused with the candidates.</summary>
public static class PassageLinking
{
    /// <summary>Below this a likeness is no evidence: a third of the words would be others.</summary>
    private const double LeastSimilarity = 0.72;

    /// <summary>Two places closer than this cannot be told apart by their words.</summary>
    private const double LeastMargin = 0.06;
    private const double SameWords = 0.9999;
    private const int MostCandidates = 6;

    /// <summary>Finds the passage for a quote.</summary>
    /// <param name="text">The revision to look in.</param>
    /// <param name="quote">The words; typographic differences and light edits are forgiven.</param>
    /// <param name="paragraph">Ordinal of the only paragraph to look in, or null for all.</param>
    /// <param name="start">Where in that paragraph an editor chose the words: taken where they stand there, else they are looked for.</param>
    public static LinkResult Find(RevisionText text, string quote, int? paragraph = null, int? start = null)
    {
        if (string.IsNullOrWhiteSpace(quote)) return new LinkResult.Refused("The quote is empty.", []);
        if (paragraph is { } at && start is { } from && text.Paragraph(at) is { } chosen && StandsAt(chosen, quote, from))
            return new LinkResult.Linked(new Place(at, chosen.SentenceAt(from), from, from + quote.Length), AnchorState.Exact, 1, 1, "chosen");
        if (paragraph is { } only && text.Paragraph(only) is null)
            return new LinkResult.Refused($"There is no paragraph {only}; the text has {text.Paragraphs.Count}.", []);
        var candidates = TextAnchoring.Candidates(text.Index, new TextQuoteSelector(quote.Trim()), MostCandidates)
            .Select(c => (Candidate: c, Place: text.PlaceOf(c.Span)))
            .Where(c => c.Place is { } place && (paragraph ?? place.Paragraph) == place.Paragraph)
            .Select(c => new LinkCandidate(c.Place!.Value, text.WordsAt(c.Place.Value), c.Candidate.Similarity))
            .OrderByDescending(c => c.Similarity).ThenBy(c => c.Place.Paragraph).ThenBy(c => c.Place.Start)
            .ToList();
        return Choose(quote.Trim(), candidates);
    }

    private static bool StandsAt(Paragraph paragraph, string quote, int start) =>
        start >= 0 && start + quote.Length <= paragraph.Text.Length && string.CompareOrdinal(paragraph.Text, start, quote, 0, quote.Length) == 0;

    private static LinkResult Choose(string quote, IReadOnlyList<LinkCandidate> candidates)
    {
        var near = candidates.Where(c => c.Similarity >= LeastSimilarity).ToList();
        if (near.Count == 0) return new LinkResult.Refused("These words do not stand in the text.", candidates);
        var verbatim = near.Where(c => c.Quote == quote).ToList();
        var same = verbatim.Count > 0 ? verbatim : near.Where(c => c.Similarity >= SameWords).ToList();
        if (same.Count > 1)
            return new LinkResult.Refused($"These words stand in the text {same.Count} times; name the paragraph or give a longer quote.", same);
        if (same.Count == 1) return Land(same[0], verbatim.Count > 0 ? "verbatim" : "typographic", AnchorState.Exact, near);
        if (near.Count > 1 && near[0].Similarity - near[1].Similarity < LeastMargin)
            return new LinkResult.Refused("Several places come equally near to these words; quote the text exactly.", near);
        return Land(near[0], "approximate", AnchorState.Changed, near);
    }

    private static LinkResult.Linked Land(LinkCandidate chosen, string method, AnchorState state, List<LinkCandidate> near)
    {
        var second = near.Where(c => c != chosen).Select(c => c.Similarity).DefaultIfEmpty(0).Max();
        return new(chosen.Place, state, chosen.Similarity, Math.Max(0, chosen.Similarity - second), method);
    }
}
