namespace OpinionLens.Discourse.Facets;

/// <summary>Which claims have a code, by rising index: whoever asks about one actor or one proposition passes only its own claims. Four bytes for each code of each claim.</summary>
internal sealed class Postings
{
    private readonly int[] from, claims;

    /// <param name="codes">How many codes there are.</param>
    /// <param name="values">The codes of claim after claim; a negative one is none.</param>
    /// <param name="start">Where those of each claim begin, and one more for the end; null where every claim has just one.</param>
    public Postings(int codes, int[] values, int[]? start)
    {
        from = new int[codes + 1];
        foreach (var code in values) if (code >= 0) from[code + 1]++;
        for (var code = 0; code < codes; code++) from[code + 1] += from[code];
        claims = new int[from[codes]];
        var next = from[..codes];
        var count = start is null ? values.Length : start.Length - 1;
        for (var i = 0; i < count; i++)
            for (var l = start?[i] ?? i; l < (start?[i + 1] ?? i + 1); l++)
                if (values[l] >= 0) claims[next[values[l]]++] = i;
    }

    /// <summary>The claims of a code, one that has it twice (who holds it is also spoken of) twice in a row. None for a negative code.</summary>
    public ArraySegment<int> Of(int code) => code < 0 || code + 1 >= from.Length ? ArraySegment<int>.Empty : new(claims, from[code], from[code + 1] - from[code]);
}
