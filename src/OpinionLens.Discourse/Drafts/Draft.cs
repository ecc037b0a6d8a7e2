namespace OpinionLens.Discourse.Drafts;

/// <summary>What an editor has typed and not saved: nobody else sees it, nothing counts it, and it goes when the form is saved or thrown away.</summary>
public sealed class Draft : Kept
{
    /// <summary>Whose it is, as the change log names them.</summary>
    public required string Who { get; init; }

    /// <summary>Which form: one draft an editor and place.</summary>
    public required string Place { get; init; }

    /// <summary>The article it is about, or null: its draft may hold words of a Members text.</summary>
    public long? ArticleId { get; set; }

    /// <summary>The form's fields, JSON.</summary>
    public required string Fields { get; set; }

    /// <summary>An uploaded file that waits with it, or null.</summary>
    public byte[]? Bytes { get; set; }
    public DateTimeOffset At { get; set; }
}
