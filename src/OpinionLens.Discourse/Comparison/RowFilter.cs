using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Comparison;

/// <summary>What the rows of a comparison are narrowed to. Null or empty means any.</summary>
/// <param name="Bucket">The only bucket wanted.</param>
/// <param name="Topic">Slug of a topic that a claim of the row is on.</param>
/// <param name="Actor">Slug of an actor that holds a claim of the row, or that one is about.</param>
/// <param name="HidesOpen">True to leave out pairs that nobody has confirmed.</param>
public sealed record RowFilter(Bucket? Bucket = null, string? Topic = null, string? Actor = null, bool HidesOpen = false)
{
    public bool IsEmpty => Bucket is null && string.IsNullOrEmpty(Topic) && string.IsNullOrEmpty(Actor) && !HidesOpen;

    /// <summary>As a query of an address, with its question mark; empty where nothing is narrowed.</summary>
    public string Query
    {
        get
        {
            (string Name, string? Value)[] parts = [("bucket", Words.Of(Bucket)), ("topic", Topic), ("unconfirmed", HidesOpen ? "hide" : null), ("actor", Actor)];
            var told = parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToList();
            return told.Count == 0 ? "" : "?" + string.Join('&', told);
        }
    }

    /// <summary>The rows that fit, in the order of the comparison.</summary>
    public IReadOnlyList<ComparisonRow> Of(ClaimsMet met) => [.. met.Rows.Where(r => Fits(r, met))];

    /// <summary>Who is named in a claim: its holders, then whom it is about.</summary>
    public static IEnumerable<ActorTag> Named(ClaimReading claim) => claim.Holders.Concat(claim.About.Select(a => a.Actor)).DistinctBy(a => a.Slug);

    /// <summary>How many rows each topic has in each bucket, under the rest of the filter: each number is the length of the list that the filter with that topic and bucket gives. Topics of most pairs first.</summary>
    public IReadOnlyList<(TopicTag Topic, IReadOnlyDictionary<Bucket, int> Counts)> ByTopic(ClaimsMet met)
    {
        var counts = new Dictionary<TopicTag, Dictionary<Bucket, int>>();
        foreach (var row in (this with { Bucket = null, Topic = null }).Of(met))
            foreach (var topic in row.A.Concat(row.B).SelectMany(id => met.Claim(id).Topics).Distinct())
            {
                if (!counts.TryGetValue(topic, out var own)) counts[topic] = own = [];
                own[row.Bucket] = own.GetValueOrDefault(row.Bucket) + 1;
            }

        return [.. counts.OrderByDescending(c => c.Value.Where(b => b.Key < Comparison.Bucket.OnlyA).Sum(b => b.Value)).ThenBy(c => c.Key.Name, StringComparer.Ordinal).Select(c => (c.Key, (IReadOnlyDictionary<Bucket, int>)c.Value))];
    }

    private bool Fits(ComparisonRow row, ClaimsMet met)
    {
        if ((Bucket is not null && row.Bucket != Bucket) || (HidesOpen && row.IsOpen)) return false;
        return IsAbout([.. row.A.Concat(row.B).Select(met.Claim)]);
    }

    /// <summary>Whether some claims beside each other are on the topic, and name the actor, that are asked for.</summary>
    public bool IsAbout(IReadOnlyList<ClaimReading> claims) =>
        (string.IsNullOrEmpty(Topic) || claims.Any(c => c.Topics.Any(t => t.Slug == Topic))) && (string.IsNullOrEmpty(Actor) || claims.Any(c => Named(c).Any(a => a.Slug == Actor)));
}
