using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Curating;

/// <summary>The page of a merge, the same for actors, topics and propositions: choose the other by a GET form, see what moves, merge.</summary>
public sealed partial class MergeBody
{
    [Parameter, EditorRequired] public string Noun { get; set; } = "";

    /// <summary>Name of the one that ends.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>Address of its page, without a slash at the end.</summary>
    [Parameter, EditorRequired] public string Address { get; set; } = "";

    /// <summary>What was typed.</summary>
    [Parameter, EditorRequired] public string Into { get; set; } = "";

    /// <summary>Names to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Others { get; set; } = [];

    /// <summary>Those that might be meant.</summary>
    [Parameter] public IReadOnlyList<(string Slug, string Name)> Near { get; set; } = [];

    /// <summary>What moves; null until it is known who takes it.</summary>
    [Parameter] public string? Told { get; set; }
    [Parameter] public string Taker { get; set; } = "";
    [Parameter] public int Claims { get; set; }
    [Parameter] public IReadOnlyList<ClaimReading> First { get; set; } = [];
    [Parameter] public IReadOnlyList<string> Notes { get; set; } = [];

    /// <summary>The versions that the preview was made from.</summary>
    [Parameter] public (int From, int Into) Versions { get; set; }
    [Parameter] public bool CanTurn { get; set; }
    [Parameter] public bool Turn { get; set; }
    [Parameter, EditorRequired] public IReadOnlyList<Fault> Faults { get; set; } = [];
    [Parameter, EditorRequired] public EventCallback OnMerge { get; set; }
}
