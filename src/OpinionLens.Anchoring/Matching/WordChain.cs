using System.Numerics;
using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Matching;

/// <summary>What is left of a quote and its neighbours at a place, by words in their order, each weighed by its rarity.</summary>
/// <param name="Nats">Rarity of all surviving words together: how unlikely they are to stand there by chance.</param>
/// <param name="OfAll">Their share of quote and neighbours, 0 to 1.</param>
/// <param name="OfQuote">The share of the quote's own words that survive, 0 to 1.</param>
internal readonly record struct Survival(float Nats, float OfAll, float OfQuote);

/// <summary>
/// Heaviest common row of words (Hunt and Szymanski 1977): only pairs of equal words are looked at, and words of a place are
/// mostly equal to none or one. Not thread-safe.
/// </summary>
internal sealed class WordChain
{
    private const int Outside = 0, Inside = 1;

    // An alignment by letters may miss the first or last words of a reworded passage by this much.
    private const int Slip = 8, SlipShare = 8;

    // Bounds the work where a text repeats one word without end.
    private const int MostPairs = 1 << 16;

    private readonly List<(uint Stem, float Weight, int Part, int Next)> _words = [];
    private int[] _heads = [];
    private (float All, float Quote)[] _best = [];
    private float _all, _quote;
    private int _slots;

    /// <summary>Takes the words of another quote, weighed by their rarity in the index.</summary>
    public void Set(QuotePattern quote, WordIndex index)
    {
        _words.Clear();
        (_all, _quote) = (0, 0);
        Add(quote.AllBefore, Outside, index);
        Add(quote.Quote, Inside, index);
        Add(quote.AllAfter, Outside, index);
        _slots = (int)BitOperations.RoundUpToPowerOf2((uint)_words.Count * 2 + 2);
        Scratch.Fit(ref _heads, _slots);
        Array.Clear(_heads, 0, _slots);
        Scratch.Fit(ref _best, _words.Count + 1);
        for (var i = 0; i < _words.Count; i++)
        {
            ref var head = ref _heads[Slot(_words[i].Stem)];
            _words[i] = _words[i] with { Next = head };
            head = i + 1;
        }
    }

    /// <summary>What survives at a place [start, end) of the folded text: the quote's words within it or on its edges, the neighbours' around it.</summary>
    public Survival At(WordIndex index, int start, int end, int reachBefore, int reachAfter)
    {
        if (_words.Count == 0) return default;
        Array.Clear(_best, 0, _words.Count + 1);
        var slip = Slip + (end - start) / SlipShare;
        var (from, to) = (index.FirstFrom(start - slip), index.FirstFrom(end + slip));
        var (first, last) = (Math.Min(from, index.FirstFrom(start - reachBefore)), Math.Max(to, index.FirstFrom(end + reachAfter)));
        var pairs = 0;
        for (var word = first; word < last && pairs < MostPairs; word++)
        {
            var stem = index.Stems[word];
            // The last words of the quote come first, so that one word of the text counts once.
            for (var i = _heads[Slot(stem)]; i > 0; i = _words[i - 1].Next)
                if (_words[i - 1].Stem == stem && (_words[i - 1].Part == Outside || (word >= from && word < to))) Extend(i, ref pairs);
        }

        var (all, quote) = Before(_words.Count + 1);
        return new Survival(all, all / _all, _quote > 0 ? quote / _quote : 0);
    }

    private void Add(ReadOnlySpan<char> text, int part, WordIndex index)
    {
        for (var at = 0; Words.Next(text, ref at, out _, out var stem);)
        {
            var weight = index.Rarity(stem);
            _words.Add((stem, weight, part, 0));
            _all += weight;
            _quote += weight * part;
        }
    }

    private void Extend(int i, ref int pairs)
    {
        pairs++;
        var (all, quote) = Before(i);
        var (_, weight, part, _) = _words[i - 1];
        all += weight;
        quote += weight * part;
        for (; i <= _words.Count; i += i & -i)
            if (all > _best[i].All) _best[i] = (all, quote);
    }

    private (float All, float Quote) Before(int i)
    {
        var best = (All: 0f, Quote: 0f);
        for (i--; i > 0; i -= i & -i)
            if (_best[i].All > best.All) best = _best[i];
        return best;
    }

    private int Slot(uint stem) => (int)(stem * 0x85EBCA77u >> 16) & (_slots - 1);
}
