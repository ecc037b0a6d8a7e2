namespace OpinionLens.Discourse.Changes;

/// <summary>An entry of the append-only log: who, when, what, before and after. The audit trail, and what undo reads.</summary>
public sealed class Change : Kept
{
    public DateTimeOffset At { get; init; }
    public required string Who { get; init; }

    /// <summary>What was done, as <c>noun.verb</c>: <c>article.import</c>, <c>claim.add</c>, <c>pack.import</c>.</summary>
    public required string Verb { get; init; }
    public long? ArticleId { get; init; }
    public long? SubjectId { get; init; }

    /// <summary>A bulk action is one entry that names its batch; null for a single one.</summary>
    public string? Batch { get; init; }

    /// <summary>Of an undo or a redo: the change that it takes back or brings again. An odd number of such entries means: undone.</summary>
    public long? Undoes { get; init; }

    /// <summary>One line for people. Never article text.</summary>
    public required string Summary { get; init; }

    /// <summary>JSON; null where there was nothing before. What undo reads is kept row by row beside the log.</summary>
    public string? Before { get; init; }

    /// <summary>JSON; null where nothing is left.</summary>
    public string? After { get; init; }
}
