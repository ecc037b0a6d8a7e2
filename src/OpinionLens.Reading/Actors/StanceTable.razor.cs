using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Claims;
using OpinionLens.Reading.Parts;

namespace OpinionLens.Reading.Actors;

/// <summary>How an actor is portrayed, by article: one mark, one claim, of one size in the whole table. Hundreds are told by their number alone.</summary>
public sealed partial class StanceTable
{
    private const int MostMarks = 100;
    private static readonly Stance[] Order = [Stance.Critical, Stance.Neutral, Stance.Supportive, Stance.Mixed];
    private Unit? unit;

    [Parameter, EditorRequired] public IReadOnlyList<StanceCount> Counts { get; set; } = [];

    /// <summary>Slug of the actor.</summary>
    [Parameter, EditorRequired] public string Actor { get; set; } = "";
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    protected override void OnParametersSet()
    {
        var most = Counts.Count == 0 ? 0 : Counts.Max(c => c.Claims);
        // Fewer than five claims are single observations: dots, which nobody reads as a length.
        unit = most > MostMarks ? null : Counts.Sum(c => c.Claims) < 5 ? new(10, 10, 8, true) : most <= 8 ? new(8, 18, 8, false) : new(6, 8, 10, false);
    }

    private static string Mark(Stance stance) => stance == Stance.Neutral ? "open neutral" : $"tone {Glyph.Of(stance).Tone}";

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A mark of the table, and where the next ones stand: from the left, so many to a row.</summary>
    private sealed record Unit(int Width, int Height, int PerRow, bool Round)
    {
        private const int Gap = 2;

        public (double X, double Y) At(int index) => (index % PerRow * (Width + Gap), index / PerRow * (Height + Gap));

        public (int Width, int Height) Size(int count) =>
            (Math.Min(count, PerRow) * (Width + Gap) - Gap, ((count - 1) / PerRow + 1) * (Height + Gap) - Gap);
    }
}
