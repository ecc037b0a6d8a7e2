using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;

namespace OpinionLens.Web.Pages.Compare;

/// <summary>The address of a comparison, read: which rows it asks for, and what in it names nothing among them.</summary>
/// <param name="Filter">Without what names nothing.</param>
/// <param name="Ignored">What was left out, for people; empty where all is known.</param>
public sealed record RowQuery(RowFilter Filter, IReadOnlyList<string> Ignored)
{
    /// <summary>Reads a query.</summary>
    /// <param name="query">Of the address; an empty value asks for nothing.</param>
    /// <param name="met">The claims whose rows are narrowed.</param>
    /// <param name="last">The last bucket that such rows can be in.</param>
    public static RowQuery Read(IQueryCollection query, ClaimsMet met, Bucket last = Bucket.OnlyB)
    {
        var ignored = new List<string>();
        var claims = met.Rows.SelectMany(r => r.A.Concat(r.B)).Distinct().Select(met.Claim).ToList();
        string? Known(string name, Func<string, bool> isKnown, string why)
        {
            var value = query[name].FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
            if (value is null || isKnown(value)) return value;
            ignored.Add($"“{value}” as {name} ({why})");
            return null;
        }

        var bucket = Words.Read<Bucket>(Known("bucket", v => Words.Read<Bucket>(v) <= last, $"there are {string.Join(", ", Words.All<Bucket>().Take((int)last + 1))}"));
        var topic = Known("topic", v => claims.Exists(c => c.Topics.Any(t => t.Slug == v)), "none of these claims is on it");
        var actor = Known("actor", v => claims.Exists(c => RowFilter.Named(c).Any(a => a.Slug == v)), "none of these claims names it");
        return new(new(bucket, topic, actor, Known("unconfirmed", v => v == "hide", "there is hide") is not null), ignored);
    }
}
