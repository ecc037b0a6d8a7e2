using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Web.Frame;

namespace OpinionLens.Web.Pages.Curating;

/// <summary>The page of a split, the same for actors, topics and propositions: tick what goes, name who takes it, see what moves, split.</summary>
public sealed partial class SplitBody
{
    [Parameter, EditorRequired] public string Noun { get; set; } = "";
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>Address of its page, without a slash at the end.</summary>
    [Parameter, EditorRequired] public string Address { get; set; } = "";
    [Parameter, EditorRequired] public SplitForm Form { get; set; } = new();
    [Parameter, EditorRequired] public int Version { get; set; }

    /// <summary>Names to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Others { get; set; } = [];
    [Parameter, EditorRequired] public IReadOnlyList<(string Title, IReadOnlyList<Pick> Picks)> Groups { get; set; } = [];

    /// <summary>Words that narrow the list of claims.</summary>
    [Parameter] public string? Words { get; set; }
    [Parameter, EditorRequired] public int Total { get; set; }
    [Parameter, EditorRequired] public int Shown { get; set; }
    [Parameter] public bool HasKind { get; set; }
    [Parameter] public bool CanTurn { get; set; }
    [Parameter, EditorRequired] public IReadOnlyList<Fault> Faults { get; set; } = [];

    /// <summary>The new name where it comes near to a known one.</summary>
    [Parameter] public IReadOnlyList<NameDoubt> Doubts { get; set; } = [];

    /// <summary>What a topic or a proposition would give, once it was asked for.</summary>
    [Parameter] public ConceptMove? Move { get; set; }

    /// <summary>What an actor would give, once it was asked for.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }
    [Parameter, EditorRequired] public EventCallback OnSplit { get; set; }

    /// <summary>What is ticked among claims that the words leave out.</summary>
    private IReadOnlyList<(string Field, string Value)> hidden = [];

    private bool IsShown => Move is not null || ChildContent is not null;

    private bool HasWords => !string.IsNullOrWhiteSpace(Words);

    protected override void OnParametersSet() => hidden = Form.Beside(Groups.SelectMany(g => g.Picks));

    private static string N(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
