using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Web.Pages.Annotate;

/// <summary>The fields of a claim: needed first, then what was derived from the passage, then what a second pass adds.</summary>
public sealed partial class AnnotateFields
{
    [Parameter, EditorRequired] public ClaimForm Form { get; set; } = null!;

    /// <summary>BCP-47 of the passage.</summary>
    [Parameter, EditorRequired] public string Language { get; set; } = "";

    /// <summary>Whose voice it is when nobody else speaks.</summary>
    [Parameter, EditorRequired] public string Author { get; set; } = "";

    /// <summary>Names of the article's own author, or authors, a line each.</summary>
    [Parameter, EditorRequired] public string Holders { get; set; } = "";

    /// <summary>The voice of the passage where somebody else holds it.</summary>
    [Parameter, EditorRequired] public Voice Reported { get; set; }

    /// <summary>Address under which a further passage is chosen; null where there is none.</summary>
    [Parameter] public string? More { get; set; }

    /// <summary>Passages with words, and for a claim that is edited an empty one to be filled.</summary>
    private int Shown => Math.Max(Form.Passages.Count, Math.Clamp(Form.Passages.Count + (Form.Version > 0 ? 1 : 0), 1, ClaimFields.MostPassages));

    private string Ordinal(string at) => Form[at].Split('.')[0] is { Length: > 0 } p ? $", ¶{p}" : "";
}
