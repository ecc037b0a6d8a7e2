namespace OpinionLens.Discourse.Articles;

public enum TextKind { Original, Digest }

public enum Visibility { Public = 1, Members = 0 }

/// <summary>One text of an article, never edited.</summary>
public sealed class Revision : Kept
{
    public long ArticleId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; init; }

    /// <summary>SHA-256 of the imported bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>SHA-256 of the paragraphs' texts and roles: the same text from another file is "already there". Empty where the text was removed for good.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>The text was removed for good; number and address stay.</summary>
    public bool IsRemoved => TextSha256.Length == 0;
    public required string Who { get; init; }
    public DateTimeOffset When { get; init; }
    public string? Why { get; init; }
    public TextKind TextKind { get; init; }
    public Visibility Visibility { get; init; }

    /// <summary>Name of the imported file, without its folder; null for pasted text and packs.</summary>
    public string? FileName { get; init; }
}

/// <summary>The imported bytes of a revision, as they came. Kept apart: pages never load them.</summary>
public sealed class RevisionSource : Kept
{
    public long RevisionId { get; init; }
    public required byte[] Bytes { get; init; }
}
