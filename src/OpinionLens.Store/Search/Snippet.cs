using OpinionLens.Language;

namespace OpinionLens.Store.Search;

/// <summary>Cuts the piece of a text that answers a query. Our own code, so that both databases show the same.</summary>
internal static class Snippet
{
    /// <summary>The text, or a piece of it at word borders around the first hit, with the spans of all hits in the piece.</summary>
    /// <param name="text">What was found.</param>
    /// <param name="query">The tokens looked for.</param>
    /// <param name="length">Most UTF-16 units, without the signs of omission.</param>
    public static (string Text, IReadOnlyList<(int Start, int End)> Marks) Of(string text, SearchQuery query, int length)
    {
        var wanted = query.Words.Concat(query.Phrases.SelectMany(p => p)).ToHashSet();
        var hits = TextAnalysis.SearchTokens(text).Where(t => wanted.Contains(t.Token)).ToList();
        if (text.Length <= length) return (text, [.. hits.Select(h => (h.Start, h.End))]);
        var first = hits.Count > 0 ? hits[0].Start : 0;
        var start = WordStart(text, Math.Clamp(first - length / 3, 0, text.Length - length));
        var end = WordEnd(text, Math.Min(text.Length, start + length));
        var before = start > 0 ? "… " : "";
        var shift = before.Length - start;
        return (before + text[start..end] + (end < text.Length ? " …" : ""),
            [.. hits.Where(h => h.Start >= start && h.End <= end).Select(h => (h.Start + shift, h.End + shift))]);
    }

    private static int WordStart(string text, int at)
    {
        if (at == 0) return 0;
        var blank = text.IndexOf(' ', at);
        return blank < 0 || blank - at > 40 ? at : blank + 1;
    }

    private static int WordEnd(string text, int at)
    {
        if (at >= text.Length) return text.Length;
        var blank = text.LastIndexOf(' ', at - 1, Math.Min(at, 40));
        return blank < 0 ? at : blank;
    }
}
