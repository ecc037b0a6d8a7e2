using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Web.Pages.Reader;

/// <summary>Everything that is known of a claim besides its words.</summary>
public sealed partial class ClaimFacts
{
    private string voice = "";

    [Parameter, EditorRequired]
    public ClaimReading Claim { get; set; } = null!;

    /// <summary>Its anchors in all revisions, by passage and revision.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<PassageAnchor> Anchors { get; set; } = [];

    /// <summary>Address of this site, with its last slash.</summary>
    [Parameter, EditorRequired]
    public string Address { get; set; } = "";

    protected override void OnParametersSet() => voice = Words.Of(Claim.Claim.Voice);

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
