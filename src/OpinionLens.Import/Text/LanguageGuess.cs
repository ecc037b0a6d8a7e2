using Lingua;
using OpinionLens.Discourse.Articles;
using Tongue = Lingua.Language;

namespace OpinionLens.Import.Text;

/// <summary>The language of a text that does not tell it, among sixteen. A language outside them is taken for the nearest inside: who knows it says so.</summary>
internal static class LanguageGuess
{
    /// <summary>Below this a guess is a coin thrown.</summary>
    private const int FewestLetters = 40;

    /// <summary>More tells no more: a page of text.</summary>
    private const int Sample = 3000;

    // Trigrams alone: full accuracy would need ten times the memory for words and short phrases, which articles are not. Built at the first text that needs it, once.
    private static readonly Lazy<LanguageDetector> Detector = new(() => LanguageDetectorBuilder.FromLanguages(
        Tongue.English, Tongue.French, Tongue.German, Tongue.Spanish, Tongue.Italian, Tongue.Portuguese, Tongue.Dutch, Tongue.Polish,
        Tongue.Russian, Tongue.Ukrainian, Tongue.Turkish, Tongue.Arabic, Tongue.Swedish, Tongue.Danish, Tongue.Czech, Tongue.Chinese).WithLowAccuracyMode().Build());

    /// <summary>BCP-47, or null where there is too little text.</summary>
    public static string? Of(IReadOnlyList<ImportedParagraph> paragraphs)
    {
        var text = string.Join('\n', paragraphs.Where(p => p.Role is ParagraphRole.Body or ParagraphRole.Heading).Select(p => p.Text));
        if (text.Length > Sample) text = text[..Sample];
        if (text.Count(char.IsLetter) < FewestLetters) return null;
        var found = Detector.Value.DetectLanguageOf(text);
        return found == Tongue.Unknown ? null : found.IsoCode6391().ToString().ToLowerInvariant();
    }
}
