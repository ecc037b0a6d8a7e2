using OpinionLens.Anchoring.Matching;
using OpinionLens.Anchoring.Text;

namespace OpinionLens.Anchoring;

/// <summary>A text made ready for many quotes. Its answers never change; safe to share between threads.</summary>
public sealed class TextIndex
{
    private readonly Lazy<GramIndex> _grams;
    private readonly Lazy<WordIndex> _words;

    internal TextIndex(string text)
        : this(text ?? throw new ArgumentNullException(nameof(text)), FoldedText.Of(text))
    {
    }

    internal TextIndex(string text, FoldedText folded)
    {
        Text = text;
        Folded = folded;
        _grams = new Lazy<GramIndex>(() => new GramIndex(folded.Text));
        _words = new Lazy<WordIndex>(() => new WordIndex(folded.Text));
    }

    /// <summary>The text as given.</summary>
    public string Text { get; }

    internal FoldedText Folded { get; }

    internal GramIndex Grams => _grams.Value;

    internal PatternPool Patterns { get; } = new();

    internal WordIndex Words => _words.Value;
}
