using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Reading.Text;

namespace OpinionLens.Web.Pages.Reader;

/// <summary>A passage with the paragraphs around it, or its words alone where the viewer may not see them or they are gone.</summary>
public sealed partial class PassageContext
{
    private IReadOnlyList<PassageMark> marks = [];

    [Parameter, EditorRequired]
    public PassageAnchor Passage { get; set; } = null!;

    [Parameter, EditorRequired]
    public ClaimReading Claim { get; set; } = null!;

    [Parameter, EditorRequired]
    public IReadOnlyList<Paragraph> Paragraphs { get; set; } = [];

    private string Address => Passage.Revision == Claim.Article.Revision ? $"/a/{Claim.Article.Slug}" : FormattableString.Invariant($"/a/{Claim.Article.Slug}/r/{Passage.Revision}");

    protected override void OnParametersSet() =>
        marks = [new(Claim, Passage, FormattableString.Invariant($"m-{LensId.Format(Passage.PassageId)}"), Words.Of(Claim.Claim.Voice), "k1")];

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
