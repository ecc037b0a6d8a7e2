using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Articles;
using OpinionLens.Language;

namespace OpinionLens.Web.Pages.Import;

/// <summary>A paragraph that waits: what it is, its text, and what can be done to it.</summary>
public sealed partial class CheckRow
{
    private string key = "", number = "";
    private IReadOnlyList<Sentence> sentences = [];

    [Parameter, EditorRequired] public ProposedParagraph Paragraph { get; set; } = null!;

    /// <summary>As it will be in the article; 0 for a dropped one.</summary>
    [Parameter, EditorRequired] public int Number { get; set; }

    /// <summary>BCP-47 of the text.</summary>
    [Parameter, EditorRequired] public string Language { get; set; } = "";

    /// <summary>There is nothing above that it could be joined with.</summary>
    [Parameter] public bool IsFirst { get; set; }

    /// <summary>Shows where it can be split.</summary>
    [Parameter] public bool IsSplitting { get; set; }

    /// <summary>Shows its words in a field.</summary>
    [Parameter] public bool IsEditing { get; set; }

    /// <summary>Address of the page without the splitting.</summary>
    [Parameter, EditorRequired] public string Leave { get; set; } = "";

    private string Start => OpinionLens.Language.TextAnalysis.Beginning(Paragraph.Text, 40);

    protected override void OnParametersSet()
    {
        (key, number) = (Paragraph.Key.ToString(CultureInfo.InvariantCulture), Number.ToString(CultureInfo.InvariantCulture));
        if (IsSplitting) sentences = TextAnalysis.Sentences(Paragraph.Text);
    }
}
