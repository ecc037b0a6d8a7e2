using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Reading.Text;

/// <summary>Two texts paragraph by paragraph: what stayed is folded, what changed is told word by word.</summary>
public sealed partial class AlignedText
{
    private readonly List<List<TextRow>> runs = [];
    private IReadOnlyList<(ParagraphFate Fate, int Count)> counts = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<TextRow> Rows { get; set; } = [];

    /// <summary>Slug of the article.</summary>
    [Parameter, EditorRequired]
    public string Article { get; set; } = "";

    /// <summary>BCP-47 of the article, for paragraphs that have none of their own.</summary>
    [Parameter, EditorRequired]
    public string Language { get; set; } = "";

    /// <summary>Number of the older revision.</summary>
    [Parameter, EditorRequired]
    public int From { get; set; }

    /// <summary>Number of the newer one.</summary>
    [Parameter, EditorRequired]
    public int To { get; set; }

    protected override void OnParametersSet()
    {
        runs.Clear();
        foreach (var row in Rows)
        {
            if (runs.Count > 0 && runs[^1][0].Fate == row.Fate) runs[^1].Add(row);
            else runs.Add([row]);
        }
        counts = [.. Rows.GroupBy(r => r.Fate).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];
    }

    // The line break is shown: one paragraph ended there and the next began.
    private static string Joined(IReadOnlyList<Paragraph> paragraphs) => string.Join('\n', paragraphs.Select(p => p.Text));

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
