using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Reading.Text;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>A paragraph of the annotation page: its text with the claims made, and a link for each sentence.</summary>
public sealed partial class AnnotateRow
{
    [Parameter, EditorRequired] public ReadingLine Line { get; set; } = null!;
    [Parameter, EditorRequired] public string Language { get; set; } = "";

    /// <summary>True for the paragraph in the form.</summary>
    [Parameter] public bool Current { get; set; }

    /// <summary>First and last sentence chosen, from 1; null for none.</summary>
    [Parameter] public (int First, int Last)? Sentences { get; set; }

    /// <summary>Address for a paragraph and its sentences, from 1.</summary>
    [Parameter, EditorRequired] public Func<int, int?, int?, string> Address { get; set; } = null!;

    private string number => Line.Paragraph.Ordinal.ToString(CultureInfo.InvariantCulture);
}
