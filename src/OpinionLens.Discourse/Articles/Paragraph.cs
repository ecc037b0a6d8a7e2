using OpinionLens.Language;

namespace OpinionLens.Discourse.Articles;

public enum ParagraphRole { Body, Heading, Byline, Footer }

/// <summary>One non-empty line or block of a revision. Its sentences are computed once, at import, so that <c>#p12s3</c> is for ever.</summary>
public sealed class Paragraph : Kept
{
    public long RevisionId { get; init; }

    /// <summary>From 1 over all paragraphs: by-lines, headings and footers count.</summary>
    public int Ordinal { get; init; }
    public ParagraphRole Role { get; init; }

    /// <summary>BCP-47, or null for the article's language.</summary>
    public string? Language { get; init; }

    /// <summary>The line or block with outer blanks trimmed, else unchanged.</summary>
    public required string Text { get; init; }

    /// <summary>Half-open, UTF-16 units of <see cref="Text"/>, in order, disjoint.</summary>
    public required List<Sentence> Sentences { get; init; }

    /// <summary>An editor has read it for all six claim types and found none.</summary>
    public bool NothingToClaim { get; set; }

    /// <summary>A paragraph with its sentences computed.</summary>
    /// <param name="revisionId">Revision it belongs to.</param>
    /// <param name="ordinal">From 1.</param>
    /// <param name="role">Role in the text.</param>
    /// <param name="text">Trimmed here.</param>
    public static Paragraph Of(long revisionId, int ordinal, ParagraphRole role, string text)
    {
        var trimmed = text.Trim();
        return new() { RevisionId = revisionId, Ordinal = ordinal, Role = role, Text = trimmed, Sentences = [.. TextAnalysis.Sentences(trimmed)] };
    }

    /// <summary>Number (from 1) of the sentence in which the unit at <paramref name="offset"/> stands; between two sentences, the earlier one.</summary>
    public int SentenceAt(int offset)
    {
        var number = 1;
        for (var i = 0; i < Sentences.Count && Sentences[i].Start <= offset; i++) number = i + 1;
        return number;
    }
}
