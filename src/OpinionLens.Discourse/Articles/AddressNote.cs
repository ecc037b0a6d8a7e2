namespace OpinionLens.Discourse.Articles;

/// <summary>What an address of an earlier revision leads to now.</summary>
public enum AddressFate
{
    /// <summary>To the same paragraph, whose words differ.</summary>
    Changed,

    /// <summary>To something else: what it led to stands elsewhere.</summary>
    Elsewhere,

    /// <summary>What it led to is gone.</summary>
    Cut,
}

/// <summary>Sentences by number, both ends included.</summary>
public readonly record struct SentenceRun(int First, int Last);

/// <summary>What a reader must know who comes to a paragraph by an address that was given in an earlier revision.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Sentences">The sentences of the paragraph it is about; null for the paragraph.</param>
/// <param name="Paragraphs">Where it stands now; empty exactly for what was cut.</param>
/// <param name="Now">The sentences of the one paragraph where it stands now; null for whole paragraphs and for what was cut.</param>
/// <param name="Revisions">Numbers of the earlier revisions of which this is true, rising.</param>
public sealed record AddressNote(AddressFate Fate, SentenceRun? Sentences, IReadOnlyList<int> Paragraphs, SentenceRun? Now, IReadOnlyList<int> Revisions);

/// <summary>A paragraph's number that meant something else before.</summary>
/// <param name="Paragraph">The number; the text may have fewer paragraphs now.</param>
/// <param name="Sentences">The most sentences that a paragraph of this number had in an earlier revision.</param>
/// <param name="Notes">At least one; those of the paragraph come first.</param>
public sealed record AddressStop(int Paragraph, int Sentences, IReadOnlyList<AddressNote> Notes);
