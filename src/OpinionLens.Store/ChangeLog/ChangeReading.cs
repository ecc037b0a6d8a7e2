using OpinionLens.Discourse;
using OpinionLens.Discourse.Changes;

namespace OpinionLens.Store.ChangeLog;

/// <summary>What a list of changes is narrowed to. Null means any.</summary>
/// <param name="Who">As the log names them.</param>
/// <param name="Article">Slug.</param>
/// <param name="Subject">Id of a claim, an actor, a topic or a proposition: its history.</param>
/// <param name="Verb">A whole verb (<c>claim.add</c>) or its noun (<c>claim</c>).</param>
/// <param name="Batch">Of a bulk action.</param>
/// <param name="From">First day, UTC.</param>
/// <param name="To">Last day, UTC.</param>
public sealed record ChangeFilter(string? Who = null, string? Article = null, long? Subject = null, string? Verb = null, string? Batch = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>A change as pages tell it.</summary>
/// <param name="Change">The entry.</param>
/// <param name="ArticleSlug">Of its article, or null.</param>
/// <param name="IsUndone">Taken back, and not brought again.</param>
/// <param name="CanTurn">Can be taken back, or brought again: row by row it is kept what it did.</param>
/// <param name="Rows">How many rows it touched by itself; what came along with them is not counted.</param>
/// <param name="Fields">What became of which field, where few rows were touched; empty for bulk actions.</param>
public sealed record ChangeReading(Change Change, string? ArticleSlug, bool IsUndone, bool CanTurn, int Rows, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>The line of exports and of the command line.</summary>
    public ChangeLine ToLine() => new(LensId.Format(Change.Id), Change.At, Change.Who, Change.Verb, Change.Summary, ArticleSlug, Change.SubjectId is { } s ? LensId.Format(s) : null, Change.Batch,
        Change.Undoes is { } u ? LensId.Format(u) : null, IsUndone, Fields);
}

/// <summary>One field of one row before and after, in words for people: names instead of ids.</summary>
/// <param name="Kind">Of the row: <c>claim</c>, <c>passageAnchor</c>.</param>
/// <param name="Id">Of the row, base 32.</param>
/// <param name="Action"><c>added</c>, <c>changed</c> or <c>removed</c>.</param>
/// <param name="Field">Name of the column; null for a row that was added or removed whole.</param>
/// <param name="Before">Null where there was nothing.</param>
/// <param name="After">Null where nothing is left.</param>
public sealed record FieldChange(string Kind, string Id, string Action, string? Field, string? Before, string? After);

/// <summary>A change as JSON: one object a line.</summary>
public sealed record ChangeLine(
    string Id, DateTimeOffset At, string Who, string Verb, string Summary, string? Article, string? Subject, string? Batch, string? Undoes, bool Undone, IReadOnlyList<FieldChange> Fields);

/// <summary>A claim that was made and taken back, without its words.</summary>
/// <param name="At">When it was taken back.</param>
/// <param name="ArticleSlug">Where it was made; null where the article is gone too.</param>
/// <param name="ArticleTitle">Of that article.</param>
public sealed record TakenBack(DateTimeOffset At, string? ArticleSlug, string? ArticleTitle);
