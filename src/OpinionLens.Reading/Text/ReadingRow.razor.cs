using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Reading.Text;

/// <summary>A paragraph in the reader: number, text, notes.</summary>
public sealed partial class ReadingRow
{
    /// <summary>Notes shown before the fold; one more is shown rather than folded alone.</summary>
    private const int Shown = 3;
    private string number = "";
    private string label = "";
    private string lang = "";

    [Parameter, EditorRequired]
    public ReadingLine Line { get; set; } = null!;

    /// <summary>Slug of the article: claims of others are named with theirs.</summary>
    [Parameter, EditorRequired]
    public string Article { get; set; } = "";

    /// <summary>BCP-47 of the article, for paragraphs that have none of their own.</summary>
    [Parameter, EditorRequired]
    public string Language { get; set; } = "";

    /// <summary>What the number of the paragraph meant before; null where it always meant this.</summary>
    [Parameter]
    public AddressStop? Stop { get; set; }

    /// <summary>Number of the revision that is read.</summary>
    [Parameter]
    public int Revision { get; set; }

    protected override void OnParametersSet()
    {
        number = Line.Paragraph.Ordinal.ToString(CultureInfo.InvariantCulture);
        label = $"Paragraph {number}" + (Line.Paragraph.Role == ParagraphRole.Body ? "" : ", " + Words.Of(Line.Paragraph.Role));
        lang = Line.Paragraph.Language ?? Language;
    }
}
