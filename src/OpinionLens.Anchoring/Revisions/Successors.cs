using System.Buffers;
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

    // Smaller shares are chance and are not kept.
    private const double LeastKept = 0.05;

    private readonly List<(int Paragraph, double Share)> _shares = [];

    public Successors(FoldedText paragraph, FreeText fresh)
    {
        var runs = paragraph.Length - GramIndex.Size + 1;
        if (runs <= 0 || fresh.Index.Grams.Count == 0) return;
        var sums = ArrayPool<double>.Shared.Rent(fresh.Count);
        sums.AsSpan(0, fresh.Count).Clear();
        var step = Math.Max(1, runs / RunsAsked);
        var asked = 0;
        for (var i = 0; i < runs; i += step)
        {
            var places = fresh.Index.Grams.Places(paragraph.Text, i);
            if (places.Length > Common) continue;
            asked++;
            Add(places, fresh, sums);
        }

        for (var i = 0; i < fresh.Count; i++)
            if (sums[i] / Math.Max(asked, 4) is >= LeastKept and var share) _shares.Add((fresh.Paragraph(i), share));
        ArrayPool<double>.Shared.Return(sums);
        if (Shares.Any()) Best = Shares.MaxBy(static s => (s.Share, -s.Paragraph)).Paragraph;
    }

    /// <summary>The paragraph that holds most of it, or null when it was cut.</summary>
    public int? Best { get; }

    /// <summary>All paragraphs that hold a telling share.</summary>
    public IEnumerable<(int Paragraph, double Share)> Shares => _shares.Where(static s => s.Share >= LeastShare);

    /// <summary>How much of it stands in a new paragraph, 0 to 1; 0 where it is next to nothing.</summary>
    public double Share(int paragraph)
    {
        foreach (var (holder, share) in _shares)
            if (holder == paragraph) return share;
        return 0;
    }

    // Every paragraph that holds the run gets an equal part of it; the places ascend, so that those of one paragraph stand together.
    private static void Add(ReadOnlySpan<int> places, FreeText fresh, double[] sums)
    {
        Span<int> holders = stackalloc int[Common];
        var count = 0;
        foreach (var place in places)
        {
            var holder = fresh.NumberAt(place);
            if (count == 0 || holders[count - 1] != holder) holders[count++] = holder;
        }

        foreach (var holder in holders[..count]) sums[holder] += 1.0 / count;
    }
}
