using Microsoft.AspNetCore.Components;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Reading.Parts;

namespace OpinionLens.Reading.Claims;

/// <summary>A claim in a list: our statement, whose it is, in which voice, where it stands, and the words it rests on.</summary>
public sealed partial class ClaimRow
{
    [Parameter, EditorRequired] public ClaimReading Claim { get; set; } = null!;

    /// <summary>"A" or "B" where two articles stand side by side; null names the article by its outlet or title and date.</summary>
    [Parameter] public string? Letter { get; set; }

    /// <summary>Without topics, and with the quote only where the words themselves matter.</summary>
    [Parameter] public bool Brief { get; set; }

    /// <summary>Language of the quote, BCP-47.</summary>
    [Parameter] public string? Language { get; set; }

    /// <summary>True where the viewer reads Members texts: then no quote was cut.</summary>
    [Parameter] public bool Whole { get; set; }

    private string Place => Claim.First is { Paragraph: { } paragraph } first && first.Revision == Claim.Article.Revision
        ? $"/a/{Claim.Article.Slug}#p{paragraph}" : $"/a/{Claim.Article.Slug}#c-{Claim.Id}";

    private string Where => (Letter ?? $"{Claim.Article.Title}, {Dates.Of(Claim.Article)}") + (Claim.First is { Paragraph: { } p } ? FormattableString.Invariant($"{(Letter is null ? "," : "")} ¶{p}") : "");

    private bool Cut(PassageAnchor passage) => MembersEcho.IsCut(passage, Whole);
}
