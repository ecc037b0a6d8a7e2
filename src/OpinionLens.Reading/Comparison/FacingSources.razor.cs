using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Comparison;

namespace OpinionLens.Reading.Comparison;

/// <summary>Rows of claims that meet, where a side may be of many articles: each claim names its own.</summary>
public sealed partial class FacingSources
{
    [Parameter, EditorRequired] public ClaimsMet Met { get; set; } = null!;
    [Parameter, EditorRequired] public IReadOnlyList<ComparisonRow> Rows { get; set; } = [];

    /// <summary>What stands on the left, in words.</summary>
    [Parameter, EditorRequired] public string Left { get; set; } = "";
    [Parameter, EditorRequired] public string Right { get; set; } = "";

    /// <summary>What the left side's claims are placed by, where all are of one article; null names the article of each.</summary>
    [Parameter] public string? LeftLetter { get; set; }
    [Parameter] public string Label { get; set; } = "Claims that meet";
    [Parameter] public bool Whole { get; set; }

    /// <inheritdoc cref="FacingRows.Topic"/>
    [Parameter] public string? Topic { get; set; }

    /// <summary>Turns a reason's Markdown into markup that may be shown; null shows it as it is written.</summary>
    [Parameter] public Func<string, MarkupString>? Markdown { get; set; }

    private static string Told(ComparisonRow row) => row.Bucket switch
    {
        Bucket.Agree when row.A.SequenceEqual(row.B) => "The same claim",
        Bucket.Agree => "Agree",
        Bucket.Contradict => "Contradict",
        Bucket.Qualify => "One qualifies the other",
        _ => "Of the same matter",
    };
}
