using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Facets;
using OpinionLens.Reading.Parts;

namespace OpinionLens.Web.Pages.Claims;

/// <summary>A filter in words.</summary>
internal static class FilterWords
{
    /// <summary>One part: "held by Putin", "critical of them".</summary>
    /// <param name="name">As an address has it.</param>
    /// <param name="value">As an address has it.</param>
    /// <param name="filter">The whole filter.</param>
    /// <param name="facets">Its facets, which know the names of what was chosen.</param>
    public static string Told(string name, string value, ClaimFilter filter, FacetReading facets)
    {
        static string Named(IEnumerable<FacetValue> values, string value) => values.FirstOrDefault(v => v.Value == value)?.Label ?? value;
        return name switch
        {
            "q" => $"“{value}”",
            "source" => $"held by {Named(facets.Sources, value)}",
            "about" => $"about {Named(facets.About, value)}",
            "also" => $"and about {facets.Also ?? Named(facets.About, value)}",
            "stance" => $"{Phrases.Toward(filter.Stance!.Value)} {Named(facets.About, filter.About!)}",
            "voice" => $"{value} voice",
            "topic" => $"topic {Named(facets.Topics, value)}",
            "proposition" => $"proposition “{Named(facets.Propositions, value)}”",
            "polarity" => $"{value} it",
            "article" => $"article “{Named(facets.Articles, value)}”",
            "outlet" => $"in {Named(facets.Outlets, value)}",
            "from" => $"from {value}",
            "to" => $"to {value}",
            "state" => $"text {value}",
            "status" => value == "draft" ? "drafts" : value,
            _ => value,
        };
    }
}
