using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Articles;
using OpinionLens.Reading.Text;

namespace OpinionLens.Web.Pages.Home;

/// <summary>How to read a claim, shown on a short paragraph in which more than the author speaks.</summary>
public sealed partial class Specimen
{
    private const int MostNotes = 4;
    private ReadingLine? line;

    /// <summary>The article it is taken from; null shows the heading alone.</summary>
    [Parameter]
    public ArticleReading? Reading { get; set; }

    protected override void OnParametersSet()
    {
        if (Reading is null) return;
        line = new ReadingPlan(Reading, ColourBy.Voice, null).Lines
            .Where(l => l.Notes.Count is > 0 and <= MostNotes && l.Paragraph.Role == ParagraphRole.Body)
            .OrderByDescending(l => l.Notes.Select(n => n.Claim.Claim.Voice).Distinct().Count()).ThenBy(l => l.Paragraph.Text.Length).FirstOrDefault();
    }
}
