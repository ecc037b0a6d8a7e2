using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Comparison;

public enum Bucket { Agree, Contradict, Qualify, Related, OnlyA, OnlyB }

/// <summary>A claim as a comparison needs it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Order">Its place in the reading order of its article.</param>
/// <param name="Topic">Slug of its first topic, or null.</param>
/// <param name="Proposition">Id of its proposition, or null.</param>
/// <param name="Polarity">Null exactly without a proposition.</param>
public sealed record ComparedClaim(long Id, int Order, string? Topic, long? Proposition, Polarity? Polarity);

/// <summary>A row: all claims of one proposition in one bucket, else one related pair, else one claim that meets nothing.</summary>
/// <param name="Bucket">How the sides stand to each other.</param>
/// <param name="A">Claim ids of the first article, in reading order.</param>
/// <param name="B">Claim ids of the second.</param>
/// <param name="Proposition">Id of the shared proposition, or null.</param>
/// <param name="Topic">Slug, or null.</param>
/// <param name="Relations">The relations that make or confirm the row.</param>
public sealed record ComparisonRow(
    Bucket Bucket, IReadOnlyList<long> A, IReadOnlyList<long> B, long? Proposition, string? Topic, IReadOnlyList<Relation> Relations)
{
    /// <summary>True for a pair that nobody has confirmed: it is drawn open, and can be hidden.</summary>
    public bool IsOpen => Relations.Count > 0 && Proposition is null && Relations.All(r => !r.Confirmed);
}

/// <summary>Where two sets of claims agree, contradict or speak past each other. Pure: swapping the sides swaps the answer.</summary>
public static class ArticleComparison
{
    /// <summary>Compares two articles' published claims.</summary>
    /// <param name="a">Claims of the first.</param>
    /// <param name="b">Claims of the second; the same list compares an article with itself.</param>
    /// <param name="relations">Relations between them, in either direction; others are ignored.</param>
    /// <returns>Rows by bucket, topic and reading order.</returns>
    public static IReadOnlyList<ComparisonRow> Of(IReadOnlyList<ComparedClaim> a, IReadOnlyList<ComparedClaim> b, IReadOnlyList<Relation> relations)
    {
        var pairs = Pairs(a, b, relations);
        var rows = ByProposition(a, b, pairs).ToList();
        rows.AddRange(pairs.Where(p => !rows.Any(r => r.Bucket == p.Bucket && r.A.Contains(p.A.Id) && r.B.Contains(p.B.Id)))
            .GroupBy(p => (p.Bucket, A: p.A.Id, B: p.B.Id))
            .Select(g => new ComparisonRow(g.Key.Bucket, [g.Key.A], [g.Key.B], null, TopicOf(g.First().A, g.First().B), [.. g.Where(p => p.Relation is not null).Select(p => p.Relation!)]))
            .ToList());
        var meetsA = rows.SelectMany(r => r.A).ToHashSet();
        var meetsB = rows.SelectMany(r => r.B).ToHashSet();
        rows.AddRange(a.Where(c => !meetsA.Contains(c.Id)).Select(c => new ComparisonRow(Bucket.OnlyA, [c.Id], [], c.Proposition, c.Topic, [])));
        rows.AddRange(b.Where(c => !meetsB.Contains(c.Id)).Select(c => new ComparisonRow(Bucket.OnlyB, [], [c.Id], c.Proposition, c.Topic, [])));
        return Ordered(rows, a, b);
    }

    private sealed record Pair(Bucket Bucket, ComparedClaim A, ComparedClaim B, Relation? Relation);

    private static List<Pair> Pairs(IReadOnlyList<ComparedClaim> a, IReadOnlyList<ComparedClaim> b, IReadOnlyList<Relation> relations)
    {
        var ofA = a.ToDictionary(c => c.Id);
        var ofB = b.ToDictionary(c => c.Id);
        var pairs = new List<Pair>();
        foreach (var relation in relations)
        {
            if (ofA.TryGetValue(relation.FromId, out var from) && ofB.TryGetValue(relation.ToId, out var to)) pairs.Add(new(BucketOf(relation.Kind), from, to, relation));
            if (ofA.TryGetValue(relation.ToId, out from) && ofB.TryGetValue(relation.FromId, out to)) pairs.Add(new(BucketOf(relation.Kind), from, to, relation));
        }
        // A claim that stands on both sides (an article compared with itself) agrees with itself.
        pairs.AddRange(a.Where(c => ofB.ContainsKey(c.Id)).Select(c => new Pair(Bucket.Agree, c, ofB[c.Id], null)));
        return pairs;
    }

    private static IEnumerable<ComparisonRow> ByProposition(IReadOnlyList<ComparedClaim> a, IReadOnlyList<ComparedClaim> b, List<Pair> pairs)
    {
        var ofB = b.Where(c => c.Proposition is not null).ToLookup(c => c.Proposition);
        foreach (var group in a.Where(c => c.Proposition is not null).GroupBy(c => c.Proposition))
        {
            var others = ofB[group.Key].ToList();
            foreach (var bucket in new[] { Bucket.Agree, Bucket.Contradict })
            {
                bool Meets(ComparedClaim x, ComparedClaim y) => x.Polarity == y.Polarity == (bucket == Bucket.Agree);
                var left = group.Where(x => others.Any(y => Meets(x, y))).ToList();
                var right = others.Where(y => group.Any(x => Meets(x, y))).ToList();
                if (left.Count == 0) continue;
                var ids = (A: left.Select(c => c.Id).ToList(), B: right.Select(c => c.Id).ToList());
                yield return new(bucket, ids.A, ids.B, group.Key, TopicOf(left[0], right[0]),
                    [.. pairs.Where(p => p.Bucket == bucket && p.Relation is not null && ids.A.Contains(p.A.Id) && ids.B.Contains(p.B.Id)).Select(p => p.Relation!).Distinct()]);
            }
        }
    }

    /// <summary>One topic for a row, whichever side is called A.</summary>
    private static string? TopicOf(ComparedClaim x, ComparedClaim y) =>
        x.Topic is null || y.Topic is null ? x.Topic ?? y.Topic : string.CompareOrdinal(x.Topic, y.Topic) <= 0 ? x.Topic : y.Topic;

    private static List<ComparisonRow> Ordered(List<ComparisonRow> rows, IReadOnlyList<ComparedClaim> a, IReadOnlyList<ComparedClaim> b)
    {
        var order = a.Concat(b).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Order);
        return [.. rows.OrderBy(r => r.Bucket).ThenBy(r => r.Topic is null).ThenBy(r => r.Topic, StringComparer.Ordinal)
            .ThenBy(r => r.A.Concat(r.B).Min(id => order[id])).ThenBy(r => r.A.Concat(r.B).Min())];
    }

    /// <summary>The bucket into which a relation puts its pair.</summary>
    public static Bucket BucketOf(RelationKind kind) => kind switch
    {
        RelationKind.Supports => Bucket.Agree,
        RelationKind.Contradicts => Bucket.Contradict,
        RelationKind.Qualifies => Bucket.Qualify,
        _ => Bucket.Related,
    };
}
