namespace OpinionLens.Anchoring.Matching;

internal static class Resolver
{
    public static Anchor? AtPosition(string text, TextSelectors selectors) => throw new NotImplementedException();
    public static Anchor Resolve(TextIndex index, TextSelectors selectors) => throw new NotImplementedException();
    public static IReadOnlyList<Candidate> Candidates(TextIndex index, TextQuoteSelector quote, int most) => throw new NotImplementedException();
}
