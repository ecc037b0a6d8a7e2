namespace OpinionLens.Anchoring.Text;

/// <summary>Counts code points of texts that need not be valid Unicode: half a surrogate pair alone is one.</summary>
internal static class CodePoints
{
    public static int ToUnits(string text, int points)
    {
        var at = 0;
        for (; points > 0 && at < text.Length; points--) at += IsPair(text, at) ? 2 : 1;
        return at;
    }

    public static int Before(string text, int units)
    {
        var (points, at) = (0, 0);
        while (at < text.Length && at + (IsPair(text, at) ? 2 : 1) is var next && next <= units) (at, points) = (next, points + 1);
        return points;
    }

    private static bool IsPair(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
}
