using Microsoft.AspNetCore.Components;

namespace OpinionLens.Reading.Frame;

/// <summary>The foot of every page: what this program does not do, help, and the look.</summary>
public sealed partial class Colophon
{
    private static readonly string[] Themes = ["system", "light", "dark"];

    /// <summary>The look that is on: system, light or dark.</summary>
    [Parameter, EditorRequired]
    public string Theme { get; set; } = "system";

    /// <summary>Path and query to come back to after the look was changed.</summary>
    [Parameter, EditorRequired]
    public string Back { get; set; } = "/";

    /// <summary>More list members, such as the sign-in state.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
