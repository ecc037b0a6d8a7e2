using Microsoft.AspNetCore.Components;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;

namespace OpinionLens.Reading.Parts;

/// <summary>A sign before a word: it carries the hue, the word stays ink, and neither is told by colour alone.</summary>
/// <remarks>Ready-made markup and no component: an article shows hundreds of them.</remarks>
public sealed class Glyph
{
    private static readonly Dictionary<Enum, Glyph> All = new()
    {
        [Stance.Supportive] = new("supportive", "+"),
        [Stance.Critical] = new("critical", "−"),
        [Stance.Neutral] = new("neutral", "·"),
        [Stance.Mixed] = new("both", "±"),
        [RelationKind.Supports] = new("agree", "="),
        [RelationKind.Contradicts] = new("contradict", "≠"),
        [RelationKind.Qualifies] = new("qualify", "~"),
        [RelationKind.Related] = new("related", "↔"),
        [Bucket.Agree] = new("agree", "="),
        [Bucket.Contradict] = new("contradict", "≠"),
        [Bucket.Qualify] = new("qualify", "~"),
        [Bucket.Related] = new("related", "↔"),
        [Bucket.OnlyA] = new("only", "◧"),
        [Bucket.OnlyB] = new("only", "◨"),
        [AnchorState.Exact] = new("ok", "✓"),
        [AnchorState.Moved] = new("plain", "↕"),
        [AnchorState.Changed] = new("indirect", "≈"),
        [AnchorState.Orphaned] = new("danger", "∅"),
        [ParagraphFate.Same] = new("ok", "✓"),
        [ParagraphFate.Edited] = new("indirect", "≈"),
        [ParagraphFate.Moved] = new("plain", "↕"),
        [ParagraphFate.Split] = new("plain", "÷"),
        [ParagraphFate.Merged] = new("plain", "∪"),
        [ParagraphFate.New] = new("ok", "+"),
        [ParagraphFate.Cut] = new("danger", "−"),
    };

    private readonly MarkupString markup;

    private Glyph(string tone, string sign) => (Tone, markup) = (tone, new($"<span class=\"glyph {tone}\" aria-hidden=\"true\">{sign}</span>"));

    /// <summary>Its class.</summary>
    public string Tone { get; }

    /// <summary>The sign of a stance, a relation, a bucket of a comparison, the state of an anchor or the fate of a paragraph.</summary>
    public static MarkupString For(Enum value) => Of(value).markup;

    /// <summary>Sign and class of such a value.</summary>
    public static Glyph Of(Enum value) => All[value];
}
