namespace OpinionLens.Anchoring.Selectors;

internal static class Describer
{
    public static TextSelectors Shortest(string text, TextSpan span) => throw new NotImplementedException();
    public static TextSelectors Fixed(string text, TextSpan span, int context) => throw new NotImplementedException();
}
