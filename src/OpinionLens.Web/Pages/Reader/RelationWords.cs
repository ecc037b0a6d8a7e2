using OpinionLens.Discourse.Claims;
using OpinionLens.Reading.Parts;

namespace OpinionLens.Web.Pages.Reader;

/// <summary>Who agrees or disagrees with whom. It is always sources that do: an article only reports them.</summary>
internal static class RelationWords
{
    public static string Of(ClaimReading claim, RelatedClaim other)
    {
        var mine = Phrases.Join(claim.Holders.Select(h => h.Name));
        var theirs = Phrases.Join(other.Holders);
        var (here, there) = (mine.Length == 0 ? "An unnamed source" : mine, theirs.Length == 0 ? "an unnamed source" : theirs);
        var elsewhere = other.Article.Slug == claim.Article.Slug ? "" : $", in “{other.Article.Title}”,";
        if (here == there) return $"{here} holds both{(elsewhere.Length == 0 ? "" : " (the other" + elsewhere.TrimEnd(',') + ")")}: {Alone(other.Relation.Kind)}";
        var (first, second) = other.Relation.FromId == claim.Claim.Id ? (here, there + elsewhere.TrimEnd(',')) : (there + elsewhere, here);
        return other.Relation.Kind switch
        {
            RelationKind.Contradicts => $"{here} and {there}{elsewhere} contradict each other",
            RelationKind.Supports => $"{first} {Verb("support", first)} {second}",
            RelationKind.Qualifies => $"{first} {Verb("qualify", first)} {second}",
            _ => $"{here} and {there}{elsewhere} speak of the same",
        };
    }

    /// <summary>Several sources support, one supports.</summary>
    private static string Verb(string verb, string names) => names.Contains(" and ", StringComparison.Ordinal) ? verb : verb == "qualify" ? "qualifies" : verb + "s";

    private static string Alone(RelationKind kind) => kind switch
    {
        RelationKind.Contradicts => "the two contradict",
        RelationKind.Supports => "the one supports the other",
        RelationKind.Qualifies => "the one qualifies the other",
        _ => "the two are related",
    };
}
