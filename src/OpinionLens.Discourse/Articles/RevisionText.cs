using System.Security.Cryptography;
using System.Text;
using OpinionLens.Anchoring;

namespace OpinionLens.Discourse.Articles;

/// <summary>Where a passage stands in a revision: paragraph and sentence from 1, half-open UTF-16 offsets in the paragraph.</summary>
public readonly record struct Place(int Paragraph, int Sentence, int Start, int End);

/// <summary>
/// A revision as one text, paragraphs joined by a line break: what the anchoring library works on.
/// Translates between offsets of the whole text and places in paragraphs.
/// </summary>
public sealed class RevisionText
{
    private readonly IReadOnlyList<Paragraph> paragraphs;
    private readonly int[] starts;
    private TextIndex? index;

    /// <param name="paragraphs">All paragraphs of one revision, by ordinal from 1 without gaps.</param>
    public RevisionText(IReadOnlyList<Paragraph> paragraphs)
    {
        this.paragraphs = paragraphs;
        starts = new int[paragraphs.Count];
        var text = new StringBuilder();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (i > 0) text.Append('\n');
            starts[i] = text.Length;
            text.Append(paragraphs[i].Text);
        }
        Text = text.ToString();
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The text prepared for many quotes; made when first asked for.</summary>
    public TextIndex Index => index ??= TextAnchoring.Index(Text);

    /// <summary>The paragraphs it was made from.</summary>
    public IReadOnlyList<Paragraph> Paragraphs => paragraphs;

    /// <summary>The paragraph with that ordinal, or null.</summary>
    public Paragraph? Paragraph(int ordinal) => ordinal >= 1 && ordinal <= paragraphs.Count ? paragraphs[ordinal - 1] : null;

    /// <summary>Offset of the first unit of a paragraph in <see cref="Text"/>.</summary>
    public int StartOf(int ordinal) => starts[ordinal - 1];

    /// <summary>The span of the whole text that a place covers.</summary>
    public TextSpan SpanOf(Place place) => new(StartOf(place.Paragraph) + place.Start, StartOf(place.Paragraph) + place.End);

    /// <summary>The words at a place.</summary>
    public string WordsAt(Place place) => paragraphs[place.Paragraph - 1].Text[place.Start..place.End];

    /// <summary>The place of a span of the whole text, cut to the paragraph that holds most of it; null for an empty span or text.</summary>
    public Place? PlaceOf(TextSpan span)
    {
        Place? best = null;
        for (var i = Math.Max(0, FirstAtOrBefore(span.Start)); i < starts.Length && starts[i] < span.End; i++)
        {
            var from = Math.Max(span.Start - starts[i], 0);
            var to = Math.Min(span.End - starts[i], paragraphs[i].Text.Length);
            if (to > from && (best is not { } b || to - from > b.End - b.Start))
                best = new(paragraphs[i].Ordinal, paragraphs[i].SentenceAt(from), from, to);
        }
        return best;
    }

    /// <summary>SHA-256 over texts and roles, lower-case hexadecimal: two imports of the same text have the same.</summary>
    public string Sha256()
    {
        var all = string.Join('\n', paragraphs.Select(p => $"{Words.Of(p.Role)} {p.Text}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }

    private int FirstAtOrBefore(int offset)
    {
        var found = Array.BinarySearch(starts, offset);
        return found >= 0 ? found : ~found - 1;
    }
}
