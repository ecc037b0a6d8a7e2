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
        var (here, there) = (mine.Length == 0 ? "an unnamed source" : mine, theirs.Length == 0 ? "an unnamed source" : theirs);
        var elsewhere = other.Article.Slug == claim.Article.Slug ? "" : $", in “{other.Article.Title}”,";
        if (here == there) return $"{Phrases.Sentence(here)}: both{(elsewhere.Length == 0 ? "" : " (the other" + elsewhere.TrimEnd(',') + ")")}: {Alone(other.Relation.Kind)}";
        var (first, second) = other.Relation.FromId == claim.Claim.Id ? (here, there + elsewhere.TrimEnd(',')) : (there + elsewhere, here);
        return Phrases.Sentence(other.Relation.Kind switch
        {
            RelationKind.Contradicts => $"{here} and {there}{elsewhere} contradict each other",
            // A name may be of many: "the editors" support what "the mayor" supports.
            RelationKind.Supports => $"The words of {first} support those of {second}",
            RelationKind.Qualifies => $"The words of {first} qualify those of {second}",
            _ => $"{here} and {there}{elsewhere} speak of the same",
        });
    }

    private static string Alone(RelationKind kind) => kind switch
    {
        RelationKind.Contradicts => "the two contradict",
        RelationKind.Supports => "the one supports the other",
        RelationKind.Qualifies => "the one qualifies the other",
        _ => "the two are related",
    };
}
