using Microsoft.AspNetCore.Components;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Claims;
using OpinionLens.Reading.Parts;
using OpinionLens.Reading.Text;

namespace OpinionLens.Reading.Claims;

/// <summary>A claim beside its paragraph: two lines closed, everything about it open.</summary>
public sealed partial class ClaimNote
{
    private bool changed;
    private IReadOnlyList<(Stance Stance, string Names)> stances = [];

    [Parameter, EditorRequired]
    public MarginNote Note { get; set; } = null!;

    /// <summary>The only note of its paragraph: there is room for stance and type.</summary>
    [Parameter]
    public bool Alone { get; set; }

    /// <summary>BCP-47 of the quoted words.</summary>
    [Parameter, EditorRequired]
    public string Language { get; set; } = "";

    /// <summary>Slug of the article being read.</summary>
    [Parameter, EditorRequired]
    public string Article { get; set; } = "";

    /// <summary>False where the claim has no place in the text.</summary>
    [Parameter]
    public bool InText { get; set; } = true;

    protected override void OnParametersSet()
    {
        changed = Note.Claim.Passages.Any(p => p.State == AnchorState.Changed);
        stances = [.. Note.Claim.About.GroupBy(a => a.Stance).Select(g => (g.Key, Phrases.Join(g.Select(a => a.Actor.ShortName))))];
    }

    private static string Who(RelatedClaim other) =>
        (other.Holders.Count == 0 ? "no named source" : string.Join(", ", other.Holders)) + (other.Paragraph is { } p ? FormattableString.Invariant($", ¶{p}") : "");
}
