using Microsoft.AspNetCore.Components;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>The fields of a claim: needed first, then what was derived from the passage, then what a second pass adds.</summary>
public sealed partial class AnnotateFields
{
    [Parameter, EditorRequired] public ClaimForm Form { get; set; } = null!;

    /// <summary>BCP-47 of the passage.</summary>
    [Parameter, EditorRequired] public string Language { get; set; } = "";

    /// <summary>Whose voice it is when nobody else speaks.</summary>
    [Parameter, EditorRequired] public string Author { get; set; } = "";
}
