using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Actors;

namespace OpinionLens.Reading.Parts;

/// <summary>Two letters in a ring: the hue helps to find an actor again, the letters tell it.</summary>
public sealed partial class ActorRing
{
    /// <summary>Hues of the design, given to the actors of the samples first; all others are neutral.</summary>
    private static readonly string[] Known = ["vladimir-putin", "ivan-ilyin", "ukraine", "donald-trump", "valery-gerasimov", "volodymyr-zelenskyy", "united-states", "russia"];

    [Parameter, EditorRequired] public string Slug { get; set; } = "";
    [Parameter, EditorRequired] public string Name { get; set; } = "";
    [Parameter] public bool Big { get; set; }

    private string Hue => Array.IndexOf(Known, Slug) is var at and >= 0 ? FormattableString.Invariant($"a{at + 1}") : "";

    [Parameter] public ActorKind Kind { get; set; } = ActorKind.Person;

    /// <summary>The first two letters of a person's last name; the initials of any other name of several words.</summary>
    public static string Monogram(string name, ActorKind kind)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0]) && w is not ("The" or "the" or "A" or "of" or "and")).ToList();
        if (words.Count == 0) return "?";
        var letters = kind == ActorKind.Person || words.Count == 1 ? words[^1].Where(char.IsLetter).Take(2) : words.Take(2).Select(w => w[0]);
        return new string([.. letters]).ToUpperInvariant();
    }
}
