using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Claims;
using OpinionLens.Reading.Parts;

namespace OpinionLens.Web.Pages.Reader;

/// <summary>Everything that is known of a claim besides its words.</summary>
public sealed partial class ClaimFacts
{
    private string voice = "";
    private string cite = "";

    [Parameter, EditorRequired]
    public ClaimReading Claim { get; set; } = null!;

    /// <summary>Its anchors in all revisions, by passage and revision.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<PassageAnchor> Anchors { get; set; } = [];

    /// <summary>Address of this site, with its last slash.</summary>
    [Parameter, EditorRequired]
    public string Address { get; set; } = "";

    protected override void OnParametersSet()
    {
        voice = Words.Of(Claim.Claim.Voice);
        var place = Claim.First is { } first ? FormattableString.Invariant($"¶{first.Paragraph}, revision {first.Revision}") : "no place in the current revision";
        var parts = new[] { Phrases.Join(Claim.Holders.Select(h => h.Name)), $"in “{Claim.Article.Title}”", Claim.Article.Outlet, Dates.Of(Claim.Article), place };
        cite = $"{string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p)))}: {Claim.Statement.TrimEnd('.')}. {Address}c/{Claim.Id}";
    }

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
