using System.Globalization;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Comparison;

/// <summary>Says who meets whom in a row of a comparison. Sources agree or contradict, never articles.</summary>
public static class Meeting
{
    /// <summary>"A’s author (Ricardo Israel) and Trump, as reported in B, contradict".</summary>
    public static string Of(ComparisonRow row, ComparisonReading comparison)
    {
        if (row.Bucket is Bucket.OnlyA) return "only in A";
        if (row.Bucket is Bucket.OnlyB) return "only in B";
        var (a, b) = (Side(row.A.Select(comparison.Claim), "A"), Side(row.B.Select(comparison.Claim), "B"));
        var told = row.Bucket switch
        {
            Bucket.Agree => $"{a} and {b} agree",
            Bucket.Contradict => $"{a} and {b} contradict",
            Bucket.Qualify => Qualified(row, a, b),
            _ => $"{a} and {b} speak of the same matter",
        };
        return char.ToUpperInvariant(told[0]) + told[1..];
    }

    /// <summary>The sources of one side, each with how the article has them speak; ends in a comma after an "as reported in A".</summary>
    /// <param name="claims">At least one.</param>
    /// <param name="letter">A or B.</param>
    public static string Side(IEnumerable<ClaimReading> claims, string letter) =>
        string.Join(" and ", claims.GroupBy(Speaking).Select(g => Told(g.Key, g.SelectMany(c => c.Holders).DistinctBy(h => h.Id).ToList(), letter)));

    /// <summary>Who put the row where it is: the proposition that both sides take up, or an editor's or a rule's link.</summary>
    public static string Decided(ComparisonRow row)
    {
        if (row.Relations.Count == 0) return row.Proposition is null ? "the same claim" : "by the proposition that both take up";
        var by = row.Relations.Select(r => r.DecidedBy == DecidedBy.Editor ? "by an editor"
            : r.Score is { } score ? string.Create(CultureInfo.InvariantCulture, $"by a rule, {score:0.00}") : "by a rule").Distinct();
        return "linked " + string.Join(" and ", by) + (row.Relations.All(r => r.Confirmed) ? "" : ", not confirmed");
    }

    /// <summary>How a source comes to speak in an article: one phrase each.</summary>
    private enum Manner { Author, Outlet, Quoted, Reported }

    private static Manner Speaking(ClaimReading claim) => claim.Claim.Voice switch
    {
        Voice.Author => claim.Holders.Any(h => h.Kind != ActorKind.Person) ? Manner.Outlet : Manner.Author,
        Voice.Direct => Manner.Quoted,
        _ => Manner.Reported,
    };

    private static string Told(Manner manner, List<ActorTag> holders, string letter)
    {
        string Names(Func<ActorTag, string> name) => string.Join(" and ", holders.Select(h => Inside(name(h))));
        return manner switch
        {
            Manner.Author when holders.Count == 0 => $"{letter}’s author",
            Manner.Author => $"{letter}’s {(holders.Count == 1 ? "author" : "authors")} ({Names(h => h.Name)})",
            Manner.Outlet => $"{Names(h => h.Name)}, in {letter}’s own voice,",
            Manner.Quoted => $"{Names(h => h.ShortName)}, as quoted in {letter},",
            _ => $"{Names(h => h.ShortName)}, as reported in {letter},",
        };
    }

    /// <summary>A name as it stands inside a sentence: a description's own "A" is written small.</summary>
    private static string Inside(string name) => name.StartsWith("A ", StringComparison.Ordinal) || name.StartsWith("An ", StringComparison.Ordinal) ? "a" + name[1..] : name;

    /// <summary>A qualification has a direction; where the links point both ways, each qualifies the other.</summary>
    private static string Qualified(ComparisonRow row, string a, string b)
    {
        var fromA = row.Relations.Any(r => row.A.Contains(r.FromId));
        var fromB = row.Relations.Any(r => row.B.Contains(r.FromId));
        return fromA == fromB ? $"{a} and {b} qualify each other"
            : $"The words of {(fromA ? a : b)} qualify those of {(fromA ? b : a).TrimEnd(',')}";
    }
}
