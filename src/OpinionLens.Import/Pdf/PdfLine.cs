namespace OpinionLens.Import.Pdf;

/// <summary>A line of a page. Lengths in points, from the lower left corner of the page.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Text">Words with one blank between.</param>
/// <param name="Left">Where its first word begins.</param>
/// <param name="Right">Where its last word ends.</param>
/// <param name="Baseline">Height of its foot.</param>
/// <param name="Size">Size of its letters.</param>
/// <param name="IsBold">Whether all of it is set in a bold font.</param>
/// <param name="Column">Counted on the page in reading order; lines of one column can be measured against each other.</param>
internal sealed record PdfLine(int Page, string Text, double Left, double Right, double Baseline, double Size, bool IsBold, int Column)
{
    /// <summary>Whether it runs with the same words (but for numbers) at the same place of page after page.</summary>
    public bool IsRunning { get; init; }
}
