using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Actors;

namespace OpinionLens.Reading.Actors;

/// <summary>Actors of whom the same claims speak, as bars of one scale.</summary>
public sealed partial class CompanyList
{
    [Parameter, EditorRequired] public IReadOnlyList<CoOccurrence> Company { get; set; } = [];

    /// <summary>Slug of the actor whose company it is.</summary>
    [Parameter, EditorRequired] public string Slug { get; set; } = "";
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    private string Width(int claims) => Math.Max(2, 162 * claims / Math.Max(1, Company.Max(c => c.Claims))).ToString(CultureInfo.InvariantCulture);
}
