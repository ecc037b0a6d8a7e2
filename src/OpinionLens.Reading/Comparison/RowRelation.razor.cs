using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Comparison;

namespace OpinionLens.Reading.Comparison;

/// <summary>What joins the two sides of a row: the sign, who meets whom, the proposition, why, and who decided. A pair is no surer than the words on both of its sides.</summary>
public sealed partial class RowRelation
{
    [Parameter, EditorRequired] public ClaimsMet Met { get; set; } = null!;
    [Parameter, EditorRequired] public ComparisonRow Row { get; set; } = null!;

    /// <summary>Who meets whom, in words.</summary>
    [Parameter, EditorRequired] public string Told { get; set; } = "";

    /// <summary>What the left side is called where one asserts and the other denies.</summary>
    [Parameter] public string Left { get; set; } = "A";

    /// <summary>The right side.</summary>
    [Parameter] public string Right { get; set; } = "B";

    /// <summary>Turns a reason's Markdown into markup that may be shown; null shows it as it is written.</summary>
    [Parameter] public Func<string, MarkupString>? Markdown { get; set; }
}
