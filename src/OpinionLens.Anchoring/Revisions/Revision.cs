namespace OpinionLens.Anchoring.Revisions;

internal static class Revision
{
    public static IReadOnlyList<Anchor> Carry(string oldText, string newText, IReadOnlyList<TextSpan> spans) => throw new NotImplementedException();
}
