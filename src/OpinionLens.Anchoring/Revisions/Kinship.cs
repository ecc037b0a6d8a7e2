namespace OpinionLens.Anchoring.Revisions;

/// <summary>What an old and a new paragraph, neither of which has an equal, have of each other.</summary>
/// <param name="Kept">How much of the old one stands in the new one, 0 to 1.</param>
/// <param name="Brought">How much of the new one comes from the old one, 0 to 1.</param>
/// <param name="Letters">The same in letters.</param>
/// <param name="InOrder">It is read between the same paragraphs as before.</param>
internal readonly record struct Kin(int Old, int Fresh, double Kept, double Brought, double Letters, bool InOrder)
{
    // A paragraph that stayed where it was needs less in common with its heir than one that went elsewhere.
    private const double OldPlace = 1.5;

    public double Weight => Letters * (InOrder ? OldPlace : 1);
}

/// <summary>Which changed paragraphs are related, looked at from both texts: a paragraph's successors and, the other way round, its origins.</summary>
internal sealed class Kinship
{
    // Less in common than this, on the side that has more, is chance.
    private const double Least = 0.3;

    // A part counts as a piece of the other paragraph when about half of it is; runs that fall together by chance take a fifth off every share.
    private const double Mostly = 0.4;

    // A paragraph of which another one of the same text holds this much again (a pull quote and what it quotes) is a copy and no piece.
    private const double Copied = 0.75;

    private readonly RevisionPair _pair;
    private readonly Dictionary<int, Kin> _heirs;
    private readonly Dictionary<int, Kin> _origins;

    public Kinship(RevisionPair pair)
    {
        _pair = pair;
        All = [.. Related(pair)];
        _heirs = All.GroupBy(k => k.Old).ToDictionary(g => g.Key, Best);
        _origins = All.GroupBy(k => k.Fresh).ToDictionary(g => g.Key, Best);
    }

    /// <summary>All relations that tell something.</summary>
    public IReadOnlyList<Kin> All { get; }

    /// <summary>Old paragraphs with the pieces they fell into, two or more.</summary>
    public IEnumerable<Kin[]> Splits => Pieces(k => k.Old, k => _origins[k.Fresh], k => k.Brought, k => IsCopy(_pair.Fresh, k.Fresh, _pair.FreeFresh));

    /// <summary>New paragraphs with the pieces they were made of, two or more.</summary>
    public IEnumerable<Kin[]> Merges => Pieces(k => k.Fresh, k => _heirs[k.Old], k => k.Kept, k => IsCopy(_pair.Old, k.Old, _pair.FreeOld));

    // The main piece is the best of both sides, however much was added to it; another one belongs to the whole with most of its words.
    private IEnumerable<Kin[]> Pieces(Func<Kin, int> whole, Func<Kin, Kin> best, Func<Kin, double> part, Func<Kin, bool> copy) =>
        All.GroupBy(whole).Select(g => g.Where(k => best(k) == k && ((_heirs[k.Old] == k && _origins[k.Fresh] == k) || (part(k) >= Mostly && !copy(k)))).ToArray()).Where(g => g.Length > 1);

    private static bool IsCopy(List<Paragraph> paragraphs, int number, FreeText text)
    {
        var holders = new Successors(paragraphs[number].Folded, text);
        return holders.Shares.Any(s => s.Paragraph != number && s.Share >= Copied * holders.Share(number));
    }

    private static Kin Best(IEnumerable<Kin> kin) => kin.MaxBy(k => (k.Weight, -k.Old, -k.Fresh));

    private static IEnumerable<Kin> Related(RevisionPair pair)
    {
        var origins = new Dictionary<int, Successors>();
        Successors Origins(int fresh) => origins.TryGetValue(fresh, out var known) ? known : origins[fresh] = new Successors(pair.Fresh[fresh].Folded, pair.FreeOld);
        var related = new HashSet<(int Old, int Fresh)>();
        foreach (var old in pair.FreeOld.Paragraphs)
            foreach (var (fresh, _) in pair.SuccessorsOf(old).Shares) related.Add((old, fresh));
        foreach (var fresh in pair.FreeFresh.Paragraphs)
            foreach (var (old, _) in Origins(fresh).Shares) related.Add((old, fresh));
        foreach (var (old, fresh) in related.Order())
        {
            var (kept, brought) = (pair.SuccessorsOf(old).Share(fresh), Origins(fresh).Share(old));
            if (Math.Max(kept, brought) < Least) continue;
            var (left, come) = (kept * pair.Old[old].Folded.Length, brought * pair.Fresh[fresh].Folded.Length);
            yield return new Kin(old, fresh, kept, brought, (left + come) / 2, pair.Order.Keeps(old, fresh));
        }
    }
}
