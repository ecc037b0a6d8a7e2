using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Reading.Parts;

/// <summary>The four voices with their marks, and how many claims an article makes in each.</summary>
public sealed partial class VoiceLegend
{
    /// <summary>Slug of the article.</summary>
    [Parameter, EditorRequired]
    public string Article { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<ClaimReading> Claims { get; set; } = [];

    private int Of(Voice voice) => Claims.Count(c => c.Claim.Voice == voice);

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
