using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Reading.Claims;

/// <summary>Claims one below the other; nothing at all for an empty list: who uses it says why it is empty.</summary>
public sealed partial class ClaimList
{
    [Parameter, EditorRequired] public IReadOnlyList<ClaimReading> Claims { get; set; } = [];
    [Parameter] public string? Letter { get; set; }
    [Parameter] public bool Brief { get; set; }
    [Parameter] public bool Whole { get; set; }
}
