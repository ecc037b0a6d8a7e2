using OpinionLens.Discourse.Articles;

namespace OpinionLens.Import;

/// <summary>A text as it was read, with what is still open.</summary>
/// <param name="Text">Without a date where <paramref name="Choice"/> or <paramref name="UnreadDate"/> is there.</param>
/// <param name="Choice">Both readings of a date that can be two, or null.</param>
/// <param name="UnreadDate">The words of a date that cannot be read, or null.</param>
/// <param name="Notes">What reading has changed, one sentence each; empty where the text is as it came.</param>
public sealed record ReadDraft(ImportedText Text, DateChoice? Choice, string? UnreadDate, IReadOnlyList<string> Notes);
