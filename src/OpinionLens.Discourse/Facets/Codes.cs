namespace OpinionLens.Discourse.Facets;

/// <summary>Small numbers for ids, from 0 in the order in which they came: counting is then adding in an array.</summary>
internal sealed class Codes
{
    private readonly Dictionary<long, int> codes = [];
    private readonly List<long> ids = [];

    public int Count => ids.Count;

    public long Id(int code) => ids[code];

    /// <summary>The code of an id, made where there is none.</summary>
    public int Make(long id)
    {
        if (codes.TryGetValue(id, out var code)) return code;
        codes[id] = code = ids.Count;
        ids.Add(id);
        return code;
    }

    /// <summary>-1 for null, -2 for an id that has no code: no claim has either.</summary>
    public int Find(long? id) => id is not { } one ? -1 : codes.GetValueOrDefault(one, -2);
}
