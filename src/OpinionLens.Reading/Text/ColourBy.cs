using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Reading.Text;

/// <summary>What the colour of a mark says. One meaning at a time; each hue has a stroke of its own as well.</summary>
public enum ColourBy { Voice, Stance, Type, None }

/// <summary>Classes of marks and notes, see pages.css.</summary>
public static class Colouring
{
    /// <summary>The classes for a claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="by">What colour says.</param>
    /// <param name="actor">Slug of the actor whose portrayal counts for stance; null for the first named.</param>
    public static string Of(ClaimReading claim, ColourBy by, string? actor = null) => by switch
    {
        ColourBy.Voice => Words.Of(claim.Claim.Voice),
        ColourBy.Stance => "by-stance " + (Toward(claim, actor) is { } portrayal ? Parts.Glyph.Of(portrayal.Stance).Tone : "unsaid"),
        ColourBy.Type => "by-type " + (Words.Of(claim.Claim.Type) ?? "unsaid"),
        _ => "bare",
    };

    /// <summary>The portrayal that colour by stance shows, or null.</summary>
    public static Portrayal? Toward(ClaimReading claim, string? actor) =>
        actor is null ? claim.About.FirstOrDefault() : claim.About.FirstOrDefault(p => p.Actor.Slug == actor);
}
