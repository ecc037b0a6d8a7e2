namespace OpinionLens.Anchoring.Revisions;

/// <summary>Gives every piece its place: the surest first, and no two pieces that were apart end on the same words.</summary>
internal static class Settlement
{
    // Places may touch or share some words where a border was reworded; more than this part of the shorter one is the same place.
    private const double SamePlace = 0.5;

    /// <summary>Calls <paramref name="settle"/> with the chosen landing and its lead over the next one; not for pieces that are gone.</summary>
    public static void Run(IReadOnlyList<Piece> pieces, Action<Piece, Landing, double> settle)
    {
        var order = pieces.Where(p => p.Landings is { Count: > 0 })
            .OrderByDescending(p => p.Landings![0].Score).ThenBy(p => p.Span.Start).ThenBy(p => p.Span.End);
        var settled = new Dictionary<int, List<(Piece Piece, Landing Landing)>>();
        foreach (var piece in order)
        {
            var landings = piece.Landings!;
            var at = landings.FindIndex(l => !settled.TryGetValue(l.Fresh, out var there) || !there.Exists(t => Compete(piece, l, t.Piece, t.Landing)));
            if (at < 0) continue;
            if (!settled.TryGetValue(landings[at].Fresh, out var list)) settled[landings[at].Fresh] = list = [];
            list.Add((piece, landings[at]));
            settle(piece, landings[at], at + 1 < landings.Count ? Math.Clamp(landings[at].Score - landings[at + 1].Score, 0, 1) : 1);
        }
    }

    private static bool Compete(Piece a, Landing place, Piece b, Landing other)
    {
        if (a.Span.Overlaps(b.Span)) return false;
        var shared = Math.Min(place.Place.End, other.Place.End) - Math.Max(place.Place.Start, other.Place.Start);
        var shorter = Math.Min(place.Place.End - place.Place.Start, other.Place.End - other.Place.Start);
        return shared > shorter * SamePlace;
    }
}
