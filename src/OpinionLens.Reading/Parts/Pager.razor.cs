using Microsoft.AspNetCore.Components;

namespace OpinionLens.Reading.Parts;

/// <summary>The way through a keyset-paged list: on, and back to its beginning.</summary>
public sealed partial class Pager
{
    /// <summary>Address of the next page, null on the last.</summary>
    [Parameter, EditorRequired] public string? Next { get; set; }

    /// <summary>Address of the first page, null when this is it.</summary>
    [Parameter] public string? First { get; set; }
    [Parameter] public string Label { get; set; } = "Next";
}
