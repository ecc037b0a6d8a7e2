using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Reading.Actors;

/// <summary>How an actor is portrayed, by article: one mark, one claim; more than a row of marks is told by its number.</summary>
public sealed partial class StanceTable
{
    private const int MostMarks = 8;
    private static readonly Stance[] Order = [Stance.Critical, Stance.Neutral, Stance.Supportive, Stance.Mixed];

    [Parameter, EditorRequired] public IReadOnlyList<StanceCount> Counts { get; set; } = [];

    /// <summary>Slug of the actor.</summary>
    [Parameter, EditorRequired] public string Actor { get; set; } = "";
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
