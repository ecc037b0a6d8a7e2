using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Discourse.Claims;

/// <summary>
/// Where a claim rests, told without the words. Who has the text can find the passage; who has not learns nothing but, by guessing, whether
/// a whole sentence they already think of is the one (docs/guide/packs.md).
/// </summary>
/// <param name="Salt">Key of the fingerprints, hexadecimal; one a pack.</param>
/// <param name="Paragraph">Ordinal in the text it was made on, from 1.</param>
/// <param name="Sentence">Number of its first sentence in that paragraph, from 1.</param>
/// <param name="Fingerprints">A 32-bit keyed fingerprint of each folded sentence the passage touches, in order.</param>
/// <param name="Start">Offset of the passage in the folded first sentence, UTF-16 units.</param>
/// <param name="End">Offset of its end (exclusive) in the folded last sentence.</param>
/// <param name="SimHash">A 64-bit keyed SimHash of the paragraph's words.</param>
public sealed record BlindAnchor(string Salt, int Paragraph, int Sentence, IReadOnlyList<uint> Fingerprints, int Start, int End, ulong SimHash)
{
    /// <summary>Tells a place without its words.</summary>
    public static BlindAnchor At(RevisionText text, Place place, string salt)
    {
        var paragraph = text.Paragraph(place.Paragraph)!;
        var last = paragraph.SentenceAt(place.End - 1);
        var sentences = Enumerable.Range(place.Sentence, last - place.Sentence + 1).Select(n => BlindSentence.Of(paragraph, n)).ToList();
        return new(salt, place.Paragraph, place.Sentence, [.. sentences.Select(s => s.Fingerprint(salt))],
            sentences[0].Fold(place.Start), sentences[^1].Fold(place.End), SimHashOf(paragraph.Text, salt));
    }

    /// <summary>SimHash of a paragraph's words: near for texts that share most of their words. Keyed, so that words cannot be looked up.</summary>
    public static ulong SimHashOf(string text, string salt)
    {
        var key = Convert.FromHexString(salt);
        Span<int> votes = stackalloc int[64];
        votes.Clear();
        foreach (var token in Language.TextAnalysis.SearchTokens(text))
        {
            var hash = BitConverter.ToUInt64(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(token.Token)));
            for (var bit = 0; bit < 64; bit++) votes[bit] += (hash >> bit & 1) == 1 ? 1 : -1;
        }
        ulong result = 0;
        for (var bit = 0; bit < 64; bit++) if (votes[bit] > 0) result |= 1UL << bit;
        return result;
    }

    /// <summary>Bits in which two SimHashes differ, 0 to 64.</summary>
    public static int Distance(ulong a, ulong b) => BitOperations.PopCount(a ^ b);
}

/// <summary>A sentence folded for fingerprints: case, quotation marks, dashes and blanks made alike, with a map back to the paragraph.</summary>
/// <remarks>Packs depend on this folding for ever: a change needs a new version of the pack format.</remarks>
internal sealed class BlindSentence
{
    private readonly string folded;
    private readonly int[] origin;
    private readonly int end;

    private BlindSentence(string folded, int[] origin, int end) => (this.folded, this.origin, this.end) = (folded, origin, end);

    /// <summary>Folds a sentence of a paragraph.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="number">Of the sentence, from 1.</param>
    public static BlindSentence Of(Paragraph paragraph, int number)
    {
        var (start, end) = (paragraph.Sentences[number - 1].Start, paragraph.Sentences[number - 1].End);
        var folded = new StringBuilder(end - start);
        var origin = new List<int>(end - start);
        for (var i = start; i < end; i++)
            foreach (var c in FoldUnit(paragraph.Text[i]))
            {
                if (c == ' ' && (folded.Length == 0 || folded[^1] == ' ')) continue;
                folded.Append(c);
                origin.Add(i);
            }
        return new(folded.ToString(), [.. origin], end);
    }

    public uint Fingerprint(string salt) =>
        BitConverter.ToUInt32(HMACSHA256.HashData(Convert.FromHexString(salt), Encoding.UTF8.GetBytes(folded.TrimEnd())));

    /// <summary>Offset in the folded sentence of an offset in the paragraph, clamped to the sentence.</summary>
    public int Fold(int offset)
    {
        var at = Array.BinarySearch(origin, offset);
        while (at > 0 && origin[at - 1] == offset) at--;
        return at >= 0 ? at : ~at;
    }

    /// <summary>Offset in the paragraph of an offset in the folded sentence, clamped to the sentence.</summary>
    public int Unfold(int offset) => offset <= 0 ? origin.Length > 0 ? origin[0] : end : offset >= origin.Length ? end : origin[offset];

    /// <summary>Offset in the paragraph just after the folded unit before <paramref name="offset"/>.</summary>
    public int UnfoldEnd(int offset) => offset <= 0 ? Unfold(0) : offset > origin.Length ? end : origin[offset - 1] + 1;

    private static string FoldUnit(char c) => c switch
    {
        '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u2060' => "",
        '“' or '”' or '„' or '‟' or '«' or '»' or '″' => "\"",
        '‘' or '’' or '‚' or '‛' or '‹' or '›' or '′' or '`' or '´' => "'",
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' => "-",
        '…' => "...",
        _ when char.IsWhiteSpace(c) => " ",
        _ when char.GetUnicodeCategory(c) == UnicodeCategory.Surrogate => c.ToString(),
        _ => char.ToLowerInvariant(c).ToString(),
    };
}
