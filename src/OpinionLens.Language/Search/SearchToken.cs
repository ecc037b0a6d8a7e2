namespace OpinionLens.Language;

/// <summary>A word as a search index keeps it, and where it stands: half-open <c>[Start, End)</c> in UTF-16 units of the text.</summary>
public readonly record struct SearchToken(string Token, int Start, int End);
