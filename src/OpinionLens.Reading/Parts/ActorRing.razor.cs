using Microsoft.AspNetCore.Components;

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

    /// <summary>The first two letters of the last name, or the initials of the first two words of a longer one.</summary>
    public static string Monogram(string name)
    {
        var letters = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(w => w.Any(char.IsLetter))?.Where(char.IsLetter).Take(2).ToArray() ?? ['?'];
        return new string(letters).ToUpperInvariant();
    }
}
