using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Comparison;
using OpinionLens.Language;

namespace OpinionLens.Web.Pages.Compare;

/// <summary>The two texts beside each other; below a paragraph, where its claims meet the other text.</summary>
public sealed partial class FacingTexts
{
    /// <summary>Of a statement, in a line below a paragraph.</summary>
    private const int LongestTold = 90;

    [Parameter, EditorRequired] public ComparisonReading Comparison { get; set; } = null!;

    /// <summary>The rows that are told below the paragraphs.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ComparisonRow> Rows { get; set; } = [];

    /// <summary>True where the page's script lets both scroll together.</summary>
    [Parameter] public bool Linked { get; set; }

    /// <summary>What a pair is about: the proposition that both take up, else what the other text says.</summary>
    private string About(ComparisonRow row, string letter) => Comparison.Wording(row) ?? TextAnalysis.Beginning(Comparison.Claim((letter == "A" ? row.B : row.A)[0]).Statement, LongestTold);

    /// <summary>Rows in which a claim of this paragraph meets one of the other side, with where that stands; what reads the same is told once.</summary>
    private List<(ComparisonRow Row, int Place)> Meets(ArticleReading side, int paragraph, string letter)
    {
        var here = side.Claims.Where(c => c.Passages.Any(p => p.Paragraph == paragraph && p.Revision == side.Entry.Shown?.Number)).Select(c => c.Claim.Id).ToHashSet();
        var meets = from row in Rows
                    where row.A.Count > 0 && row.B.Count > 0 && (letter == "A" ? row.A : row.B).Any(here.Contains)
                    from place in (letter == "A" ? row.B : row.A).Select(id => Comparison.Claim(id).First?.Paragraph).OfType<int>().Distinct()
                    select (Row: row, Place: place);
        return [.. meets.DistinctBy(m => (m.Place, Meeting.Of(m.Row, Comparison), About(m.Row, letter))).OrderBy(m => m.Row.Bucket).ThenBy(m => m.Place)];
    }
}
