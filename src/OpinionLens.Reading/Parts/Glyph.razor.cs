using Microsoft.AspNetCore.Components;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Comparison;

namespace OpinionLens.Reading.Parts;

/// <summary>A sign before a word: it carries the hue, the word stays ink, and neither is told by colour alone. Give exactly one of them.</summary>
public sealed partial class Glyph
{
    private string sign = "";
    private string tone = "";

    [Parameter] public Stance? Stance { get; set; }
    [Parameter] public RelationKind? Relation { get; set; }
    [Parameter] public Bucket? Bucket { get; set; }
    [Parameter] public AnchorState? State { get; set; }

    protected override void OnParametersSet() => (sign, tone) =
        Stance is { } stance ? Of(stance) : Relation is { } relation ? Of(relation) : Bucket is { } bucket ? Of(bucket) : State is { } state ? Of(state) : ("", "");

    /// <summary>Sign and class of a stance.</summary>
    public static (string Sign, string Tone) Of(Stance stance) => stance switch
    {
        Discourse.Claims.Stance.Supportive => ("+", "supportive"),
        Discourse.Claims.Stance.Critical => ("−", "critical"),
        Discourse.Claims.Stance.Neutral => ("·", "neutral"),
        _ => ("±", "both"),
    };

    /// <summary>Sign and class of a relation.</summary>
    public static (string Sign, string Tone) Of(RelationKind relation) => relation switch
    {
        RelationKind.Supports => ("=", "agree"),
        RelationKind.Contradicts => ("≠", "contradict"),
        RelationKind.Qualifies => ("~", "qualify"),
        _ => ("↔", "related"),
    };

    /// <summary>Sign and class of a bucket of a comparison.</summary>
    public static (string Sign, string Tone) Of(Bucket bucket) => bucket switch
    {
        Discourse.Comparison.Bucket.Agree => ("=", "agree"),
        Discourse.Comparison.Bucket.Contradict => ("≠", "contradict"),
        Discourse.Comparison.Bucket.Qualify => ("~", "qualify"),
        Discourse.Comparison.Bucket.Related => ("↔", "related"),
        Discourse.Comparison.Bucket.OnlyA => ("◧", "only"),
        _ => ("◨", "only"),
    };

    /// <summary>Sign and class of an anchor's state.</summary>
    public static (string Sign, string Tone) Of(AnchorState state) => state switch
    {
        AnchorState.Exact => ("✓", "ok"),
        AnchorState.Moved => ("↕", "plain"),
        AnchorState.Changed => ("≈", "indirect"),
        _ => ("∅", "danger"),
    };
}
