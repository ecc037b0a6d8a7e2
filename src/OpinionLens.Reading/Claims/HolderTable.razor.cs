using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Reading.Claims;

/// <summary>Who asserts a proposition, who denies it, and since when. Each number opens its claims.</summary>
public sealed partial class HolderTable
{
    /// <summary>Of the proposition.</summary>
    [Parameter, EditorRequired] public string Slug { get; set; } = "";
    [Parameter, EditorRequired] public PropositionHolders Holders { get; set; } = PropositionHolders.None;
}
