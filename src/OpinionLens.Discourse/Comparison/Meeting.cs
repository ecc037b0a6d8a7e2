using OpinionLens.Discourse.Claims;

namespace OpinionLens.Discourse.Comparison;

/// <summary>Says who meets whom in a row of a comparison. Sources agree or contradict, never articles.</summary>
public static class Meeting
{
    /// <summary>"A’s author and Trump, as reported in B, contradict".</summary>
    public static string Of(ComparisonRow row, ComparisonReading comparison)
    {
        if (row.Bucket is Bucket.OnlyA) return "only in A";
        if (row.Bucket is Bucket.OnlyB) return "only in B";
        var (a, b) = (Side(row.A.Select(comparison.Claim), "A"), Side(row.B.Select(comparison.Claim), "B"));
        return row.Bucket switch
        {
            Bucket.Agree => $"{a} and {b} agree",
            Bucket.Contradict => $"{a} and {b} contradict",
            Bucket.Qualify => $"{a} and {b}: the one qualifies the other",
            _ => $"{a} and {b} speak of the same",
        };
    }

    /// <summary>The sources of one side, each with how the article has them speak.</summary>
    /// <param name="claims">At least one.</param>
    /// <param name="letter">A or B.</param>
    public static string Side(IEnumerable<ClaimReading> claims, string letter) =>
        string.Join(" and ", claims.Select(c => Source(c, letter)).Distinct());

    private static string Source(ClaimReading claim, string letter)
    {
        var names = string.Join(" and ", claim.Holders.Select(h => h.ShortName));
        return claim.Claim.Voice switch
        {
            Voice.Author => claim.Holders.Count == 0 ? $"{letter}’s author" : $"{names}, {letter}’s own voice,",
            Voice.Direct => $"{names}, as quoted in {letter},",
            _ => $"{names}, as reported in {letter},",
        };
    }
}
