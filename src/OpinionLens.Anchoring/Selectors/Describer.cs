namespace OpinionLens.Anchoring.Selectors;

/// <summary>Makes selectors of a passage.</summary>
internal static class Describer
{
    private const int MostContext = 256;

    /// <summary>Other places looked at; beyond that the text repeats itself and the position decides.</summary>
    private const int MostPlaces = 4096;

    public static TextSelectors Fixed(string text, TextSpan span, int context)
    {
        Check(text, span);
        if (context < 0) throw new ArgumentException("The context has at least no units.", nameof(context));
        return Make(text, span, context, context);
    }

    public static TextSelectors Shortest(string text, TextSpan span)
    {
        Check(text, span);
        int prefix = 0, suffix = 0, seen = 0;
        var exact = text.AsSpan(span.Start, span.Length);
        for (var at = text.IndexOf(exact.ToString(), StringComparison.Ordinal); at >= 0 && ++seen <= MostPlaces; at = text.IndexOf(exact.ToString(), at + 1, StringComparison.Ordinal))
        {
            if (at == span.Start) continue;
            // Enough already to tell this place from ours?
            var (before, after) = (SameBefore(text, at, span.Start), SameAfter(text, at + exact.Length, span.End));
            if (before < prefix || after < suffix) continue;
            // A side tells them apart one unit further, unless our text or the bound ends there. Where neither can, the position decides.
            var (left, right) = (Math.Min(MostContext, span.Start) - before, Math.Min(MostContext, text.Length - span.End) - after);
            if (left > 0 && (right <= 0 || before - prefix <= after - suffix)) prefix = before + 1;
            else if (right > 0) suffix = after + 1;
        }
        return Make(text, span, prefix, suffix);
    }

    private static void Check(string text, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (span.IsEmpty) throw new ArgumentException("An empty span has no words to be found again.", nameof(span));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.End, text.Length, nameof(span));
    }

    private static TextSelectors Make(string text, TextSpan span, int prefix, int suffix) => new(
        new(span.Of(text), text[Math.Max(0, span.Start - prefix)..span.Start], text[span.End..Math.Min(text.Length, span.End + suffix)]),
        new TextPositionSelector(span.Start, span.End));

    private static int SameBefore(string text, int a, int b)
    {
        var n = 0;
        while (n < MostContext && n < a && n < b && text[a - 1 - n] == text[b - 1 - n]) n++;
        return n;
    }

    private static int SameAfter(string text, int a, int b)
    {
        var n = 0;
        while (n < MostContext && a + n < text.Length && b + n < text.Length && text[a + n] == text[b + n]) n++;
        return n;
    }
}
