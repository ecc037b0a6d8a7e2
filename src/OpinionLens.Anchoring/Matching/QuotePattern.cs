using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring.Matching;

/// <summary>A quote with its neighbours, folded in one piece and ready to be looked for. Made for one search, not thread-safe.</summary>
internal sealed class QuotePattern
{
    /// <summary>More context than this says little more about a place and costs time at every candidate.</summary>
    public const int ContextUsed = 64;

    /// <summary>Raw units of foreign context that are folded at all; far more than any tool stores.</summary>
    private const int ContextRead = 512;

    private WordAlignment? _words;
    private WordChain? _chain;
    private EditPattern? _quoteForward, _quoteBackward, _beforeBackward, _afterForward;

    public QuotePattern(TextQuoteSelector quote, int? hint = null)
    {
        var prefix = quote.Prefix.Length > ContextRead ? quote.Prefix[^ContextRead..] : quote.Prefix;
        var suffix = quote.Suffix.Length > ContextRead ? quote.Suffix[..ContextRead] : quote.Suffix;
        var folded = FoldedText.Of(prefix + quote.Exact + suffix);
        (Start, End) = folded.FromOriginal(new TextSpan(prefix.Length, prefix.Length + quote.Exact.Length));
        Whole = folded.Text;
        Hint = hint;
    }

    /// <summary>Prefix, quote and suffix, folded.</summary>
    public string Whole { get; }

    /// <summary>Where the quote, without outer blanks, stands in <see cref="Whole"/>.</summary>
    public int Start { get; }

    public int End { get; }

    /// <summary>Where the quote is expected in the folded text.</summary>
    public int? Hint { get; }

    public int Length => End - Start;

    public ReadOnlySpan<char> Quote => Whole.AsSpan(Start, Length);

    /// <summary>All that is known of what stands before, the blank between included.</summary>
    public ReadOnlySpan<char> AllBefore => Whole.AsSpan(0, Start);

    public ReadOnlySpan<char> AllAfter => Whole.AsSpan(End);

    public ReadOnlySpan<char> Before => AllBefore[Math.Max(0, Start - ContextUsed)..];

    public ReadOnlySpan<char> After => AllAfter[..Math.Min(AllAfter.Length, ContextUsed)];

    public WordAlignment Words => _words ??= new WordAlignment(Quote);

    /// <summary>The words of quote and neighbours, weighed by their rarity in the index; one index for one pattern.</summary>
    public WordChain WordsIn(TextIndex index) => _chain ??= new WordChain(this, index.Words);

    public EditPattern QuoteForward => _quoteForward ??= new EditPattern(Quote);

    public EditPattern QuoteBackward => _quoteBackward ??= new EditPattern(Quote, backwards: true);

    public EditPattern BeforeBackward => _beforeBackward ??= new EditPattern(Before, backwards: true);

    public EditPattern AfterForward => _afterForward ??= new EditPattern(After);
}
