using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Discourse.Claims;
using OpinionLens.Reading.Parts;

namespace OpinionLens.Reading.Actors;

/// <summary>A row of a <see cref="StanceTable"/>.</summary>
/// <param name="Label">What its claims have in common: an article, a month, who holds them.</param>
/// <param name="Address">Its page, or null.</param>
/// <param name="Narrow">The part of an address of the claims list that leaves just these claims.</param>
/// <param name="Where">The same in words, after "3 claims critical of Putin,".</param>
/// <param name="Counts">By stance, in the order of <see cref="Stance"/>.</param>
public sealed record StanceRow(string Label, string? Address, string Narrow, string Where, IReadOnlyList<int> Counts);

/// <summary>How an actor is portrayed, row by row: one mark, one claim, of one size in the whole table. Hundreds are told by their number alone.</summary>
public sealed partial class StanceTable
{
    private const int MostMarks = 100;
    private static readonly Stance[] Order = [Stance.Critical, Stance.Neutral, Stance.Supportive, Stance.Mixed];
    private Unit? unit;

    [Parameter, EditorRequired] public IReadOnlyList<StanceRow> Rows { get; set; } = [];

    /// <summary>What the rows are, for who does not see them.</summary>
    [Parameter, EditorRequired] public string Head { get; set; } = "";

    /// <summary>Slug of the actor.</summary>
    [Parameter, EditorRequired] public string Actor { get; set; } = "";
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>Whether what a mark is stands below; where several tables follow one another, the first one says it.</summary>
    [Parameter] public bool Legend { get; set; } = true;

    protected override void OnParametersSet()
    {
        var most = Rows.Count == 0 ? 0 : Rows.Max(r => r.Counts.Max());
        // Fewer than five claims are single observations: dots, which nobody reads as a length.
        unit = most > MostMarks ? null : Rows.Sum(r => r.Counts.Sum()) < 5 ? new(10, 10, 8, true) : most <= 8 ? new(8, 18, 8, false) : new(6, 8, 10, false);
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
