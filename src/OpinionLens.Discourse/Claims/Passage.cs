using OpinionLens.Anchoring;
using OpinionLens.Discourse.Articles;

namespace OpinionLens.Discourse.Claims;

/// <summary>
/// The words a claim rests on, inside one paragraph. It keeps how it was first described (quote, context, position) or, where it came
/// without the words, its <see cref="BlindAnchor"/>; where it stands in each revision is a <see cref="PassageAnchor"/>.
/// </summary>
public sealed class Passage : Kept
{
    public long ClaimId { get; init; }
    public long ArticleId { get; init; }

    /// <summary>From 1 within the claim.</summary>
    public int Ordinal { get; init; }

    /// <summary>Where it rests, told without the words; null for passages made on the text itself.</summary>
    public BlindAnchor? Blind { get; set; }
}

/// <summary>Where a passage stands in one revision.</summary>
public sealed class PassageAnchor : Kept
{
    public long PassageId { get; init; }
    public long ClaimId { get; init; }
    public long ArticleId { get; init; }

    /// <summary>Number of the revision.</summary>
    public int Revision { get; init; }

    /// <summary>From 1; null exactly for an orphan.</summary>
    public int? Paragraph { get; set; }
    public int? Sentence { get; set; }

    /// <summary>Half-open UTF-16 offsets in the paragraph; null exactly for an orphan.</summary>
    public int? Start { get; set; }
    public int? End { get; set; }

    /// <summary>The slice of the paragraph; for an orphan the old quote.</summary>
    public required string Quote { get; set; }

    /// <summary>Up to 32 units before and after, as the W3C's TextQuoteSelector has them.</summary>
    public string Prefix { get; set; } = "";
    public string Suffix { get; set; } = "";
    public AnchorState State { get; set; }

    /// <summary>0 to 1.</summary>
    public double Similarity { get; set; } = 1;

    /// <summary>How it was found: the anchoring library's word.</summary>
    public string Method { get; set; } = "asserted";

    /// <summary>Lead over the second best candidate, 0 to 1.</summary>
    public double Margin { get; set; } = 1;

    /// <summary>Whether the quote comes from a text that only members may read.</summary>
    public Visibility Visibility { get; set; }

    /// <summary>The method of an anchor that an editor has settled: where it stands, or that it stands nowhere.</summary>
    public const string SettledMethod = "settled";

    /// <summary>Whether its words are the words the claim rests on, or an editor has decided where it stands.</summary>
    public bool IsSettled => Method == SettledMethod || State is AnchorState.Exact or AnchorState.Moved;

    /// <summary>Whether its words changed or are gone and no editor has decided yet.</summary>
    public bool Waits => !IsSettled;

    /// <summary>Takes over where another stands, and how it was found.</summary>
    public void MoveTo(PassageAnchor to)
    {
        (Paragraph, Sentence, Start, End) = (to.Paragraph, to.Sentence, to.Start, to.End);
        (Quote, Prefix, Suffix) = (to.Quote, to.Prefix, to.Suffix);
        (State, Similarity, Method, Margin, Visibility) = (to.State, to.Similarity, to.Method, to.Margin, to.Visibility);
    }

    /// <summary>The place, or null for an orphan.</summary>
    public Place? Place => Paragraph is { } p && Sentence is { } s && Start is { } from && End is { } to ? new(p, s, from, to) : null;
}
