using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Reading.Actors;

/// <summary>An actor in a list: ring and name, the name leads to its page.</summary>
public sealed partial class ActorChip
{
    [Parameter, EditorRequired] public ActorTag Actor { get; set; } = null!;

    /// <summary>A person's last name only.</summary>
    [Parameter] public bool Short { get; set; }
}
