using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Matching;

/// <summary>A quote with its neighbours, folded in one piece and ready to be looked for. Not thread-safe; its memory serves one quote after the other.</summary>
internal sealed class QuotePattern
{
    /// <summary>More context than this says little more about a place and costs time at every candidate.</summary>
    public const int ContextUsed = 64;

    /// <summary>Raw units of foreign context that are folded at all; far more than any tool stores.</summary>
    private const int ContextRead = 512;

    private readonly Folder _folder = new(default, 0);
    private readonly EditPattern _quoteForward = new(), _quoteBackward = new(), _beforeBackward = new(), _afterForward = new();
    private readonly WordAlignment _words = new();
    private readonly WordChain _chain = new();
    private char[] _raw = [];
    private Made _made;

    public QuotePattern()
    {
    }

    public QuotePattern(TextQuoteSelector quote, int? hint = null) => Set(quote, hint);

    [Flags]
    private enum Made
    {
        None = 0,
        QuoteForward = 1,
        QuoteBackward = 2,
        BeforeBackward = 4,
        AfterForward = 8,
        Words = 16,
        Chain = 32,
    }

    /// <summary>Prefix, quote and suffix, folded.</summary>
    public ReadOnlySpan<char> Whole => _folder.Folded.Span;

    /// <summary>Where the quote, without outer blanks, stands in <see cref="Whole"/>.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>Where the quote is expected in the folded text.</summary>
    public int? Hint { get; private set; }

    public int Length => End - Start;

    public ReadOnlySpan<char> Quote => Whole[Start..End];

    /// <summary>All that is known of what stands before, the blank between included.</summary>
    public ReadOnlySpan<char> AllBefore => Whole[..Start];

    public ReadOnlySpan<char> AllAfter => Whole[End..];

    public ReadOnlySpan<char> Before => Whole[Math.Max(0, Start - ContextUsed)..Start];

    public ReadOnlySpan<char> After => Whole[End..Math.Min(Whole.Length, End + ContextUsed)];

    /// <summary>Places compared so far.</summary>
    public List<Place> Places { get; } = [];

    /// <summary>The answer: disjoint places, best first.</summary>
    public List<Place> Ranked { get; } = [];

    /// <summary>Stretches voted for.</summary>
    public List<(int Band, float Votes)> Bands { get; } = [];

    /// <summary>Exact hits worth a comparison.</summary>
    public List<(int At, int Agreeing, int Distance)> Hits { get; } = [];

    public WordAlignment Words
    {
        get
        {
            if (First(Made.Words)) _words.Set(Quote);
            return _words;
        }
    }

    public EditPattern QuoteForward => Ready(_quoteForward, Made.QuoteForward, Quote, backwards: false);

    public EditPattern QuoteBackward => Ready(_quoteBackward, Made.QuoteBackward, Quote, backwards: true);

    public EditPattern BeforeBackward => Ready(_beforeBackward, Made.BeforeBackward, Before, backwards: true);

    public EditPattern AfterForward => Ready(_afterForward, Made.AfterForward, After, backwards: false);

    /// <summary>The words of quote and neighbours, weighed by their rarity in the index; one index for one quote.</summary>
    public WordChain WordsIn(TextIndex index)
    {
        if (First(Made.Chain)) _chain.Set(this, index.Words);
        return _chain;
    }

    /// <summary>Takes another quote.</summary>
    public void Set(TextQuoteSelector quote, int? hint)
    {
        var prefix = quote.Prefix.AsSpan(Math.Max(0, quote.Prefix.Length - ContextRead));
        var suffix = quote.Suffix.AsSpan(0, Math.Min(quote.Suffix.Length, ContextRead));
        var (from, to) = (prefix.Length, prefix.Length + quote.Exact.Length);
        Scratch.Fit(ref _raw, to + suffix.Length);
        prefix.CopyTo(_raw);
        quote.Exact.CopyTo(_raw.AsSpan(from));
        suffix.CopyTo(_raw.AsSpan(to));
        _folder.Restart(_raw);
        _folder.Add(new TextSpan(0, to + suffix.Length));
        (Start, End) = _folder.Map.FromOriginal(Whole, new TextSpan(from, to));
        (Hint, _made) = (hint, Made.None);
        Places.Clear();
    }

    private EditPattern Ready(EditPattern pattern, Made part, ReadOnlySpan<char> text, bool backwards)
    {
        if (First(part)) pattern.Set(text, backwards);
        return pattern;
    }

    private bool First(Made part)
    {
        if ((_made & part) != 0) return false;
        _made |= part;
        return true;
    }
}
