using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Revisions;

/// <summary>Which new paragraphs a changed paragraph became, by the runs of letters that they share: one, several (split), or none (cut).</summary>
internal sealed class Successors
{
    private const int RunsAsked = 128;

    // Runs that stand in many places tell nothing about where a paragraph went.
    private const int Common = 64;

    /// <summary>A share from which a paragraph counts as successor; unrelated text of one author reaches about 0.1.</summary>
    public const double LeastShare = 0.15;

    private readonly Dictionary<int, double> _shares = [];

    public Successors(FoldedText paragraph, FreeText fresh)
    {
        var runs = paragraph.Length - GramIndex.Size + 1;
        if (runs <= 0 || fresh.Index.Grams.Count == 0) return;
        var step = Math.Max(1, runs / RunsAsked);
        var asked = 0;
        var holders = new HashSet<int>();
        for (var i = 0; i < runs; i += step)
        {
            var places = fresh.Index.Grams.Places(paragraph.Text, i);
            if (places.Length > Common) continue;
            asked++;
            holders.Clear();
            foreach (var place in places) holders.Add(fresh.ParagraphAt(place));
            foreach (var holder in holders) _shares[holder] = _shares.GetValueOrDefault(holder) + 1.0 / holders.Count;
        }

        foreach (var holder in _shares.Keys) _shares[holder] /= Math.Max(asked, 4);
        Best = _shares.Count == 0 ? null : _shares.OrderByDescending(s => s.Value).ThenBy(s => s.Key).First().Key;
        if (Best is { } best && _shares[best] < LeastShare) Best = null;
    }

    /// <summary>The paragraph that holds most of it, or null when it was cut.</summary>
    public int? Best { get; }

    /// <summary>All paragraphs that hold a telling share.</summary>
    public List<(int Paragraph, double Share)> Shares => [.. _shares.Where(s => s.Value >= LeastShare).Select(s => (s.Key, s.Value))];

    /// <summary>How much of it stands in a new paragraph, 0 to 1.</summary>
    public double Share(int paragraph) => _shares.GetValueOrDefault(paragraph);
}
