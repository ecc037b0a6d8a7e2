using System.Globalization;

namespace OpinionLens.Web.Pages.Claims;

/// <summary>Counts of claims as pages tell them: exact to a thousand, beyond as "1,000+".</summary>
internal static class FacetNumbers
{
    private const int Most = 1000;

    public static string Told(int count) => count > Most ? "1,000+" : count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 claim", "1,000+ claims".</summary>
    public static string Claims(int count) => $"{Told(count)} {(count == 1 ? "claim" : "claims")}";
}
