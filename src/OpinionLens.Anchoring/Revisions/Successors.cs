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

    private readonly Dictionary<int, double> _sums = [];

    public Successors(FoldedText paragraph, FreeText fresh)
    {
        var runs = paragraph.Length - GramIndex.Size + 1;
        if (runs <= 0 || fresh.Index.Grams.Count == 0) return;
        var step = Math.Max(1, runs / RunsAsked);
        var asked = 0;
        for (var i = 0; i < runs; i += step)
        {
            var places = fresh.Index.Grams.Places(paragraph.Text, i);
            if (places.Length > Common) continue;
            asked++;
            Count(places, fresh);
        }

        foreach (var (holder, sum) in _sums)
        {
            var share = sum / Math.Max(asked, 4);
            _sums[holder] = share;
            if (share >= LeastShare) Shares.Add((holder, share));
        }

        if (Shares.Count > 0) Best = Shares.MaxBy(static s => (s.Share, -s.Paragraph)).Paragraph;
    }

    /// <summary>The paragraph that holds most of it, or null when it was cut.</summary>
    public int? Best { get; }

    /// <summary>All paragraphs that hold a telling share.</summary>
    public List<(int Paragraph, double Share)> Shares { get; } = [];

    /// <summary>How much of it stands in a new paragraph, 0 to 1.</summary>
    public double Share(int paragraph) => _sums.GetValueOrDefault(paragraph);

    // Every paragraph that holds the run gets an equal part of it; the places ascend, so that those of one paragraph stand together.
    private void Count(ReadOnlySpan<int> places, FreeText fresh)
    {
        Span<int> holders = stackalloc int[Common];
        var count = 0;
        foreach (var place in places)
        {
            var holder = fresh.ParagraphAt(place);
            if (count == 0 || holders[count - 1] != holder) holders[count++] = holder;
        }

        foreach (var holder in holders[..count]) _sums[holder] = _sums.GetValueOrDefault(holder) + 1.0 / count;
    }
}
